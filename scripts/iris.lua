-- Tell three kinds of iris apart by four measures, with a Trainer.
-- Run it with: nnlua scripts/iris.lua [--test]

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

local epochs = arg[1] == "--test" and 2 or 30
np.random.seed(0)

-- 100 flowers to learn from, 50 to test with.
local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_iris(), 100, 0)

local Model = chainer.Chain:extend("Model")

function Model:init()
  self.l1 = L.Linear(4, 16)
  self.l2 = L.Linear(16, 3)
end

-- The loss. What is reported appears in the table below.
function Model:forward(x, t)
  local y = self.l2(F.relu(self.l1(x)))
  local loss = F.softmax_cross_entropy(y, t)
  chainer.report({loss = loss, accuracy = F.accuracy(y, t)}, self)
  return loss
end

local model = Model()
local optimizer = chainer.optimizers.Adam(0.01):setup(model)

local train_iter = chainer.iterators.SerialIterator(train, 10)
local test_iter = chainer.iterators.SerialIterator(test, 10, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {epochs, "epoch"}, "result")
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{"epoch", "main/loss", "main/accuracy", "validation/main/accuracy"})
trainer:run()
