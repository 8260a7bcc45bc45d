-- Closures and recursion.
local function counter(start)
  local n = start
  return function()
    n = n + 1
    return n
  end
end

local up = counter(5)
up()
print(up())

local function fact(n)
  if n <= 1 then
    return 1
  end
  return n * fact(n - 1)
end

total = 0
for i = 1, 3 do
  local f = fact(i)
  total = total + f
end

local co = coroutine.wrap(function(a)
  local b = coroutine.yield(a * 2)
  coroutine.yield(b * 3)
end)
local x = co(10)
x = co(x)
local t = {first = 1, list = {1, 2}}
t.first = 2
t.list[3] = 30
t.other = "new"
print(total, x)

local fs = {}
for i = 1, 2 do
  local count = 10 * i
  fs[i] = function()
    count = count + 1
    return count
  end
end
fs[1]()
fs[2]()
