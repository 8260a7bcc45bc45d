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
