-- A step of a network of the size of ResNet-18 on pictures of 32 x 32, batch 16.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links

np.random.seed(0)
local x = np.random.uniform(-1, 1, {16, 3, 32, 32}):astype("float32")
local t = np.random.randint(0, 10, 16):astype("int32")

local function conv(inputs, outputs, ksize, stride)
  return L.Convolution2D(inputs, outputs, ksize, stride, {pad = (ksize - 1) / 2, nobias = true,
    initialW = weights(outputs, inputs, ksize, ksize)})
end

local Block = chainer.Chain:extend("Block")

function Block:init(inputs, outputs, stride)
  self.conv1 = conv(inputs, outputs, 3, stride)
  self.bn1 = L.BatchNormalization(outputs)
  self.conv2 = conv(outputs, outputs, 3, 1)
  self.bn2 = L.BatchNormalization(outputs)
  self.projects = stride ~= 1 or inputs ~= outputs
  if self.projects then
    self.conv3 = conv(inputs, outputs, 1, stride)
    self.bn3 = L.BatchNormalization(outputs)
  end
end

function Block:forward(x)
  local h = F.relu(self.bn1(self.conv1(x)))
  h = self.bn2(self.conv2(h))
  if self.projects then x = self.bn3(self.conv3(x)) end
  return F.relu(h + x)
end

local ResNet = chainer.Chain:extend("ResNet")

function ResNet:init()
  self.conv = conv(3, 64, 3, 1)
  self.bn = L.BatchNormalization(64)
  local inputs = 64
  for stage = 1, 4 do
    local outputs = 32 * 2 ^ stage
    self["a" .. stage] = Block(inputs, outputs, stage == 1 and 1 or 2)
    self["b" .. stage] = Block(outputs, outputs, 1)
    inputs = outputs
  end
  self.fc = L.Linear(512, 10, {initialW = weights(10, 512)})
end

function ResNet:forward(x)
  local h = F.relu(self.bn(self.conv(x)))
  for stage = 1, 4 do
    h = self["b" .. stage](self["a" .. stage](h))
  end
  return self.fc(F.average_pooling_2d(h, 4))
end

local model = ResNet()
local optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9):setup(model)

measure(function()
  local loss = F.softmax_cross_entropy(model(x), t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
