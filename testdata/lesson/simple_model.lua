-- The lesson with options: simple_model.lua SEED [three|one] [OPTIMIZER] [v]
local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable, optimizers = chainer.Variable, chainer.optimizers

np.random.seed(tonumber(arg[1]))
local data, verbose = arg[2] or "three", arg[4]

local function show(name, value)
  if verbose then
    print(name .. ": " .. tostring(value))
  end
end

local model = L.Linear(1, 1)
local optimizer = optimizers[arg[3] or "SGD"]()
optimizer:setup(model)
local x = Variable(np.array{{1}})
local t = Variable(np.array{{2}})
if data == "three" then
  x = Variable(np.array{{1}, {2}, {7}})
  t = Variable(np.array{{2}, {4}, {14}})
end

for i = 1, 50 do
  model:cleargrads()
  local y = model(x)
  print(y.data)
  local loss = F.mean_squared_error(y, t)
  show("loss", loss.data)
  show("model.W.grad before backward", model.W.grad)
  loss:backward()
  show("model.W.grad after backward", model.W.grad)
  show("model.b.grad after backward", model.b.grad)
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
