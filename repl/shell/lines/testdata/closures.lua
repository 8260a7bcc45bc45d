-- Closures share the variables they capture, and every round of a loop has its own.
local function counter()
  local n = 0
  return function() n = n + 1; return n end, function() return n end
end
local up, get = counter()
up(); up()
print(get())

local fs = {}
for i = 1, 3 do
  local square = i * i
  fs[i] = function() square = square + 1; return i, square end
end
for i = 1, 3 do print(fs[i]()) print(fs[i]()) end

local gs = {}
for k, v in pairs({10, 20}) do gs[#gs + 1] = function() return k + v end end
print(gs[1](), gs[2]())

local hs, i = {}, 0
while i < 3 do
  i = i + 1
  local j = i
  hs[i] = function() j = j * 2; return j end
  if i == 2 then break end
end
print(hs[1](), hs[1](), hs[2]())

local rs, n = {}, 0
repeat
  n = n + 1
  local last = n
  rs[n] = function() return last end
until last >= 3
print(rs[1](), rs[2](), rs[3]())

-- A variable of the same name hides the outer one until the block ends.
local x = 1
do
  local x = x + 1
  do local x = x + 1; print(x) end
  print(x)
  x = 10
end
print(x)
local x = x + 100
print(x)
local function shadow(x) local x = x or "none"; return function() return x end end
print(shadow()(), shadow(5)())

-- Functions that call themselves and each other.
local function fact(n) if n <= 1 then return 1 end return n * fact(n - 1) end
print(fact(10))
local even, odd
function even(n) if n == 0 then return true end return odd(n - 1) end
function odd(n) if n == 0 then return false end return even(n - 1) end
print(even(100), odd(7))
local loop = function(n) return n end
print(loop(3))
