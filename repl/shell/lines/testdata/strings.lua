-- Text: long strings, escapes, comments that look like code.
local long = [[
first line is skipped
"quotes" and \n stay
]]
print(long, #long)
local level = [==[
]] does not end it ]=]
]==]
print(level)
--[[ local function hidden()
return end ]]
--[==[
x = 1 ]] y = 2
]==]
---[[ this line runs
print("after comments")
--]]
print("tab\tnew\\n\"quoted\" \65\066 \'single\' " .. 'it\'s')
print("a\
b")
print(#"\0x", ("%q"):format('say "hi"\n'))
print(("%5.2f|%-5d|%05d|%s|%x|%c|%%"):format(3.14159, 42, 42, "s", 255, 65))
for word, n in ("one=1, two=2"):gmatch("(%w+)=(%w+)") do
  local upper = word:upper()
  io.write(upper, n, " ")
end
print()
print(("hello"):gsub("l+", function(m) local n = #m; return "<" .. n .. ">" end))
print(("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
print(("abc"):find("b", 1, true), ("abc"):byte(1, -1))
local parts = {}
for c in ("x,y,,z"):gmatch("([^,]*)") do parts[#parts + 1] = "[" .. c .. "]" end
print(table.concat(parts))
print(tostring(nil), tostring(1e15), tostring(0.1), 1e3, 0x10, 3., .5)
