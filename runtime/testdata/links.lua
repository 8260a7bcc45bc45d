A program for each rule. What comes before the first title is not run; a program fails by an error.
fails(f, words) is true if f raises an error with these words.

-- a parameter or link in a field is registered, nil takes it away
local M = chainer.Chain:extend("M")
function M:init()
  self.l1 = L.Linear(2, 3)
  self.w = chainer.Parameter(1, {2})
  self.note = "text"
end
local m = M()
assert(#m:params() == 3 and m:namedparams()[1][1] == "/w" and m:namedparams()[2][1] == "/l1/W")
m.w = nil
assert(#m:params() == 2 and m.w == nil and m.note == "text")
m.l1 = L.Linear(2, 1)
assert(m:count_params() == 3 and m.l1.name == "l1" and m["l1"] == m.l1)
m.l1 = nil
assert(#m:params() == 0 and m.l1 == nil)

-- names that are taken are errors and leave the model as it was
local m = chainer.Chain{l1 = L.Linear(2, 3)}
m.note = 5
local before = tostring(m)
for name, words in pairs{l1 = "there is a 'l1' already", note = "there is a 'note' already", params = "name of a method"} do
  assert(fails(function() m:add_link(name, L.Linear(1, 1)) end, words))
  assert(fails(function() m:add_persistent(name, 3) end, words == "name of a method" and words or "already"))
end
assert(fails(function() m.copy = L.Linear(1, 1) end, "'copy' is the name of a method of links"))
assert(fails(function() m:add_param("l1", {2}) end, "add_param: there is a 'l1' already"))
assert(fails(function() m:register_persistent("x") end, "register_persistent: there is no 'x'"))
assert(fails(function() m:add_link("x", 3) end, "'x' is no link"))
assert(fails(function() m.l1.own = m.l1; m.l1.own = nil end, "Linear has no 'own'"))
assert(fails(function() m.me = m end, "'me' would hold the model inside itself"))
assert(fails(function() m.l1.W = nil end, "Linear needs its 'W'"))
assert(tostring(m) == before and m.note == 5)

-- a parameter of a layer can be replaced
local l = L.Linear(2, 1, {nobias = true})
l.W = chainer.Parameter(np.array{{3, 4}})
assert(l(np.array{{1, 1}}):item() == 7 and l.W.name == "W" and #l:params() == 1)

-- a ChainList numbers its links
local list = chainer.ChainList(L.Linear(1, 2), L.Linear(2, 3))
list:insert(0, L.Linear(1, 1))
assert(#list == 3 and list[3].name == "2" and list[-1] == list[3])
list[2] = L.Linear(1, 7)
assert(list[2].W.shape[1] == 7 and list[2].name == "1")
local last = list:pop()
assert(last.W.shape[1] == 3 and #list == 2)
list[1] = nil
assert(#list == 1 and list[1].name == "0" and list:namedparams()[1][1] == "/0/W")
assert(fails(function() list[1] = 3 end, "want a link") and #list == 1)
assert(fails(function() list.out = L.Linear(1, 1) end, "a ChainList numbers its links: write self:add_link"))
assert(fails(function() list:insert(3, L.Linear(1, 1)) end, "there is no place 3 in a list of 1"))
assert(fails(function() list:append(list) end, "the link holds the list itself"))
local before = tostring(list)
assert(fails(function() list:extend{L.Linear(1, 2), 3} end, "want a link"))
assert(fails(function() list[1] = chainer.Chain{inner = list} end, "the link holds the list itself"))
assert(tostring(list) == before and list[1].name == "0")
list.last = list[1]
list.scale = chainer.Parameter(1, {1})
assert(#list:params() == 3 and list.last == list[1])

-- a Sequential is edited in place
local s = chainer.Sequential(L.Linear(1, 2), F.relu)
s[2] = F.sigmoid
s:append(L.Linear(2, 1))
assert(#s == 3 and s:index(F.sigmoid) == 1 and s[3].name == "1")
assert(fails(function() s[1] = 5 end, "no link and no function") and #s == 3)
s[1] = nil
assert(#s == 2 and s[2].name == "0" and s:count_params() == 3)
local both = s + chainer.Sequential(F.relu)
assert(#both == 3 and #s == 2)
s:remove_by_layer_type("sigmoid")
assert(#s == 1)
assert(fails(function() s:remove(F.relu) end, "there is no such layer"))
assert(fails(function() s:extend{F.relu, 3} end, "layer 3 is no link and no function") and #s == 1)
assert(fails(function() chainer.Sequential()(np.ones(1)) end, "has no layers"))
local lambda = chainer.Sequential(function(x) return x * 2 end, L.Linear(1, 1, {initialW = 3}))
assert(lambda(np.array{{2}}):item() == 12)

-- copies share, copy or draw anew
local M = chainer.Chain:extend("M")
function M:init()
  self.l1 = L.Linear(2, 2)
  self.again = {self.l1}
  self.size = 3
end
function M:forward(x) return self.again[1](x) end
local m = M()
m:cleargrads()
local x = np.ones{1, 2}
local shared, copied, fresh = m:copy(), m:copy("copy"), m:copy("init")
m.l1.W.data[{}] = 5
assert(shared.l1.W.data[{1, 1}] == 5 and copied.l1.W.data[{1, 1}] ~= 5 and fresh.l1.W.data[{1, 1}] ~= 5)
assert(copied.l1 ~= m.l1 and copied.again[1] == copied.l1 and copied.l1.name == "l1")
assert(shared.l1 ~= m.l1 and shared.again[1] == m.l1 and shared.size == 3 and shared.name == nil)
m.l1.W.data = np.zeros{2, 2}
assert(shared.l1.W.data[{1, 1}] == 0)
F.sum(m(x)):backward()
assert(m.l1.W.grad and shared.l1.W.grad == nil and copied.l1.W.grad == nil)
assert(copied(x).shape[2] == 2)
assert(fails(function() m:copy("deep") end, "copy: mode is the string 'deep'"))

-- a copy of a layer calls its own parameters
local a = L.Linear(2, 1, {initialW = 1})
local b = a:copy("copy")
b.W.data[{}] = 3
assert(a(np.ones{1, 2}):item() == 2 and b(np.ones{1, 2}):item() == 6)

-- shared copies of a layer without a shape are initialized together
local a = L.Linear(nil, 2)
local three = a:repeat_(3, "share")
three[2](np.ones{1, 2})
assert(a.W.shape[2] == 2 and three[1].W.data == three[3].W.data and three[1].W.grad == nil)
assert(#L.Linear(2, 2):repeat_(0) == 0)

-- drawing anew takes the numbers that Chainer takes
np.random.seed(0)
local l = L.Linear(2, 1)
local again = l:copy("init")
assert(tostring(l.W.data) == "[[1.2473733 0.2829539]]" and tostring(again.W.data) == "[[0.6920723 1.5845507]]")
local list = chainer.ChainList(L.Linear(1, 1)):copy("init")
assert(tostring(list[1].W.data) == "[[-0.9772779]]")
local chain = chainer.Chain{l = L.Linear(1, 1)}:copy("init")
assert(tostring(chain.l.W.data) == "[[-0.10321885]]")

-- copyparams and addgrads go by names
local a, b = L.Linear(2, 1, {initialW = 1}), L.Linear(nil, 1)
b:copyparams(a)
assert(b.W.data[{1, 1}] == 1)
assert(fails(function() L.Linear(3, 1):copyparams(a) end, "copyparams: /W has shape (1, 3), the other one (1, 2)"))
assert(fails(function() chainer.Sequential(a):copyparams(chainer.Sequential()) end, "has no link '0'"))
a:zerograds()
b.W.grad, b.b.grad = np.ones{1, 2}, np.ones(1)
a:addgrads(b)
a:addgrads(b)
assert(a.W.grad[{1, 1}] == 2)

-- what does not fit is not copied in part
local function pair(n) return chainer.Chain{a = L.Linear(1, 1, {initialW = n}), b = L.BatchNormalization(n)} end
local one, two = pair(1), pair(2)
one:zerograds()
two:zerograds()
two.a.W.grad[{}] = 3
assert(fails(function() one:copyparams(two) end, "copyparams: /b/beta has shape (1,), the other one (2,)"))
assert(fails(function() one:addgrads(two) end, "addgrads: /b/beta has shape (1,), the gradient of the other one (2,)"))
two.b.gamma, two.b.beta = chainer.Parameter(1, {1}), chainer.Parameter(0, {1})
assert(fails(function() one:copyparams(two) end, "copyparams: 'avg_mean' has shape (1,), the other one (2,)"))
assert(one.a.W.data[{1, 1}] == 1 and one.a.W.grad[{1, 1}] == 0)
one:copyparams(two, false)
assert(one.a.W.data[{1, 1}] == 2)

-- persistent values are attributes
local m = chainer.Chain()
m:add_persistent("steps", 7)
m.mean = np.zeros(2)
m:register_persistent("mean")
m.steps = m.steps + 1
m.mean[{}] = 4
assert(m.steps == 8 and m.mean[1] == 4)
local c = m:copy("copy")
c.mean[{}] = 5
c.steps = 1
assert(m.steps == 8 and m.mean[1] == 4 and c.mean[1] == 5)
m:copyparams(c)
assert(m.steps == 1 and m.mean[1] == 5)
assert(fails(function() m.steps = "text" end, "is none of an array, a number"))
m.steps = nil
assert(m.steps == nil)

-- update flags need an optimizer
local m = L.Linear(1, 1, {initialW = 2})
assert(m.update_enabled == false)
chainer.optimizers.SGD(1):setup(m)
m:disable_update()
m:cleargrads()
m.W.grad = np.ones{1, 1}
local before = m.W.data:copy()
m.W:update()
assert(m.W.data[{1, 1}] == before[{1, 1}] and not m.update_enabled)
m:enable_update()
m.W:update()
assert(m.W.data[{1, 1}] == before[{1, 1}] - 1 and m.update_enabled)

-- gradients of parameters without a shape
local p = chainer.Parameter(1)
p:cleargrad()
p:initialize{2}
assert(p.grad == nil)
local q = chainer.Parameter(1)
q:zerograd()
q:initialize{2}
assert(q.grad[1] == 0)
assert(np.isnan(chainer.Parameter(1, {1}).grad[1]) and chainer.Parameter(np.ones(1)).grad == nil)

-- hooks see the calls
local seen = {}
local Log = chainer.LinkHook:extend("Log")
function Log:added(link) table.insert(seen, "added") end
function Log:deleted(link) table.insert(seen, "deleted") end
function Log:forward_preprocess(args) table.insert(seen, "before " .. args.link.name) end
function Log:forward_postprocess(args) table.insert(seen, "after " .. args.out.shape[2]) end
local model = chainer.Sequential(L.Linear(1, 2), L.Linear(2, 3))
model[1]:add_hook(Log())
model(np.ones{1, 1})
model[1]:delete_hook("Log")
model(np.ones{1, 1})
assert(table.concat(seen, ",") == "added,before 0,after 2,deleted")
local timer = chainer.link_hooks.TimerHook()
timer:with(function() return model(np.ones{1, 1}) end)
assert(#timer.call_history == 3 and timer.call_history[3][1] == "Sequential")
assert(timer:summary().Linear.occurrence == 2 and timer:total_time() == timer.call_history[3][2])
model(np.ones{1, 1})
assert(#timer.call_history == 3)
assert(fails(function() model[1]:delete_hook("Log") end, "there is no hook 'Log'"))
assert(fails(function() model:add_hook(function() end) end, "add_hook: want a hook"))
model:add_hook(timer)
assert(fails(function() model:add_hook(timer) end, "there is a hook 'TimerHook' already"))

-- a hook leaves the weight as it was after a failing call, too
local l = L.Linear(2, 1, {initialW = 3}):add_hook(chainer.link_hooks.WeightStandardization())
assert(fails(function() l(np.ones{1, 3}) end, "linear"))
assert(l.W.data[{1, 1}] == 3)
assert(fails(function() L.Linear(2, 1):add_hook(chainer.link_hooks.SpectralNormalization{weight_name = "V"}) end, "no parameter 'V'"))
assert(fails(function() chainer.link_hooks.SpectralNormalization{n_power_iteration = 0} end, "want 1 or more"))
assert(fails(function() chainer.link_hooks.WeightStandardization():with(function() end) end, "belongs to one link"))
local lazy = L.Linear(nil, 1):add_hook(chainer.link_hooks.SpectralNormalization{use_gamma = true})
assert(lazy(np.ones{1, 2}).shape[2] == 1 and lazy.W.shape[2] == 2 and lazy.gamma and lazy.W_u)
lazy:delete_hook("SpectralNormalization")
assert(#lazy:params() == 2)

-- xp is np, to_cpu is the link itself
local l = L.Linear(1, 1)
assert(l.xp == np and l:to_cpu() == l)
