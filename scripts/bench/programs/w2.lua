-- A small network of tanh, 2-16-16-1, batch 4, SGD.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local MLP = chainer.Chain:extend("MLP")

function MLP:init()
  self.l1 = L.Linear(2, 16, {initialW = weights(16, 2)})
  self.l2 = L.Linear(16, 16, {initialW = weights(16, 16)})
  self.l3 = L.Linear(16, 1, {initialW = weights(1, 16)})
end

function MLP:forward(x) return self.l3(F.tanh(self.l2(F.tanh(self.l1(x))))) end

local model = MLP()
local optimizer = chainer.optimizers.SGD(0.1):setup(model)
local x = chainer.Variable(np.array{{0, 0}, {0, 1}, {1, 0}, {1, 1}})
local t = chainer.Variable(np.array{{0}, {1}, {1}, {0}})

measure(function()
  local loss = F.mean_squared_error(model(x), t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
