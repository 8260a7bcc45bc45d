-- A network for pictures of digits, 784-1000-1000-10, batch 100, Adam.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local xs, ts = {}, {}
for i = 1, 10 do
  xs[i] = np.random.uniform(0, 1, {100, 784}):astype("float32")
  ts[i] = np.random.randint(0, 10, 100):astype("int32")
end

local MLP = chainer.Chain:extend("MLP")

function MLP:init()
  self.l1 = L.Linear(784, 1000, {initialW = weights(1000, 784)})
  self.l2 = L.Linear(1000, 1000, {initialW = weights(1000, 1000)})
  self.l3 = L.Linear(1000, 10, {initialW = weights(10, 1000)})
end

function MLP:forward(x) return self.l3(F.relu(self.l2(F.relu(self.l1(x))))) end

local model = MLP()
local optimizer = chainer.optimizers.Adam():setup(model)
local i = 0

measure(function()
  i = i % 10 + 1
  local loss = F.softmax_cross_entropy(model(xs[i]), ts[i])
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
