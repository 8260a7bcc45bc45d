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
-- Producers and consumers, and values through for.
local function filter(p, gen)
  return coroutine.wrap(function()
    for v in gen do
      local keep = p(v)
      if keep then coroutine.yield(v) end
    end
  end)
end
local function range(n) return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end) end
for v in filter(function(x) return x % 3 == 0 end, filter(function(x) return x % 2 == 0 end, range(20))) do io.write(v, " ") end
print()
for a, b in coroutine.wrap(function() local n = 0; repeat n = n + 1; coroutine.yield(n, n * n) until n == 3 end) do print(a, b) end
local function tree(t) if t then tree(t.left); local v = t.value; coroutine.yield(v); tree(t.right) end end
for v in coroutine.wrap(function() tree({value = 2, left = {value = 1}, right = {value = 3}}) end) do io.write(v, " ") end
print()
print(coroutine.running() == nil, select("#", coroutine.running()))
local seen
local self = coroutine.create(function() seen = coroutine.running(); local s = coroutine.status(seen); coroutine.yield(s) end)
print(coroutine.resume(self))
print(seen == self, coroutine.status(self))
local shared = 0
local workers = {}
for i = 1, 3 do
  workers[i] = coroutine.create(function()
    for round = 1, 2 do
      local add = i * round
      shared = shared + add
      coroutine.yield(shared)
    end
    return "done " .. i
  end)
end
for round = 1, 3 do
  for i, worker in ipairs(workers) do print(round, i, select(2, coroutine.resume(worker))) end
end
local echo = coroutine.wrap(function(...) local args = {...}; while true do args = {coroutine.yield(unpack(args))} end end)
print(echo(1, 2)) print(echo()) print(echo(nil, 3))
local dead = coroutine.wrap(function() return "once" end)
print(dead())
print(pcall(dead))
