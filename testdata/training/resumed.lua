-- A training that is killed and resumed: resumed.lua FOLDER LAST_ITERATION
local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training, extensions = chainer.training, chainer.training.extensions
local folder, last = arg[1], tonumber(arg[2])

np.random.seed(0)
local x = np.random.rand(40, 5):astype("float32")
local t = np.random.randint(0, 3, 40):astype("int32")

local Model = chainer.Chain:extend("Model")
function Model:init() self.l1, self.l2 = L.Linear(5, 30), L.Linear(30, 3) end
function Model:forward(x, t)
  local loss = F.softmax_cross_entropy(self.l2(F.dropout(F.relu(self.l1(x)))), t)
  chainer.report({loss = loss}, self)
  return loss
end

local optimizer = chainer.optimizers.Adam():setup(Model())
local data = chainer.iterators.SerialIterator(chainer.datasets.TupleDataset(x, t), 7)
local trainer = training.Trainer(training.StandardUpdater(data, optimizer), {last, "iteration"}, folder)
trainer:extend(extensions.LogReport{trigger = {10, "iteration"}})
trainer:extend(extensions.snapshot{autoload = true, n_retains = 2}, {trigger = {1, "iteration"}})

-- saved.txt has a line for every iteration whose snapshot is there.
local saved = io.open(folder .. "/saved.txt", "a")
trainer:extend(training.make_extension{
  initializer = function(trainer) print("begins at " .. trainer.updater.iteration) end,
}(function(trainer)
  saved:write(trainer.updater.iteration .. "\n")
  saved:flush()
end), {name = "saved", priority = -200})
trainer:run()

local log = io.open(folder .. "/losses.txt", "w")
for _, entry in ipairs(trainer:get_extension("LogReport").log) do
  log:write(string.format("%d %.17g\n", entry.iteration, entry["main/loss"]))
end
log:close()
