-- The simplest neural network: y = W x + b learns to double a number.
-- Run it with: nnlua scripts/simple_model.lua

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

-- The model: one input, one output. W starts with a random number, b with 0.
local model = L.Linear(1, 1)

-- The optimizer changes W and b after every round.
local optimizer = optimizers.SGD()
optimizer:setup(model)

-- How many rounds to train.
local times = 50

-- The inputs, and the outputs that the model should learn for them.
local x = Variable(np.array{{1}, {2}, {7}})
local t = Variable(np.array{{2}, {4}, {14}})

for i = 1, times do
  -- Gradients add up: clear those of the round before.
  model:cleargrads()

  -- Predict.
  local y = model(x)
  print(y.data)

  -- How wrong is the prediction?
  local loss = F.mean_squared_error(y, t)

  -- Go back through the calculation: in which direction do W and b lower the loss?
  loss:backward()

  -- Take one small step in that direction.
  optimizer:update()

  -- Draw what the model predicts now.
  plt.plot(x.data, model(x).data, "r-")
end

-- Predict for numbers that were not in the data.
print("result")
x = Variable(np.array{{3}, {4}, {5}})
local y = model(x)
print(y.data)

-- Show the lines of all rounds: they turn towards y = 2x.
plt.xlabel("x")
plt.ylabel("y")
plt.title("y = Wx + b after every update")
plt.grid(true)
plt.show()
