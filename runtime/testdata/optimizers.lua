A program for each rule. What comes before the first title is not run; a program fails by an error.
fails(f, words) is true if f raises an error with these words.

-- a parameter may have hyperparameters of its own
local m = L.Linear(1, 1, {initialW = 1})
local o = chainer.optimizers.SGD(0.5):setup(m)
m.W.update_rule.hyperparam.lr = 0.25
local function step()
  m.W.grad, m.b.grad = np.ones{1, 1}, np.ones(1)
  o:update()
end
step()
assert(m.W.data[{1, 1}] == 0.75 and m.b.data[1] == -0.5)
assert(m.W.update_rule.hyperparam.lr == 0.25 and m.b.update_rule.hyperparam.lr == 0.5)
o.lr = 1
assert(o.hyperparam.lr == 1 and m.b.update_rule.hyperparam.lr == 1 and m.W.update_rule.hyperparam.parent == o.hyperparam)
step()
assert(m.W.data[{1, 1}] == 0.5 and m.b.data[1] == -1.5)
m.W.update_rule.hyperparam.lr = nil
assert(m.W.update_rule.hyperparam.lr == 1)
assert(tostring(o.hyperparam) == "Hyperparameter(lr=1)")
assert(fails(function() m.W.update_rule.hyperparam.rl = 1 end, "the optimizer has no hyperparameter 'rl' (did you mean 'lr'?)"))
assert(fails(function() m.W.update_rule.hyperparam.lr = "fast" end, "lr is a number"))
assert(fails(function() o.lr = true end, "lr is a number"))

-- a variant chosen for one parameter only
local m = L.Linear(1, 1)
local o = chainer.optimizers.Adam():setup(m)
m.W.update_rule.hyperparam.amsgrad = true
m:zerograds()
o:update()
assert(m.W.update_rule.state.vhat and m.b.update_rule.state.m and fails(function() return m.b.update_rule.state.vhat end, "State has no 'vhat'"))

-- rules can be switched off, and count their updates
local m = L.Linear(1, 1, {initialW = 1})
local o = chainer.optimizers.SGD(1):setup(m)
assert(m.W.update_rule.state == nil)
m.W.update_rule.enabled = false
m.W.grad, m.b.grad = np.ones{1, 1}, np.ones(1)
o:update()
assert(m.W.data[{1, 1}] == 1 and m.b.data[1] == -1 and m.W.update_rule.t == 0 and m.b.update_rule.t == 1 and o.t == 1)
m.W.update_rule = nil
o:update()
assert(m.W.data[{1, 1}] == 1 and m.W.update_rule == nil)

