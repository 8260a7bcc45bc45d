-- Who shares which variable.
local function pair()
  local shared = 0
  return {
    inc = function(by) shared = shared + (by or 1); return shared end,
    get = function() return shared end,
    sub = function() local mine = shared; return function() mine = mine + 1; shared = shared + mine; return mine, shared end end,
  }
end
local p, q = pair(), pair()
p.inc() p.inc(5) q.inc()
print(p.get(), q.get())
local s = p.sub()
print(s()) print(s()) print(p.get())

-- In loops that are left in every possible way.
local kept = {}
for i = 1, 4 do
  local v = i
  kept[#kept + 1] = function() v = v + 10; return v end
  if i == 3 then break end
end
print(#kept, kept[1](), kept[1](), kept[3]())
local function find(list, want)
  for i, v in ipairs(list) do
    local at = i
    kept.found = function() at = at + 1; return at end
    if v == want then return at end
  end
end
print(find({"a", "b", "c"}, "b"), kept.found(), kept.found())
local w = 0
while true do
  w = w + 1
  local mine = w
  kept[w] = function() return mine end
  if w >= 3 then break end
end
print(kept[1](), kept[2](), kept[3]())
local r = 0
repeat
  r = r + 1
  local mine = r * 2
  local check = function() return mine >= 6 end
  kept[r] = check
until check()
print(r, kept[1](), kept[3]())
for i = 1, 3 do
  for j = 1, 3 do
    local cell = i * 10 + j
    kept[cell] = function() cell = cell + 100; return cell end
  end
end
print(kept[11](), kept[11](), kept[33](), kept[12]())

-- An argument is a variable like any other.
local function box(x) return function(v) if v ~= nil then x = v end return x end end
local b1, b2 = box(1), box(2)
b1("changed")
print(b1(), b2())
local function methods(self) function self:set(v) self.v = v; return self end return self end
print(methods({}):set(4).v)

-- Functions in expressions, in tables, as arguments, called at once.
print((function(...) local n = select("#", ...); return n, ... end)(1, nil, 3))
local ops = {["+"] = function(a, b) return a + b end, ["-"] = function(a, b) local d = a - b; return d end}
print(ops["+"](1, 2), ops["-"](1, 2))
local function compose(f, g) return function(...) local inner = g(...); return f(inner) end end
print(compose(function(x) return x * 2 end, function(x, y) return x + y end)(3, 4))
local function curry(f, n)
  if n == 1 then return f end
  return function(a) return curry(function(...) return f(a, ...) end, n - 1) end
end
print(curry(function(a, b, c) return a .. b .. c end, 3)("x")("y")("z"))
local memo = setmetatable({}, {__index = function(t, n) local v = n < 2 and n or t[n - 1] + t[n - 2]; t[n] = v; return v end})
print(memo[30])
local function Y(f) return (function(x) return x(x) end)(function(x) return f(function(...) return x(x)(...) end) end) end
print(Y(function(self) return function(n) if n == 0 then return 1 end return n * self(n - 1) end end)(5))
do
  local hidden = "outer"
  function reveal() return hidden end
  local hidden = "inner"
  print(reveal(), hidden)
end
local depth1 = 1
local function f1() local depth2 = 2
  local function f2() local depth3 = 3
    local function f3() depth1, depth2, depth3 = depth1 + 1, depth2 + 1, depth3 + 1; return depth1, depth2, depth3 end
    return f3
  end
  return f2()
end
local f3 = f1()
print(f3()) print(f3()) print(depth1)
print(setfenv and select("#", getfenv(1)))
local env = {print = print}
local function global() value = (value or 0) + 1; return value end
if setfenv then setfenv(global, env) end
print(global(), global(), env.value, rawget(_G, "value"))
