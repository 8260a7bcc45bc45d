-- The same program as exchange.py. It trains the models in two halves and leaves what
-- came of each in the folder own. With a folder other it goes on with the first
-- half that stands there.
local own, other = ...
local np, chainer = require "numpy", require "chainer"
local L, F, serializers = chainer.links, chainer.functions, chainer.serializers
local training, extensions = chainer.training, chainer.training.extensions

local function sines(...) return np.sin(np.arange(np.prod{...}:item()):astype("float32")):reshape(...) end

local models = {}

function models.mlp()
  return chainer.Sequential(L.Linear(nil, 5), F.tanh, L.Linear(5, 2)), sines(4, 3)
end

-- The convolution has no bias: its gradient before a BatchNormalization would be
-- rounding errors, of which Adam makes steps of full size.
function models.cnn()
  local Model = chainer.Chain:extend("Model")
  function Model:init()
    self.convs = chainer.ChainList(L.Convolution2D(nil, 3, 3, {nobias = true}), L.BatchNormalization(3))
    self.fc = L.Linear(nil, 2)
  end
  function Model:forward(x)
    return self.fc(F.max_pooling_2d(F.relu(self.convs[2](self.convs[1](x))), 2))
  end
  return Model(), sines(2, 2, 6, 6)
end

function models.lstm()
  local Model = chainer.Chain:extend("Model")
  function Model:init()
    self.embed, self.lstm, self.out = L.EmbedID(6, 4), L.LSTM(4, 5), L.Linear(5, 2)
  end
  function Model:forward(x)
    self.lstm:reset_state()
    local h
    for k = 1, x.shape[2] do h = self.lstm(self.embed(x[{{}, k}])) end
    return self.out(h)
  end
  return Model(), np.array({{0, 1, 2, 3}, {5, 4, 3, 2}}, "int32")
end

for name, make in pairs(models) do
  local model, x = make()
  local optimizer = chainer.optimizers.Adam({alpha = 0.01}):setup(model)
  local function train()
    for _ = 1, 2 do optimizer:update(function() return F.sum((model(x) - 1) ^ 2) end) end
  end
  if other then
    serializers.load_npz(other .. name .. "_half_optimizer.npz", optimizer)
    serializers.load_npz(other .. name .. "_half.npz", model)
    assert(optimizer.t == 2)
  else
    train()
    serializers.save_npz(own .. name .. "_half_optimizer.npz", optimizer)
    serializers.save_npz(own .. name .. "_half.npz", model)
  end
  train()
  serializers.save_npz(own .. name .. "_whole_optimizer.npz", optimizer)
  serializers.save_npz(own .. name .. "_whole.npz", model)
end

-- A trainer: shuffled batches of an epoch that does not end, a schedule, and a log
-- whose second entry is half done where the other one goes on.
local model = L.Classifier(L.Linear(3, 2))
local data = chainer.datasets.TupleDataset(sines(12, 3), np.arange(12):astype("int32") % 2)
local updater = training.StandardUpdater(chainer.iterators.SerialIterator(data, 2), chainer.optimizers.Adam():setup(model))
local trainer = training.Trainer(updater, {5, "iteration"}, own)
trainer:extend(extensions.LogReport{trigger = {2, "iteration"}})
trainer:extend(extensions.ExponentialShift("alpha", 0.5), {trigger = {2, "iteration"}})
trainer:extend(extensions.snapshot(), {trigger = {1, "iteration"}})
if other then serializers.load_npz(other .. "snapshot_iter_3", trainer) end
trainer:run()
assert(updater.iteration == 5)