-- hooks: order, timing, of the optimizer and of one rule
local m = L.Linear(1, 1, {initialW = 1})
local o = chainer.optimizers.SGD(1):setup(m)
local seen = {}
local function note(text) return function() table.insert(seen, text) end end
o:add_hook(note("after"), "a", "post")
o:add_hook(note("before"), "b")
o:add_hook(function(opt) assert(opt == o); table.insert(seen, "own name") end)
local each = setmetatable({name = "each", call_for_each_param = true}, {__call = function(self, rule, param)
  assert(rule == param.update_rule)
  table.insert(seen, self.name .. " " .. param.name)
end})
o:add_hook(each)
m.W.update_rule:add_hook(function(rule, param)
  assert(rule == m.W.update_rule and param == m.W)
  table.insert(seen, "rule")
  param.grad = param.grad * 2
end)
m.W.grad, m.b.grad = np.ones{1, 1}, np.ones(1)
o:update()
assert(table.concat(seen, ",") == "before,own name,each W,each b,rule,after", table.concat(seen, ","))
assert(m.W.data[{1, 1}] == -1)
assert(fails(function() o:add_hook(each) end, "there is a hook 'each' already"))
o:remove_hook("each")
o:remove_hook("a")
assert(fails(function() o:remove_hook("a") end, "remove_hook: there is no hook 'a'"))
m.W.update_rule:remove_hook("function")
o:call_hooks("pre")
o:setup(m)
seen = {}
o:update()
assert(#seen == 0)
assert(fails(function() m.W.update_rule:add_hook(chainer.optimizer_hooks.GradientClipping(1)) end, "looks at all parameters together"))

-- the hooks are where old lessons look for them
assert(chainer.optimizer.WeightDecay == chainer.optimizer_hooks.WeightDecay and require("chainer.optimizer") == chainer.optimizer)

-- attributes of hooks can be set
local m = L.Linear(1, 1, {initialW = 2, nobias = true})
local o = chainer.optimizers.SGD(1):setup(m)
local hook = chainer.optimizer_hooks.WeightDecay(0.5)
o:add_hook(hook)
hook.rate = 0.25
m:cleargrads()
o:update()
assert(m.W.data[{1, 1}] == 1.5 and hook.name == "WeightDecay")
local noisy = chainer.optimizer_hooks.GradientNoise(0.5, function(xp, shape, dtype, hook, rule)
  return xp.full(shape, hook.eta + rule.t, dtype)
end)
o:setup(m)
o:add_hook(noisy)
m:cleargrads()
o:update()
assert(m.W.data[{1, 1}] == 1)
local wrong = chainer.optimizer_hooks.GradientNoise(0.5, function() return np.ones(7) end)
o:setup(m)
o:add_hook(wrong)
assert(fails(function() o:update() end, "noise_func returned no array of shape (1, 1)"))

-- an optimizer written in Lua, with state and a call of the class that it extends
local Rule = chainer.UpdateRule:extend("Rule")
function Rule:init(parent)
  chainer.UpdateRule.init(self, parent)
  self.calls = 0
end
function Rule:init_state(param) self.state.v = np.zeros(param.shape) end
function Rule:update_core_cpu(param)
  self.state.v = self.state.v * self.hyperparam.mu - self.hyperparam.lr * param.grad
  param.data[{}] = param.data + self.state.v
  self.calls = self.calls + 1
end
local Momentum = chainer.GradientMethod:extend("Momentum")
function Momentum:init(lr, mu) self.hyperparam.lr, self.hyperparam.mu = lr, mu end
function Momentum:create_update_rule() return Rule(self.hyperparam) end
np.random.seed(0)
local a = L.Linear(3, 2)
local b = a:copy("copy")
local ours, theirs = Momentum(0.1, 0.9):setup(a), chainer.optimizers.MomentumSGD(0.1, 0.9):setup(b)
assert(ours.lr == 0.1)
ours.lr, theirs.lr = 0.2, 0.2
assert(ours.hyperparam.lr == 0.2)
for i = 1, 3 do
  for model, optimizer in pairs{[a] = ours, [b] = theirs} do
    optimizer:update(function(x) return F.sum(model(x) ^ 2) end, np.ones{2, 3})
  end
end
assert(np.allclose(a.W.data, b.W.data, {rtol = 1e-6}) and a.W.update_rule.calls == 3 and ours.t == 3)
local twin = a:copy("copy")
twin.W.update_rule.state.v[{}] = 0
assert(a.W.update_rule.state.v[{1, 1}] ~= 0)

-- what a program has to give is asked for
local None = chainer.GradientMethod:extend("None_")
assert(fails(function() None():setup(L.Linear(1, 1)) end, "setup: None_ has no method create_update_rule"))
function None:create_update_rule() return 3 end
assert(fails(function() None():setup(L.Linear(1, 1)) end, "create_update_rule of None_ returned no update rule"))
function None:create_update_rule() return chainer.UpdateRule() end
local o = None():setup(L.Linear(1, 1))
o.target:cleargrads()
assert(fails(function() o:update() end, "update: UpdateRule has no method update_core"))
local sgd = chainer.optimizers.SGD()
assert(fails(function() return sgd.target end, "the optimizer has no link yet"))
assert(fails(function() sgd:update() end, "update: the optimizer has no link yet: call optimizer:setup(model) first"))
assert(fails(function() sgd:add_hook(print) end, "add_hook: the optimizer has no link yet"))
local m = L.Linear(1, 1)
sgd:setup(m)
assert(sgd.target == m)
assert(fails(function() sgd:update(function() end) end, "update: the loss function returned no Variable"))
assert(fails(function() sgd:new_epoch(true) end, "set optimizer.use_auto_new_epoch = true first"))
sgd.use_auto_new_epoch = true
assert(fails(function() sgd:new_epoch() end, "the updater counts epochs already"))
sgd:new_epoch(true)
assert(sgd.epoch == 1 and sgd.t == 0)

-- what does not fit is an error before anything changes
local m = L.Linear(2, 1, {initialW = 1})
local o = chainer.optimizers.MomentumSGD(1):setup(m)
m.b.grad, m.W.grad = np.ones(1), np.ones{1, 2}
m.W.data = np.ones{1, 3}
assert(fails(function() o:update() end, "the gradient of the parameter W is float32(1, 2), want that of the data, float32(1, 3)"))
assert(m.b.data[1] == 0 and o.t == 0)
m:cleargrads()
o:update()
m.W.update_rule.state.v = np.ones(7)
assert(fails(function() o:update() end, "the state 'v' of the parameter W is not float32(1, 3)"))
assert(fails(function() m.W.update_rule.state.v = "x" end, "the state 'v' is none of"))
local small = chainer.optimizers.Adam({eps = 1e-50}):setup(L.Linear(1, 1))
small.target:cleargrads()
assert(fails(function() small:update() end, "eps is 1e-50, which is 0 in float32"))

-- gradients that nobody has computed are an error before anything changes
local m = L.Linear(2, 1, {initialW = 1})
local o = chainer.optimizers.MomentumSGD():setup(m)
local function refused()
  assert(fails(function() o:update() end, "update: the parameter W has no gradient yet: call model:cleargrads() and loss:backward() before optimizer:update()"))
  assert(m.W.data[{1, 1}] == 1 and m.b.data[1] == 0 and o.t == 0 and m.W.update_rule.state == nil)
end
refused()
m.b:cleargrad()
refused()
assert(m.b.grad == nil)
local twin = m:copy("copy")
assert(fails(function() chainer.optimizers.SGD():setup(twin):update() end, "W has no gradient yet"))
m.W.update_rule.enabled = false
o:update()
assert(o.t == 1 and m.b.data[1] == 0 and m.W.data[{1, 1}] == 1)
m.W.update_rule.enabled = true
m.W.grad[{}] = 0
o:update()
assert(o.t == 2 and m.W.data[{1, 1}] == 1)

-- parameters without a shape wait
local m = L.Linear(nil, 1)
local o = chainer.optimizers.Adam():setup(m)
m:cleargrads()
o:update()
assert(m.W.update_rule.t == 1 and m.W.update_rule.state == nil)
o:update(function() return F.sum(m(np.ones{1, 2})) end)
assert(m.W.update_rule.t == 2 and m.W.update_rule.state.m.shape[2] == 2)

-- a fixed loss scale changes nothing but the gradients before the update
local m = L.Linear(1, 1, {initialW = 2, nobias = true})
local o = chainer.optimizers.SGD(0.5):setup(m)
o:loss_scaling{scale = 64}
local seen
o:add_hook(function() seen = m.W.grad[{1, 1}] end)
o:update(function() return F.sum(m(np.ones{1, 1})) end)
assert(seen == 64 and m.W.data[{1, 1}] == 1.5)
assert(fails(function() o:set_loss_scale(0) end, "scale is 0, want more than 0"))
assert(fails(function() o:loss_scaling(0) end, "interval is 0, want 1 or more"))

-- a scale that is found leaves out updates that are not finite
local m = L.Linear(1, 1, {initialW = 2, nobias = true})
local o = chainer.optimizers.SGD(0.5):setup(m)
o:loss_scaling()
local scales, factor = {}, 1
o:add_hook(function() table.insert(scales, m.W.grad[{1, 1}]) end)
for i = 1, 4 do
  o:update(function() return F.sum(m(np.ones{1, 1}) * (i == 3 and 1 / 0 or 1)) end)
end
assert(scales[1] == 1 and scales[2] == 2 and scales[3] == 1 / 0 and scales[4] == 2)
assert(m.W.data[{1, 1}] == 0.5 and o.t == 4 and m.W.update_rule.t == 3)
