-- Every kind of statement.
for i = 10, 1, -3 do io.write(i, " ") end print()
for i = 1, 0 do print("never") end
for i = 0.5, 2 do io.write(i, ";") end print()
local function iter(t) local i = 0 return function() i = i + 1; if t[i] then return i, t[i] end end end
for i, v in iter({"a", "b"}) do print(i, v) end

for i = 1, 5 do
  if i == 2 then goto continue end
  local kept = i * 10
  if i == 4 then break end
  print(i, kept)
  ::continue::
end

do
  local i = 1
  ::top::
  local doubled = i * 2
  print("top", doubled)
  i = i + 1
  if i < 4 then goto top end
end

for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto next_i end
    print(i, j)
  end
  ::next_i::
end

while true do
  local x = 0
  repeat local y = x; x = x + 1 until y >= 2
  print(x)
  if x then break end
end

local function grade(n)
  if n > 90 then return "A"
  elseif n > 80 then local near = 90 - n; return "B", near
  elseif n > 70 then
    local c = "C"
  else
    do return "D" end
  end
  return "E"
end
print(grade(95)) print(grade(85)) print(grade(75)) print(grade(5))

local a, b, c = (function() return 1, 2, 3 end)()
print(a, b, c)
a, b = b, a
print(a, b)
local t = {f = {g = {}}}
function t.f.g.h(x) return x * 2 end
function t.f:m(x) return self == t.f, x end
print(t.f.g.h(4), t.f:m(5))
t[1], t[2], t.n = 1, 2, #t
print(t[1], t[2], t.n)
total = 0
for i = 1, 3 do total = total + i end
function global(x) return x + total end
print(total, global(1))
local empty
print(empty)
do end
while false do end
if nil then else end
;
print(("x"):rep(3), #"abc", -(-2), not nil, 2 ^ 3 ^ 2, 1 .. 2, 7 % 3, "a" < "b")
