-- y = sum(tanh(2x + 1)) of a million numbers, there and back.
local np, chainer, measure = require "numpy", require "chainer", require "measure"
local F = chainer.functions

np.random.seed(0)
local x = chainer.Variable(np.random.uniform(-1, 1, 1000000):astype("float32"))

measure(function()
  x:cleargrad()
  local y = F.sum(F.tanh(2 * x + 1))
  y:backward()
  return y
end)
