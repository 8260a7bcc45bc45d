-- Coroutines, text that is loaded, loops of every kind, and an error inside of a coroutine.
local made = loadstring("local hidden = 5; made_there = hidden + 1; return made_there")
print(made())
local n = 0
while n < 2 do
  n = n + 1
end
repeat
  n = n - 1
until n == 0
for k, v in pairs({a = 1}) do
  if v > 1 then goto continue end
  n = n + v
  ::continue::
end
local gen = coroutine.wrap(function(a)
  local b = a + 1
  coroutine.yield(b)
  error("inside")
end)
for i = 1, 2 do
  local got = gen(i)
end
