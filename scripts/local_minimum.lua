-- Two starts end in two minima: where SGD stops depends on where it begins.
-- Run it with: nnlua scripts/local_minimum.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F = chainer.functions
local Variable = chainer.Variable

-- A hill with two valleys. The left one is deeper.
local w = Variable(np.array{0}, "w")
local function lossfun()
  return F.sum(w ^ 4 - 4 * w ^ 2 + w)
end

local function train(start)
  w.data = np.array{start}
  local path = {start}
  for i = 1, 25 do
    w:cleargrad()
    lossfun():backward()
    w.data = w.data - 0.03 * w.grad
    path[#path + 1] = w.data:item()
  end
  print(string.format("start %4.1f  end %6.3f  loss %6.3f", start, path[#path], lossfun():item()))
  return path
end

local starts = {-0.2, 0.6}
plt.figure{figsize = {10, 4}}
for i, start in ipairs(starts) do
  plt.subplot(1, 2, i)
  plt.landscape(lossfun, w, {span = {-2.2, 2.2}, path = train(start)})
  plt.title("start at w = " .. start)
end
plt.tight_layout()
plt.show()
