-- GoogLeNet (Szegedy ほか 2014年)。inception モジュールは、いくつかの大きさの窓で画像を同時に見ます。
-- 途中にも答えを2つ出す枝があり、勾配が奥まで届くのを助けます。
-- 実行方法: nnlua scripts/ja/googlenet.lua [--epoch=10] [--batchsize=50] [--full] [--test] など
-- 幅を細くしたモデルで、nnlua に入っている数字の画像を学習します。--full を付けると、論文どおりの
-- 1000クラスのモデルに 224×224 画素の画像を1枚通します。

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {epoch = 10, batchsize = 50, seed = 0, out = "result", full = false, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

-- 各モジュールの出力: 1×1、3×3 の手前とその後、5×5 の手前とその後、プーリング。
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

-- narrow を付けると、チャンネル数を 1/narrow にし、入口を畳み込み1つにします。
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

-- ネットワークの途中で出す答え。
function GoogLeNet:side(i, h)
  h = F.average_pooling_2d(h, self.narrow and 4 or 5, {stride = 3})
  h = F.relu(self["side_conv" .. i](h))
  h = F.relu(self["side_fc" .. i](h))
  return self["fc" .. i](h)
end

-- 最後の答えと、途中の2つの答えを返します。
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

-- 損失を計算します。途中の答えの損失は 0.3 倍して足します。
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
  print(string.format("パラメータは %d 個、答えは %d クラス", model:count_params(), y.shape[2]))
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
