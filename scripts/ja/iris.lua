-- アヤメの3つの種類を、4つの長さから見分けます。学習には Trainer を使います。
-- 実行方法: nnlua scripts/ja/iris.lua [--epoch=30] [--unit=16] [--lr=0.01] [--out=result] [--test]

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {epoch = 30, unit = 16, lr = 0.01, seed = 0, out = "result", test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
if option.test then option.epoch = 2 end
np.random.seed(option.seed)

-- 学習に100本、テストに50本の花を使います。
local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_iris(), 100, 0)

local Model = chainer.Chain:extend("Model")

function Model:init(n_units)
  self.l1 = L.Linear(4, n_units)
  self.l2 = L.Linear(n_units, 3)
end

-- 損失を計算します。report した値は、下の表に出てきます。
function Model:forward(x, t)
  local y = self.l2(F.relu(self.l1(x)))
  local loss = F.softmax_cross_entropy(y, t)
  chainer.report({loss = loss, accuracy = F.accuracy(y, t)}, self)
  return loss
end

local model = Model(option.unit)
local optimizer = chainer.optimizers.Adam(option.lr):setup(model)

local train_iter = chainer.iterators.SerialIterator(train, 10)
local test_iter = chainer.iterators.SerialIterator(test, 10, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{"epoch", "main/loss", "main/accuracy", "validation/main/accuracy"})
trainer:run()
