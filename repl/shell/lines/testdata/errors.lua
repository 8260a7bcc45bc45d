-- Errors say the same, and what was caught leaves the rest as it was.
print(pcall(function() local t; t.x = 1 end))
print(pcall(function() local n = 1; return n + {} end))
print(select(2, pcall(function() error({code = 5}) end)).code)
print(pcall(error, "plain", 0))
local function thrower(level)
  local message = "level " .. level
  error(message, level)
end
print(pcall(function() thrower(1) end))
print(pcall(function()
  thrower(2)
end))
print(xpcall(function() local a = 1; local b = a .. nil end, function(m) return "handled: " .. m end))
local kept
for i = 1, 3 do
  local ok, e = pcall(function()
    local inner = i * 10
    kept = function() return inner end
    if i == 2 then error("two") end
    return inner
  end)
  print(i, ok, e)
end
print(kept())
local after = "intact"
print(after)
print(pcall(string.rep))
print(select(2, pcall(function() undefined_thing() end)))
print(loadstring("local x = 5; return x")())
print(loadstring("x ="))
local deep = 0
local function deeper(n) deep = deep + 1; if n == 0 then error("bottom") end return 1 + deeper(n - 1) end
print(pcall(deeper, 150))
print(deep)
local function f(x)
  local y = x * 2
  return y.z.w
end
f(1)
