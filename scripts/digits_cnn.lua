-- A convolutional network reads handwritten digits of 8 by 8 pixels, which are part of nnlua.
-- Run it with: nnlua scripts/digits_cnn.lua [--epoch=10] [--batchsize=50] [--seed=0] [--out=result] [--test]

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {epoch = 10, batchsize = 50, seed = 0, out = "result", test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

-- Images of shape {1, 8, 8}: one channel, as they are grey.
local digits = chainer.datasets.get_digits{ndim = 3}
local train, test = chainer.datasets.split_dataset_random(digits, 1500, 0)
if option.test then
  option.epoch = 1
  train, test = train[{{1, 200}}], test[{{1, 50}}]
end

local CNN = chainer.Chain:extend("CNN")

function CNN:init(n_class)
  self.conv1 = L.Convolution2D(nil, 16, 3, {pad = 1})
  self.conv2 = L.Convolution2D(nil, 32, 3, {pad = 1})
  self.fc1 = L.Linear(nil, 64)
  self.fc2 = L.Linear(nil, n_class)
end

-- A convolution looks for small patterns, pooling keeps the strongest of its neighbours:
-- 8x8 pixels become 4x4, then 2x2.
function CNN:forward(x)
  local h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
  h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
  h = F.dropout(F.relu(self.fc1(h)), 0.3)
  return self.fc2(h)
end

local model = L.Classifier(CNN(10))
local optimizer = chainer.optimizers.Adam():setup(model)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local test_iter = chainer.iterators.SerialIterator(test, option.batchsize, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
trainer:run()

-- What does the model say to the digits it has not seen? Show mistakes first.
local x, t = chainer.dataset.concat_examples(test)
local y = chainer.using_config("train", false, function() return model.predictor(x) end)
local guess = np.argmax(y.data, {axis = 1})
local order = np.argsort(np.equal(guess, t), {kind = "stable"})
print(string.format("%d of %d are wrong", #t - np.sum(np.equal(guess, t)), #t))

plt.figure{figsize = {8, 4}}
for i = 1, 10 do
  local k = order[i] + 1
  plt.subplot(2, 5, i)
  plt.imshow(x[k][1], {cmap = "gray_r"})
  plt.title(string.format("%d, read as %d", t[k], guess[k]))
  plt.axis("off")
end
plt.tight_layout()
plt.show()
