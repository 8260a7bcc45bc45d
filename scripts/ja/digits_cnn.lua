-- 畳み込みニューラルネットワークで、8×8 画素の手書き数字を読みます。データは nnlua に入っています。
-- 実行方法: nnlua scripts/ja/digits_cnn.lua [--epoch=10] [--batchsize=50] [--seed=0] [--out=result] [--test]

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {epoch = 10, batchsize = 50, seed = 0, out = "result", test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

-- 画像の shape は {1, 8, 8}。白黒なのでチャンネルは1つです。
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

-- 畳み込みは小さな模様を探し、プーリングは近所でいちばん強い反応だけを残します。
-- 8×8 の画像は 4×4 に、さらに 2×2 になります。
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

-- 学習に使っていない数字を読ませます。間違えたものから順に図にします。
local x, t = chainer.dataset.concat_examples(test)
local y = chainer.using_config("train", false, function() return model.predictor(x) end)
local guess = np.argmax(y.data, {axis = 1})
local order = np.argsort(np.equal(guess, t), {kind = "stable"})
print(string.format("%d 個の間違い(%d 個中)", #t - np.sum(np.equal(guess, t)), #t))

plt.figure{figsize = {8, 4}}
for i = 1, 10 do
  local k = order[i] + 1
  plt.subplot(2, 5, i)
  plt.imshow(x[k][1], {cmap = "gray_r"})
  plt.title(string.format("%d を %d と読んだ", t[k], guess[k]))
  plt.axis("off")
end
plt.tight_layout()
plt.show()
