-- The network of w5.lua with its two layers in one link, NStepLSTM.
local np, chainer, measure, weights = require "numpy", require "chainer", require "measure", require "weights"
local F, L = chainer.functions, chainer.links
local STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128

np.random.seed(0)
local text = np.random.randint(0, CHARACTERS, {STEPS + 1, BATCH}):astype("int32")
local xs = np.split(text[{{1, STEPS}}]:transpose():ravel(), BATCH)
local ts = text[{{2, STEPS + 1}}]:transpose():ravel()

local RNN = chainer.Chain:extend("RNN")

function RNN:init()
  self.embed = L.EmbedID(CHARACTERS, UNITS, {initialW = weights(CHARACTERS, UNITS)})
  self.lstm = L.NStepLSTM(2, UNITS, UNITS, 0, {initialW = 0})
  for layer = 1, 2 do
    for k = 0, 7 do self.lstm[layer]["w" .. k].data[{}] = weights(UNITS, UNITS) end
  end
  self.out = L.Linear(UNITS, CHARACTERS, {initialW = weights(CHARACTERS, UNITS)})
end

local model = RNN()
local optimizer = chainer.optimizers.RMSprop(0.002):setup(model)
optimizer:add_hook(chainer.optimizer_hooks.GradientClipping(5))

measure(function()
  local embedded = {}
  for i, x in ipairs(xs) do embedded[i] = model.embed(x) end
  local _, _, ys = model.lstm(nil, nil, embedded)
  local loss = F.softmax_cross_entropy(model.out(F.concat(ys, 0)), ts)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  return loss
end)
