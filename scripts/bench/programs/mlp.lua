-- A network of three layers of arg[4] units on batches of arg[3], SGD: see growth.go.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links
local BATCH, WIDTH = tonumber(arg[3]), tonumber(arg[4])

np.random.seed(0)
local x = np.random.uniform(0, 1, {BATCH, WIDTH}):astype("float32")
local t = np.random.randint(0, 10, BATCH):astype("int32")
local model = chainer.Sequential(
  L.Linear(WIDTH, WIDTH, {initialW = weights(WIDTH, WIDTH)}), F.relu,
  L.Linear(WIDTH, WIDTH, {initialW = weights(WIDTH, WIDTH)}), F.relu,
  L.Linear(WIDTH, 10, {initialW = weights(10, WIDTH)}))
local optimizer = chainer.optimizers.SGD(0.01):setup(model)

measure(function()
  local loss = F.softmax_cross_entropy(model(x), t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
