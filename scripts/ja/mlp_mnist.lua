-- 手書き数字の認識。Chainer の最初の例と同じ 784-1000-1000-10 のネットワークです。
-- 実行方法: nnlua scripts/ja/mlp_mnist.lua [--epoch=3] [--loop] [--resume] [--test] など
-- MNIST のファイルが必要です。--test を付けると、nnlua に入っている小さな数字の画像で短く
-- 学習します。--loop は Trainer を使わず自分で書いたループで学習し、--resume は最後の
-- スナップショットから続けます。

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {
  epoch = 20, batchsize = 100, unit = 1000, seed = 0, out = "result", loop = false, resume = false, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
if option.test then option.epoch, option.unit = 2, 50 end
np.random.seed(option.seed)

local MLP = chainer.Chain:extend("MLP")

function MLP:init(n_units, n_out)
  -- 入力の大きさは、最初に呼ばれたときに決まります。
  self.l1 = L.Linear(nil, n_units)
  self.l2 = L.Linear(nil, n_units)
  self.l3 = L.Linear(nil, n_out)
end

function MLP:forward(x)
  local h1 = F.relu(self.l1(x))
  local h2 = F.relu(self.l2(h1))
  return self.l3(h2)
end

-- Classifier はモデルに損失(softmax cross entropy)と正解率の計算を付け足します。
local model = L.Classifier(MLP(option.unit, 10))
local optimizer = chainer.optimizers.Adam():setup(model)

local train, test
if option.test then
  train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits(), 1500, 0)
else
  train, test = chainer.datasets.get_mnist()
end
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local test_iter = chainer.iterators.SerialIterator(test, option.batchsize, false, false)

-- Trainer がすることを、自分で書いたもの。
local function train_by_loop()
  local loss_sum, n = 0, 0
  for batch in train_iter do
    local x, t = chainer.dataset.concat_examples(batch)
    local loss = model(x, t)
    model:cleargrads()
    loss:backward()
    optimizer:update()
    loss_sum, n = loss_sum + loss:item() * #t, n + #t

    if train_iter.is_new_epoch then
      local correct = 0
      test_iter:reset()
      chainer.using_config("train", false, function()
        chainer.no_backprop_mode(function()
          for test_batch in test_iter do
            local x, t = chainer.dataset.concat_examples(test_batch)
            model(x, t)
            correct = correct + model.accuracy:item() * #t
          end
        end)
      end)
      print(string.format("エポック %2d  損失 %.4f  テストの正解率 %.4f",
        train_iter.epoch, loss_sum / n, correct / #test))
      loss_sum, n = 0, 0
      if train_iter.epoch >= option.epoch then break end
    end
  end
end

local function train_by_trainer()
  local updater = training.StandardUpdater(train_iter, optimizer)
  local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
  trainer:extend(extensions.Evaluator(test_iter, model))
  trainer:extend(extensions.snapshot{n_retains = 1, autoload = option.resume})
  trainer:extend(extensions.LogReport())
  trainer:extend(extensions.PrintReport{
    "epoch", "main/loss", "validation/main/loss", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
  trainer:run()
end

if option.loop then train_by_loop() else train_by_trainer() end
