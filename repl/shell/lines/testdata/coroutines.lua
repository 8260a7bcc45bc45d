-- Coroutines have stacks of their own.
local function gen(n)
  return coroutine.wrap(function()
    for i = 1, n do
      local square = i * i
      coroutine.yield(i, square)
    end
    return "end"
  end)
end
local g = gen(2)
print(g()) print(g()) print(g())
local co = coroutine.create(function(a, b)
  local c = coroutine.yield(a + b)
  local d, e = coroutine.yield(c * 2)
  return d + e
end)
print(coroutine.resume(co, 1, 2))
print(coroutine.resume(co, 10))
print(coroutine.status(co))
print(coroutine.resume(co, 3, 4))
print(coroutine.status(co))
print(coroutine.resume(co))
local function permute(list, n)
  n = n or #list
  if n <= 1 then coroutine.yield(table.concat(list)) end
  for i = 1, n do
    list[n], list[i] = list[i], list[n]
    permute(list, n - 1)
    list[n], list[i] = list[i], list[n]
  end
end
for word in coroutine.wrap(function() permute({"a", "b", "c"}) end) do io.write(word, " ") end
print()
local outer = coroutine.wrap(function()
  local inner = coroutine.wrap(function() coroutine.yield(1); coroutine.yield(2) end)
  local x = inner()
  coroutine.yield(x)
  x = inner()
  coroutine.yield(x)
end)
print(outer(), outer())
local bad = coroutine.create(function() local x = nil; return x.y end)
print(coroutine.resume(bad))
