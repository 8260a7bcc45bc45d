-- A network of two layers, as a Chain written in Lua.
local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links

np.random.seed(3)

local MLP = chainer.Chain:extend("MLP")

function MLP:init(units)
  self.l1 = L.Linear(2, units)
  self.l2 = L.Linear(units, 1)
end

function MLP:forward(x)
  local h = F.relu(self.l1(x))
  return self.l2(h)
end

local model = MLP(2)
local optimizer = chainer.optimizers.SGD(0.1)
optimizer:setup(model)
local x = chainer.Variable(np.array{{0, 1}, {1, 1}})
local t = chainer.Variable(np.array{{1}, {0}})
for epoch = 1, 3 do
  local y = model(x)
  local loss = F.mean_squared_error(y, t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  print(epoch, loss.data)
end
