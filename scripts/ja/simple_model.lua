-- いちばん簡単なニューラルネットワーク。y = Wx + b が「2倍する」ことを学習します。
-- 実行方法: nnlua scripts/ja/simple_model.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

-- モデルを作る。入力は1つ、出力も1つ。W の初期値は乱数、b の初期値は 0。
local model = L.Linear(1, 1)

-- 学習のたびに W と b を更新するオプティマイザを用意する。
local optimizer = optimizers.SGD()
optimizer:setup(model)

-- 学習を繰り返す回数
local times = 50

-- 入力データと、それに対する正解データ
local x = Variable(np.array{{1}, {2}, {7}})
local t = Variable(np.array{{2}, {4}, {14}})

for i = 1, times do
  -- 勾配は足し込まれていくので、前回の勾配を消しておく。
  model:cleargrads()

  -- 予測する。
  local y = model(x)
  print(y.data)

  -- 予測と正解のずれ(誤差)を計算する。
  local loss = F.mean_squared_error(y, t)

  -- 誤差逆伝播。W と b をどちらに動かせば誤差が減るか(勾配)を求める。
  loss:backward()

  -- 勾配を使って W と b を少しだけ更新する。
  optimizer:update()

  -- 更新後のモデルの予測を線で描く。
  plt.plot(x.data, model(x).data, "r-")
end

-- 学習に使っていない数を入力して、結果を確かめる。
print("result")
x = Variable(np.array{{3}, {4}, {5}})
local y = model(x)
print(y.data)

-- すべての回の線を表示する。線は少しずつ y = 2x に近づいていく。
plt.xlabel("x")
plt.ylabel("y")
plt.title("更新ごとの y = Wx + b")
plt.grid(true)
plt.show()
