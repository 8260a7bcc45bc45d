-- Handwritten digits: Chainer's first example, with a Trainer.
-- Run it with: nnlua scripts/mlp_mnist.lua [--test] [--resume]
-- --test trains briefly on the small digits that are part of nnlua; without it
-- the files of MNIST are needed. --resume goes on from the last snapshot.

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

local option = {}
for _, word in ipairs(arg) do option[word] = true end
local test_mode = option["--test"]
np.random.seed(0)

local train, test
if test_mode then
  train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits(), 1500, 0)
else
  train, test = chainer.datasets.get_mnist()
end

local MLP = chainer.Chain:extend("MLP")

function MLP:init(n_units, n_out)
  self.l1 = L.Linear(nil, n_units)   -- the size of the input comes with the first call
  self.l2 = L.Linear(nil, n_units)
  self.l3 = L.Linear(nil, n_out)
end

function MLP:predict(x)
  return self.l3(F.relu(self.l2(F.relu(self.l1(x)))))
end

function MLP:forward(x, t)
  local y = self:predict(x)
  local loss = F.softmax_cross_entropy(y, t)
  chainer.report({loss = loss, accuracy = F.accuracy(y, t)}, self)
  return loss
end

local model = MLP(test_mode and 50 or 1000, 10)
local optimizer = chainer.optimizers.Adam():setup(model)

local train_iter = chainer.iterators.SerialIterator(train, 100)
local test_iter = chainer.iterators.SerialIterator(test, 100, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {test_mode and 2 or 3, "epoch"}, "result")
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "validation/main/loss", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
trainer:extend(extensions.snapshot{n_retains = 1, autoload = option["--resume"]})
trainer:run()
