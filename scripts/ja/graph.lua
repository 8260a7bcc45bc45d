-- 計算の流れと、勾配がそれを逆向きにたどるようすを図にします。
-- 実行方法: nnlua scripts/ja/graph.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable = chainer.Variable

-- 入力も重みも1つだけ: y = Wx + b と、そのずれの大きさ。
local model = L.Linear(1, 1, {initialW = 3})
local x = Variable(np.array{{2}}, "x")
local t = Variable(np.array{{4}}, "t")
local loss = F.mean_squared_error(model(x), t)

-- 逆向きにたどります。retain_grad を付けると、途中の勾配も図のために残ります。
model:cleargrads()
loss:backward{retain_grad = true}

-- 黄色は入力とパラメータ、灰色は計算結果、青は関数、赤は逆向きに伝わる勾配です。
plt.graph(loss, {data = true, grad = true, model = model})
plt.show()

-- 同じグラフを Graphviz でかくには: dot -Tpng graph.dot -o graph.png
local graph = chainer.computational_graph.build_computational_graph(loss)
print(graph:dump())
