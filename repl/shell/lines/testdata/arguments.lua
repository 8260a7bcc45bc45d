-- Any number of arguments and results.
local function count(...) return select("#", ...) end
print(count(), count(nil), count(nil, nil))
local function rest(first, ...)
  local a, b = ...
  local list = {...}
  return first, a, b, #list, (...)
end
print(rest(1, 2, 3, 4))
local function old(...)
  local n = arg.n
  return n, arg[1]
end
print(old("x", "y"))
local function inner(...)
  local n = select("#", ...)
  return (function(...) return n, select("#", ...) end)(1, ...)
end
print(inner(5, 6))
local function tail(n, ...) if n == 0 then return ... end return tail(n - 1, n, ...) end
print(tail(5))
local function deep(n) if n == 0 then return "done" end return deep(n - 1) end
print(deep(100000))
print(select("#", unpack({1, 2, nil, 4}, 1, 4)))
print((rest(1, 2)))
print(pcall(function(...) local x = ... ; return x, ... end, 7, 8))
local args = ...
print(args == nil)
local function passes(...) return ... end
print(passes(), (passes()), (passes(1, 2)), passes(nil, nil))
print(#{passes(1, 2)}, #{passes(), passes(1, 2)})
local function keep(...) local a, b = ..., "last"; return a, b end
print(keep(1, 2), keep())
local function sum(first, ...)
  if first == nil then return 0 end
  return first + sum(...)
end
print(sum(1, 2, 3, 4, 5))
local function loop(...)
  local total = 0
  for i = 1, select("#", ...) do
    local v = select(i, ...)
    total = total + (v or 0)
  end
  for _, v in ipairs({...}) do total = total + v end
  return total
end
print(loop(1, 2, nil, 4))
local function defaults(a, b) a = a or "a"; b = b == nil and "b" or b; return a, b end
print(defaults(), defaults(1), defaults(nil, false))
local obj = {n = 1}
function obj:many(...) local n = select("#", ...); return self.n, n, ... end
function obj.dot(...) return select("#", ...) end
print(obj:many(), obj:many(nil), obj.dot(1, 2), obj:dot())
print(pcall(passes, 1, nil, 3))
print((select(-1, 1, 2, 3)), select(2, "a", "b", "c"))
print(math.max(passes(3, 1, 2)), string.char(passes(72, 105)))
