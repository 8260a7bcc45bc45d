-- ResNet (He et al. 2015): a block adds what it learned to what came in, so that the
-- gradient has a way past it, and networks of many layers can be trained.
-- Run it with: nnlua scripts/resnet.lua [--epoch=10] [--batchsize=50] [--full] [--test] ...
-- A small variant learns the digits that are part of nnlua; --full sends one picture of
-- 224 by 224 pixels through ResNet-50, for 1000 classes.

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {epoch = 10, batchsize = 50, seed = 0, out = "result", full = false, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

local he = chainer.initializers.HeNormal()

local function conv(out_channels, ksize, stride, pad)
  return L.Convolution2D(nil, out_channels, ksize, {stride = stride, pad = pad, initialW = he, nobias = true})
end

-- A block of three convolutions: narrow, look, widen again. Where the shape changes,
-- a 1x1 convolution gives the way past the block the same shape.
local BottleNeck = chainer.Chain:extend("BottleNeck")

function BottleNeck:init(mid, out, stride, changes)
  self.changes = changes
  self.conv1, self.bn1 = conv(mid, 1, stride, 0), L.BatchNormalization(mid)
  self.conv2, self.bn2 = conv(mid, 3, 1, 1), L.BatchNormalization(mid)
  self.conv3, self.bn3 = conv(out, 1, 1, 0), L.BatchNormalization(out)
  if changes then
    self.conv4, self.bn4 = conv(out, 1, stride, 0), L.BatchNormalization(out)
  end
end

function BottleNeck:forward(x)
  local h = F.relu(self.bn1(self.conv1(x)))
  h = F.relu(self.bn2(self.conv2(h)))
  h = self.bn3(self.conv3(h))
  local past = self.changes and self.bn4(self.conv4(x)) or x
  return F.relu(h + past)
end

-- Blocks of one width; the first one may halve the image.
local function stage(n_block, mid, stride)
  local blocks = chainer.Sequential(BottleNeck(mid, 4 * mid, stride, true))
  for i = 2, n_block do
    blocks:append(BottleNeck(mid, 4 * mid, 1, false))
  end
  return blocks
end

local ResNet = chainer.Chain:extend("ResNet")

function ResNet:init(n_class, n_blocks, width, small)
  self.small = small
  if small then
    self.conv1 = L.Convolution2D(nil, width, 3, {pad = 1, initialW = he})
  else
    self.conv1 = L.Convolution2D(nil, width, 7, {stride = 2, pad = 3, initialW = he})
  end
  self.bn1 = L.BatchNormalization(width)
  self.stages = chainer.Sequential()
  for i, n_block in ipairs(n_blocks) do
    self.stages:append(stage(n_block, width * 2 ^ (i - 1), i == 1 and 1 or 2))
  end
  self.fc = L.Linear(nil, n_class)
end

function ResNet:forward(x)
  local h = F.relu(self.bn1(self.conv1(x)))
  if not self.small then h = F.max_pooling_2d(h, 3, {stride = 2}) end
  h = self.stages(h)
  return self.fc(F.average(h, {axis = {2, 3}}))
end

if option.full then
  local model = ResNet(1000, {3, 4, 6, 3}, 64, false)
  local y = model(np.random.rand(1, 3, 224, 224):astype("float32"))
  print(string.format("%d parameters, answer for %d classes", model:count_params(), y.shape[2]))
  return
end

local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits{ndim = 3}, 1500, 0)
if option.test then
  option.epoch = 1
  train, test = train[{{1, 100}}], test[{{1, 50}}]
end

local model = L.Classifier(ResNet(10, {1, 1, 1}, 8, true))
local optimizer = chainer.optimizers.MomentumSGD(0.05):setup(model)
optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(1e-4))
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local test_iter = chainer.iterators.SerialIterator(test, option.batchsize, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
trainer:run()
