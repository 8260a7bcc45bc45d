-- A network with one hidden layer learns "either ... or": what no single line can separate.
-- Run it with: nnlua scripts/xor.lua

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links

np.random.seed(0)

local x = np.array{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
local t = np.array{{0}, {1}, {1}, {0}}

local model = chainer.Sequential(L.Linear(2, 4), F.tanh, L.Linear(4, 1), F.sigmoid)
local optimizer = chainer.optimizers.Adam(0.1):setup(model)

for round = 1, 100 do
  model:cleargrads()
  local loss = F.mean_squared_error(model(x), t)
  loss:backward()
  optimizer:update()
  if round % 20 == 0 then
    print(string.format("round %3d  loss %.6f", round, loss:item()))
  end
end

local y = model(x).data
for i = 1, 4 do
  print(string.format("%d xor %d = %.2f", x[{i, 1}], x[{i, 2}], y[{i, 1}]))
end
