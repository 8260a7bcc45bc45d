-- A model of one weight and one bias.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local model = L.Linear(1, 1, {initialW = weights(1, 1)})
local optimizer = chainer.optimizers.SGD():setup(model)
local x = chainer.Variable(np.array{{1}, {2}, {7}})
local t = chainer.Variable(np.array{{2}, {4}, {14}})

measure(function()
  model:cleargrads()
  local loss = F.mean_squared_error(model(x), t)
  loss:backward()
  optimizer:update()
  return loss
end)
