-- SGD が下っていく「損失の坂」を、重み W だけの場合と、W と b の場合とでかきます。
-- 実行方法: nnlua scripts/ja/landscape.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

local x = Variable(np.array{{1}, {2}, {3}})
local t = Variable(np.array{{3}, {5}, {7}})
local model = L.Linear(1, 1, {initialW = -1})

-- モデルの今の重みでの損失。
local function lossfun()
  return F.mean_squared_error(model(x), t)
end

-- 学習しながら、更新のたびに W と b の値を記録します。
local lr = 0.05
local optimizer = optimizers.SGD(lr):setup(model)
local both = {{model.W.data:item(), model.b.data:item()}}
for i = 1, 40 do
  model:cleargrads()
  lossfun():backward()
  optimizer:update()
  both[#both + 1] = {model.W.data:item(), model.b.data:item()}
end

-- W に対する曲線。勾配は曲線の傾きで、SGD はその逆向きに1歩進みます。
model.W.data = np.array{{both[1][1]}}
plt.figure{figsize = {10, 4}}
plt.subplot(1, 2, 1)
plt.landscape(lossfun, model.W, {span = {-2, 5}, lr = lr})
plt.title("重み1つに対する損失")
plt.legend()

-- W と b の地図。その上に、学習がたどった道すじを重ねます。
plt.subplot(1, 2, 2)
plt.landscape(lossfun, model.W, model.b, {span = {-2, 5, -2, 4}, path = both})
plt.colorbar{label = "損失"}
plt.title("重み2つに対する損失")
plt.tight_layout()
plt.show()
