-- y = Wx + b が y = 2x に近づいていくようすを、更新のたびに直線でかきます。
-- 実行方法: nnlua scripts/ja/plot_updates.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

np.random.seed(0)
local x = Variable(np.array{{1}, {2}, {7}})
local t = Variable(np.array{{2}, {4}, {14}})
local model = L.Linear(1, 1, {initialW = -1})
local optimizer = optimizers.SGD(0.005):setup(model)

local losses = {}
local fig, axs = plt.subplots(1, 2, {figsize = {10, 4}})
for i = 1, 30 do
  model:cleargrads()
  local loss = F.mean_squared_error(model(x), t)
  loss:backward()
  optimizer:update()
  losses[i] = loss:item()

  -- 更新1回につき直線を1本。はじめは薄く、あとになるほど濃くします。
  axs[1]:plot(x.data, model(x).data, "r-", {alpha = 0.1 + 0.9 * i / 30})
end

axs[1]:plot(x.data, t.data, "ko", {label = "データ"})
axs[1]:set{title = "更新ごとの y = Wx + b", xlabel = "x", ylabel = "y"}
axs[1]:grid(true)
axs[1]:legend()

axs[2]:semilogy(losses, {marker = "."})
axs[2]:set{title = "損失が減っていくようす", xlabel = "更新の回数", ylabel = "損失"}
axs[2]:grid(true)
plt.tight_layout()
plt.show()
