-- NIN (Network in Network、Lin ほか 2013年)。小さなネットワークが画像の上をすべり、全結合層の
-- 代わりに各マップの平均がそのまま答えになります。
-- 実行方法: nnlua scripts/ja/nin.lua [--epoch=10] [--batchsize=50] [--full] [--test] など
-- 小さくしたモデルで、nnlua に入っている数字の画像を学習します。--full を付けると、論文どおりの
-- 1000クラスのモデルに 227×227 画素の画像を1枚通します。

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

local NIN = chainer.Chain:extend("NIN")

-- MLPConvolution2D は、畳み込みのあとに 1×1 の畳み込みを2つ重ねたものです。
function NIN:init(n_class)
  local conv_init = chainer.initializers.HeNormal()
  self.mlpconv1 = L.MLPConvolution2D(nil, {96, 96, 96}, 11, {stride = 4, conv_init = conv_init})
  self.mlpconv2 = L.MLPConvolution2D(nil, {256, 256, 256}, 5, {pad = 2, conv_init = conv_init})
  self.mlpconv3 = L.MLPConvolution2D(nil, {384, 384, 384}, 3, {pad = 1, conv_init = conv_init})
  self.mlpconv4 = L.MLPConvolution2D(nil, {1024, 1024, n_class}, 3, {pad = 1, conv_init = conv_init})
end

function NIN:forward(x)
  local h = F.max_pooling_2d(F.relu(self.mlpconv1(x)), 3, {stride = 2})
  h = F.max_pooling_2d(F.relu(self.mlpconv2(h)), 3, {stride = 2})
  h = F.max_pooling_2d(F.relu(self.mlpconv3(h)), 3, {stride = 2})
  h = self.mlpconv4(F.dropout(h))
  return F.average(h, {axis = {2, 3}})
end

-- 8×8 画素のための小さな NIN。マップを少なく、小さくします。
local SmallNIN = NIN:extend("SmallNIN")

function SmallNIN:init(n_class)
  local conv_init = chainer.initializers.HeNormal()
  self.mlpconv1 = L.MLPConvolution2D(nil, {16, 16, 16}, 3, {pad = 1, conv_init = conv_init})
  self.mlpconv2 = L.MLPConvolution2D(nil, {32, 32, 32}, 3, {pad = 1, conv_init = conv_init})
  self.mlpconv3 = L.MLPConvolution2D(nil, {48, 48, 48}, 3, {pad = 1, conv_init = conv_init})
  self.mlpconv4 = L.MLPConvolution2D(nil, {64, 64, n_class}, 3, {pad = 1, conv_init = conv_init})
end

if option.full then
  local model = NIN(1000)
  local y = model(np.random.rand(1, 3, 227, 227):astype("float32"))
  print(string.format("パラメータは %d 個、答えは %d クラス", model:count_params(), y.shape[2]))
  return
end

local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits{ndim = 3}, 1500, 0)
if option.test then
  option.epoch = 1
  train, test = train[{{1, 100}}], test[{{1, 50}}]
end

local model = L.Classifier(SmallNIN(10))
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
