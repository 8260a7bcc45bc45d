-- The simplest neural network, with every value that changes printed on the way.
-- Run it with: nnlua scripts/simple_model_grad.lua

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

-- Prints a name and a value in one line.
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
  show("loss", loss.data)

  -- backward() computes the gradients: before it there are none.
  show("model.W.grad before backward", model.W.grad)
  show("model.b.grad before backward", model.b.grad)
  loss:backward()
  show("model.W.grad after backward", model.W.grad)
  show("model.b.grad after backward", model.b.grad)

  -- update() subtracts learning rate times gradient from W and b.
  show("model.W.data before update", model.W.data)
  show("model.b.data before update", model.b.data)
  optimizer:update()
  show("model.W.data after update", model.W.data)
  show("model.b.data after update", model.b.data)
end

print("result")
x = Variable(np.array{{3}, {4}, {5}})
local y = model(x)
print(y.data)
