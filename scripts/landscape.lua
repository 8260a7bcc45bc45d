-- The hill that SGD walks down: the loss over the weight W, and over W and b.
-- Run it with: nnlua scripts/landscape.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

local x = Variable(np.array{{1}, {2}, {3}})
local t = Variable(np.array{{3}, {5}, {7}})
local model = L.Linear(1, 1, {initialW = -1})

-- The loss for the weights that the model has at this moment.
local function lossfun()
  return F.mean_squared_error(model(x), t)
end

-- Train, and write down where W and b are after every update.
local lr = 0.05
local optimizer = optimizers.SGD(lr):setup(model)
local both = {{model.W.data:item(), model.b.data:item()}}
for i = 1, 40 do
  model:cleargrads()
  lossfun():backward()
  optimizer:update()
  both[#both + 1] = {model.W.data:item(), model.b.data:item()}
end

-- A curve over W: the gradient is the slope, and SGD steps against it.
model.W.data = np.array{{both[1][1]}}
plt.figure{figsize = {10, 4}}
plt.subplot(1, 2, 1)
plt.landscape(lossfun, model.W, {span = {-2, 5}, lr = lr})
plt.title("The loss over one weight")
plt.legend()

-- A map over W and b, with the way of the training on it.
plt.subplot(1, 2, 2)
plt.landscape(lossfun, model.W, model.b, {span = {-2, 5, -2, 4}, path = both})
plt.colorbar{label = "loss"}
plt.title("The loss over two weights")
plt.tight_layout()
plt.show()
