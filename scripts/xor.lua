-- A network with one hidden layer learns "either ... or": what no single line can separate.
-- Run it with: nnlua scripts/xor.lua [--round=100] [--unit=4] [--lr=0.1] [--seed=0] [--test]

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {round = 100, unit = 4, lr = 0.1, seed = 0, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

local x = np.array{{0, 0}, {0, 1}, {1, 0}, {1, 1}}
local t = np.array{{0}, {1}, {1}, {0}}

local model = chainer.Sequential(L.Linear(2, option.unit), F.tanh, L.Linear(option.unit, 1), F.sigmoid)
local optimizer = chainer.optimizers.Adam(option.lr):setup(model)

for round = 1, option.round do
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

-- The answer for every point of the square: no single line could part white from black.
local X, Y = np.meshgrid(np.linspace(-0.5, 1.5, 60), np.linspace(-0.5, 1.5, 60))
local square = np.stack({X, Y}, 2):reshape(-1, 2):astype("float32")
plt.figure{figsize = {5, 4}}
plt.contourf(X, Y, model(square).data:reshape(60, 60), {levels = 10, cmap = "RdBu_r"})
plt.colorbar()
plt.scatter(x[{ {}, 1 }], x[{ {}, 2 }], {c = t:reshape(-1), cmap = "gray", edgecolors = "k", s = 80})
plt.title("The network's answer")
plt.xlabel("x1")
plt.ylabel("x2")
plt.tight_layout()
plt.show()
