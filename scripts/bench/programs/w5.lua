-- A network that guesses the next character: two layers of 128 LSTM units, batch
-- 50, 50 steps of truncated backpropagation, RMSprop, clipping. The cells are made
-- by hand.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links
local STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128

np.random.seed(0)
local text = np.random.randint(0, CHARACTERS, {STEPS + 1, BATCH}):astype("int32")

local RNN = chainer.Chain:extend("RNN")

function RNN:init()
  self.embed = L.EmbedID(CHARACTERS, UNITS, {initialW = weights(CHARACTERS, UNITS)})
  for layer = 1, 2 do
    self["x" .. layer] = L.Linear(UNITS, 4 * UNITS, {initialW = weights(4 * UNITS, UNITS)})
    self["h" .. layer] = L.Linear(UNITS, 4 * UNITS, {nobias = true, initialW = weights(4 * UNITS, UNITS)})
  end
  self.out = L.Linear(UNITS, CHARACTERS, {initialW = weights(CHARACTERS, UNITS)})
end

local model = RNN()
local optimizer = chainer.optimizers.RMSprop(0.002):setup(model)
optimizer:add_hook(chainer.optimizer_hooks.GradientClipping(5))
local c, h = {}, {}

measure(function()
  for layer = 1, 2 do
    c[layer] = chainer.Variable(np.zeros({BATCH, UNITS}, "float32"))
    h[layer] = chainer.Variable(np.zeros({BATCH, UNITS}, "float32"))
  end
  local loss = 0
  for i = 1, STEPS do
    local x = model.embed(text[i])
    c[1], h[1] = F.lstm(c[1], model.x1(x) + model.h1(h[1]))
    c[2], h[2] = F.lstm(c[2], model.x2(h[1]) + model.h2(h[2]))
    loss = loss + F.softmax_cross_entropy(model.out(h[2]), text[i + 1])
  end
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
