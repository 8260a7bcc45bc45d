-- いちばん簡単なニューラルネットワーク。途中で変わる値をすべて表示します。
-- 実行方法: nnlua scripts/ja/simple_model_grad.lua

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

-- 名前と値を1行で表示します。
local function show(name, value)
  print(name .. ": " .. tostring(value))
end

local model = L.Linear(1, 1)
local optimizer = optimizers.SGD()
optimizer:setup(model)

local times = 50

local x = Variable(np.array{{1}, {2}, {7}})
local t = Variable(np.array{{2}, {4}, {14}})

for i = 1, times do
  model:cleargrads()
  local y = model(x)
  print(y.data)

  local loss = F.mean_squared_error(y, t)
  show("損失", loss.data)

  -- 勾配は backward() が計算します。その前はまだありません。
  show("model.W.grad (backward の前)", model.W.grad)
  show("model.b.grad (backward の前)", model.b.grad)
  loss:backward()
  show("model.W.grad (backward の後)", model.W.grad)
  show("model.b.grad (backward の後)", model.b.grad)

  -- update() は、W と b から「学習率 × 勾配」を引きます。
  show("model.W.data (update の前)", model.W.data)
  show("model.b.data (update の前)", model.b.data)
  optimizer:update()
  show("model.W.data (update の後)", model.W.data)
  show("model.b.data (update の後)", model.b.data)
end

print("結果")
x = Variable(np.array{{3}, {4}, {5}})
local y = model(x)
print(y.data)
