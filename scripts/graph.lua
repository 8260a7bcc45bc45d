-- What happens in a calculation, and how the gradient goes back through it.
-- Run it with: nnlua scripts/graph.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable = chainer.Variable

-- One input, one weight: y = Wx + b, and how wrong it is.
local model = L.Linear(1, 1, {initialW = 3})
local x = Variable(np.array{{2}}, "x")
local t = Variable(np.array{{4}}, "t")
local loss = F.mean_squared_error(model(x), t)

-- Go back. retain_grad keeps the gradients in the middle for the picture.
model:cleargrads()
loss:backward{retain_grad = true}

-- Yellow: inputs and parameters. Grey: results. Blue: functions. Red: gradients, on their way back.
plt.graph(loss, {data = true, grad = true, model = model})
plt.show()

-- The same graph for Graphviz: dot -Tpng graph.dot -o graph.png
local graph = chainer.computational_graph.build_computational_graph(loss)
print(graph:dump())
