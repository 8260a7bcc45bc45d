-- GoogLeNet (Szegedy et al. 2014): inception modules look at the image with windows of
-- several sizes at once, and two more answers in the middle help the gradient on its way.
-- Run it with: nnlua scripts/googlenet.lua [--epoch=10] [--batchsize=50] [--full] [--test] ...
-- A narrow variant learns the digits that are part of nnlua; --full sends one picture of
-- 224 by 224 pixels through the network of the paper, for 1000 classes.

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

-- The outputs of each module: 1x1, before and of 3x3, before and of 5x5, pooling.
local modules = {
  {"inc3a", 64, 96, 128, 16, 32, 32},
  {"inc3b", 128, 128, 192, 32, 96, 64},
  {"inc4a", 192, 96, 208, 16, 48, 64},
  {"inc4b", 160, 112, 224, 24, 64, 64},
  {"inc4c", 128, 128, 256, 24, 64, 64},
  {"inc4d", 112, 144, 288, 32, 64, 64},
  {"inc4e", 256, 160, 320, 32, 128, 128},
  {"inc5a", 256, 160, 320, 32, 128, 128},
  {"inc5b", 384, 192, 384, 48, 128, 128},
}

local GoogLeNet = chainer.Chain:extend("GoogLeNet")

-- A narrow network has a part of the channels only, and one convolution in front.
function GoogLeNet:init(n_class, narrow)
  self.narrow = narrow or false
  local part = narrow or 1
  if narrow then
    self.conv1 = L.Convolution2D(nil, 192 / part, 3, {pad = 1})
  else
    self.conv1 = L.Convolution2D(nil, 64, 7, {stride = 2, pad = 3})
    self.conv2_reduce = L.Convolution2D(nil, 64, 1)
    self.conv2 = L.Convolution2D(nil, 192, 3, {pad = 1})
  end
  for _, m in ipairs(modules) do
    self[m[1]] = L.Inception(nil, m[2] / part, m[3] / part, m[4] / part, m[5] / part, m[6] / part, m[7] / part)
  end
  for i = 1, 3 do
    self["fc" .. i] = L.Linear(nil, n_class)
  end
  for i = 1, 2 do
    self["side_conv" .. i] = L.Convolution2D(nil, 128 / part, 1)
    self["side_fc" .. i] = L.Linear(nil, 1024 / part)
  end
end

function GoogLeNet:stem(x)
  if self.narrow then return F.relu(self.conv1(x)) end
  local h = F.max_pooling_2d(F.relu(self.conv1(x)), 3, {stride = 2})
  h = F.local_response_normalization(h, {n = 5, k = 1, alpha = 2e-5})
  h = F.relu(self.conv2(F.relu(self.conv2_reduce(h))))
  h = F.local_response_normalization(h, {n = 5, k = 1, alpha = 2e-5})
  return F.max_pooling_2d(h, 3, {stride = 2})
end

-- An answer in the middle of the network.
function GoogLeNet:side(i, h)
  h = F.average_pooling_2d(h, self.narrow and 4 or 5, {stride = 3})
  h = F.relu(self["side_conv" .. i](h))
  h = F.relu(self["side_fc" .. i](h))
  return self["fc" .. i](h)
end

-- Returns the answer, and the two from the middle.
function GoogLeNet:answers(x)
  local h = self.inc3b(self.inc3a(self:stem(x)))
  h = self.inc4a(F.max_pooling_2d(h, 3, {stride = 2}))
  local side1 = self:side(1, h)
  h = self.inc4d(self.inc4c(self.inc4b(h)))
  local side2 = self:side(2, h)
  h = F.max_pooling_2d(self.inc4e(h), 3, {stride = 2})
  h = self.inc5b(self.inc5a(h))
  h = F.dropout(F.average(h, {axis = {2, 3}}), 0.4)
  return self.fc3(h), side1, side2
end

-- The loss. The answers from the middle count 0.3 each.
function GoogLeNet:forward(x, t)
  local y, side1, side2 = self:answers(x)
  local loss = F.softmax_cross_entropy(y, t)
  local sides = F.softmax_cross_entropy(side1, t) + F.softmax_cross_entropy(side2, t)
  chainer.report({loss = loss, sides = sides, accuracy = F.accuracy(y, t)}, self)
  return loss + 0.3 * sides
end

if option.full then
  local model = GoogLeNet(1000)
  local y = model:answers(np.random.rand(1, 3, 224, 224):astype("float32"))
  print(string.format("%d parameters, answer for %d classes", model:count_params(), y.shape[2]))
  return
end

local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits{ndim = 3}, 1500, 0)
if option.test then
  option.epoch = 1
  train, test = train[{{1, 100}}], test[{{1, 50}}]
end

local model = GoogLeNet(10, 8)
local optimizer = chainer.optimizers.Adam():setup(model)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local test_iter = chainer.iterators.SerialIterator(test, option.batchsize, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "main/sides", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
trainer:run()
