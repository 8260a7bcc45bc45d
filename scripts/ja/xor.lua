-- 隠れ層を1つもつネットワークが XOR(どちらか一方だけが1)を学習します。直線1本では分けられない問題です。
-- 実行方法: nnlua scripts/ja/xor.lua [--round=100] [--unit=4] [--lr=0.1] [--seed=0] [--test]

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {round = 100, unit = 4, lr = 0.1, seed = 0, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
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
    print(string.format("%3d 回目  損失 %.6f", round, loss:item()))
  end
end

local y = model(x).data
for i = 1, 4 do
  print(string.format("%d xor %d = %.2f", x[{i, 1}], x[{i, 2}], y[{i, 1}]))
end

-- 正方形のすべての点での答え。白と黒は、1本の直線では分けられない。
local X, Y = np.meshgrid(np.linspace(-0.5, 1.5, 60), np.linspace(-0.5, 1.5, 60))
local square = np.stack({X, Y}, 2):reshape(-1, 2):astype("float32")
plt.figure{figsize = {5, 4}}
plt.contourf(X, Y, model(square).data:reshape(60, 60), {levels = 10, cmap = "RdBu_r"})
plt.colorbar()
plt.scatter(x[{ {}, 1 }], x[{ {}, 2 }], {c = t:reshape(-1), cmap = "gray", edgecolors = "k", s = 80})
plt.title("ネットワークの答え")
plt.xlabel("x1")
plt.ylabel("x2")
plt.tight_layout()
plt.show()
