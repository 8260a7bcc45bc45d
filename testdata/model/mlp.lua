local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local optimizers, Variable = chainer.optimizers, chainer.Variable

np.random.seed(3)

local MLP = chainer.Chain:extend("MLP")

function MLP:init(n_units, n_out)
  self.l2 = L.Linear(n_units, n_out)
  self.l1 = L.Linear(nil, n_units)
  self.scale = chainer.Parameter(1.5, {1})
end

function MLP:forward(x)
  return self.l2(F.relu(self.l1(x))) * F.broadcast_to(self.scale, {#x, 1})
end

local model = MLP(1, 1)
local optimizer = optimizers.MomentumSGD{lr = 0.002}:setup(model)
optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
local x = Variable(np.array{{1}, {2}, {7}})
local t = np.array{{2}, {4}, {14}}
for i = 1, 5 do
  local y = model(x)
  local loss = F.mean_squared_error(y, t)
  model:cleargrads()
  loss:backward()
  optimizer:update()
  print(y.data)
  print(loss)
end
print(model)

local function tuple(shape)
  return "(" .. table.concat(shape, ", ") .. (#shape == 1 and ",)" or ")")
end
for _, pair in ipairs(model:namedparams()) do
  print(pair[1] .. " " .. tuple(pair[2].shape) .. " " .. tostring(pair[2].data))
end
local names = {}
for i, child in ipairs(model:children()) do
  names[i] = "'" .. child.name .. "'"
end
print(model:count_params() .. " " .. #model:params() .. " [" .. table.concat(names, ", ") .. "]")
print(chainer.Sequential(L.Linear(2, 3), L.Linear(3, 1, {nobias = true})))
print(chainer.ChainList(L.Linear(1, 1), L.Linear(5)))
