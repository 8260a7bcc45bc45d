-- Photographs from files, cut to 64 x 64, train a small convolutional network.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local photos = chainer.datasets.LabeledImageDataset(arg[2] .. "/labels.txt", arg[2])
local it = chainer.iterators.MultithreadIterator(photos, 50, {shuffle = false, n_threads = 2})

local CNN = chainer.Chain:extend("CNN")

function CNN:init()
  self.conv1 = L.Convolution2D(3, 16, 3, {pad = 1, initialW = weights(16, 3, 3, 3)})
  self.conv2 = L.Convolution2D(16, 32, 3, {pad = 1, initialW = weights(32, 16, 3, 3)})
  self.l1 = L.Linear(8192, 10, {initialW = weights(10, 8192)})
end

function CNN:forward(x)
  local h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
  h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
  return self.l1(h)
end

local model = CNN()
local optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9):setup(model)

measure(function()
  local x, t = chainer.dataset.concat_examples(it:next())
  x = F.resize_images(x / 255, {64, 64})
  local loss = F.softmax_cross_entropy(model(x), t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
