-- LeNet: two convolutions with pooling, two layers, batch 64, momentum SGD.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local xs, ts = {}, {}
for i = 1, 10 do
  xs[i] = np.random.uniform(0, 1, {64, 1, 28, 28}):astype("float32")
  ts[i] = np.random.randint(0, 10, 64):astype("int32")
end

local LeNet = chainer.Chain:extend("LeNet")

function LeNet:init()
  self.conv1 = L.Convolution2D(1, 20, 5, {initialW = weights(20, 1, 5, 5)})
  self.conv2 = L.Convolution2D(20, 50, 5, {initialW = weights(50, 20, 5, 5)})
  self.l1 = L.Linear(800, 500, {initialW = weights(500, 800)})
  self.l2 = L.Linear(500, 10, {initialW = weights(10, 500)})
end

function LeNet:forward(x)
  local h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
  h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
  return self.l2(F.relu(self.l1(h)))
end

local model = LeNet()
local optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9):setup(model)
local i = 0

measure(function()
  i = i % 10 + 1
  local loss = F.softmax_cross_entropy(model(xs[i]), ts[i])
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
