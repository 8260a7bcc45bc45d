A program for each rule. What comes before the first title is not run; a program fails by an error.
fails(f, words) is true if f raises an error with these words.

-- what was saved is loaded: parameters, persistent values, links in links
local serializers = chainer.serializers
local function make()
  local m = chainer.Chain{l1 = L.Linear(nil, 3), list = chainer.ChainList(L.Linear(3, 1))}
  m:add_persistent("steps", 0)
  m:add_persistent("mean", np.zeros(2))
  m:add_persistent("seen", false)
  m:add_persistent("rate", 0.5)
  return m
end
local m = make()
m.l1(np.ones{1, 2})
m.steps, m.seen, m.rate = 7, true, 0.25
m.mean[{}] = 3
for _, format in ipairs{"npz", "safetensors"} do
  local path = "model." .. format
  serializers["save_" .. format](path, m)
  local n = make()
  serializers["load_" .. format](path, n)
  assert(np.array_equal(n.l1.W.data, m.l1.W.data) and np.array_equal(n.list[1].W.data, m.list[1].W.data))
  assert(n.steps == 7 and n.seen == true and n.rate == 0.25 and n.mean[1] == 3)
end

-- keys are Chainer's
local m = chainer.Chain{l1 = chainer.Sequential(L.Linear(1, 1), F.relu, L.Linear(nil, 1))}
chainer.serializers.save_npz("keys.npz", m, {compression = false})
local names = np.load("keys.npz").files
table.sort(names)
assert(table.concat(names, " ") == "l1/0/W l1/0/b l1/1/W l1/1/b")
local n = chainer.Chain{l1 = chainer.Sequential(L.Linear(1, 1), F.relu, L.Linear(nil, 1))}
chainer.serializers.load_npz("keys.npz", n)
assert(not n.l1[3].W.is_initialized)

-- path, strict and ignore_names
local load = chainer.serializers.load_npz
np.savez("part.npz", {["a/W"] = np.ones{1, 1}, ["a/x"] = np.ones(1)})
local m = L.Linear(1, 1, {initialW = 5})
assert(fails(function() load("part.npz", m) end, "load_npz: cannot load part.npz: there is no 'W' in it"))
assert(fails(function() load("part.npz", m, {path = "a/"}) end, "cannot load part.npz: there is no 'a/b' in it"))
assert(m.W.data[{1, 1}] == 5)
load("part.npz", m, {strict = false})
assert(m.W.data[{1, 1}] == 5)
load("part.npz", m, {path = "a/", ignore_names = "a/b"})
assert(m.W.data[{1, 1}] == 1)
m.W.data[{}] = 5
load("part.npz", m, "a/", false, {function(name) return name == "a/W" end})
assert(m.W.data[{1, 1}] == 5)
assert(fails(function() load("part.npz", m, {ignore_names = 3}) end, "ignore_names is a name, a function or a table of them"))

-- what does not fit leaves everything as it was
local m = chainer.Chain{a = L.Linear(1, 1, {initialW = 5}), b = L.Linear(nil, 2), c = L.Linear(2, 1)}
local files = {["a/W"] = np.ones{1, 1}, ["a/b"] = np.ones(1), ["b/W"] = np.ones{2, 4}, ["b/b"] = np.ones(2), ["c/W"] = np.ones{1, 3}, ["c/b"] = np.ones(1)}
np.savez("wrong.npz", files)
assert(fails(function() chainer.serializers.load_npz("wrong.npz", m) end, "cannot load wrong.npz: 'c/W' is float32(1, 3), want the shape (1, 2)"))
assert(m.a.W.data[{1, 1}] == 5 and not m.b.W.is_initialized)
assert(fails(function() chainer.serializers.load_npz("wrong.npz", 3) end, "obj is none of a link, an optimizer"))
assert(fails(function() chainer.serializers.load_npz("missing.npz", m) end, "cannot read missing.npz"))
assert(fails(function() chainer.serializers.save_npz("no/such/folder.npz", m) end, "cannot write no/such/folder.npz"))
local io_file = io.open("damaged.npz", "w")
io_file:write("PK and no more")
io_file:close()
assert(fails(function() chainer.serializers.load_npz("damaged.npz", m) end, "cannot load damaged.npz: it is no zip archive that can be read"))
assert(fails(function() chainer.serializers.load_safetensors("damaged.npz", m) end, "cannot load damaged.npz: its header is said to have"))

-- a file that ends early is an error that names it, and nothing changes
local m = chainer.Chain{a = L.Linear(2, 3), b = L.Linear(3, 1)}
for _, format in ipairs{"npz", "safetensors"} do
  chainer.serializers["save_" .. format]("whole", m)
  local f = io.open("whole", "rb")
  local bytes = f:read("*a")
  f:close()
  local n = chainer.Chain{a = L.Linear(2, 3, {initialW = 5}), b = L.Linear(3, 1)}
  for size = 0, #bytes - 1, 17 do
    f = io.open("part", "wb")
    f:write(bytes:sub(1, size))
    f:close()
    assert(fails(function() chainer.serializers["load_" .. format]("part", n) end, "cannot load part: "))
  end
  assert(n.a.W.data[{3, 2}] == 5)
end

-- an optimizer goes on where it was
local function train(m, o) o:update(function() return F.sum(m(np.ones{1, 2}) ^ 2) end) end
for _, name in ipairs{"SGD", "MomentumSGD", "Adam", "AMSGrad", "RMSprop", "SMORMS3", "AdaDelta"} do
  local a = L.Linear(2, 1)
  local oa = chainer.optimizers[name]():setup(a)
  train(a, oa)
  oa:new_epoch()
  chainer.serializers.save_npz("m.npz", a)
  chainer.serializers.save_npz("o.npz", oa)
  local b = L.Linear(nil, 1)
  local ob = chainer.optimizers[name]():setup(b)
  chainer.serializers.load_npz("o.npz", ob)
  chainer.serializers.load_npz("m.npz", b)
  assert(ob.t == 1 and ob.epoch == 1 and b.W.update_rule.t == 1)
  train(a, oa)
  train(b, ob)
  assert(np.array_equal(a.W.data, b.W.data), name)
  chainer.serializers.load_npz("o.npz", ob)
  assert(ob.t == 1)
end
assert(fails(function() chainer.serializers.save_npz("o.npz", chainer.optimizers.SGD()) end, "the optimizer has no link yet"))

-- an optimizer that does not fit stays as it was
local a, b = L.Linear(2, 1), L.Linear(3, 1)
local oa, ob = chainer.optimizers.Adam():setup(a), chainer.optimizers.Adam():setup(b)
train = function(m, o, n) o:update(function() return F.sum(m(np.ones{1, n})) end) end
train(a, oa, 2)
chainer.serializers.save_npz("o.npz", oa)
assert(fails(function() chainer.serializers.load_npz("o.npz", ob) end, "the state 'm' of the parameter W has shape (1, 2), want (1, 3)"))
assert(ob.t == 0 and b.W.update_rule.t == 0 and b.W.update_rule.state == nil)
train(b, ob, 3)
train(b, ob, 3)
assert(fails(function() chainer.serializers.load_npz("o.npz", ob) end, "'W/m' is float32(1, 2), want the shape (1, 3)"))
assert(ob.t == 2)
local sgd = chainer.optimizers.SGD():setup(L.Linear(2, 1))
sgd.target:zerograds()
sgd:update()
chainer.serializers.save_npz("s.npz", sgd)
local fresh = chainer.optimizers.Adam():setup(L.Linear(2, 1))
assert(fails(function() chainer.serializers.load_npz("s.npz", fresh) end, "there is no 'W/m' in it"))
chainer.serializers.load_npz("s.npz", fresh, {strict = false})
assert(fresh.t == 1)
fresh.target:zerograds()
fresh:update()

-- a class of a script has its own way to be saved
local M = chainer.Chain:extend("M")
function M:init(note) self.l, self.note, self.extra = L.Linear(1, 1), note, 0 end
function M:serialize(serializer)
  chainer.Chain.serialize(self, serializer)
  self.note = serializer("note", self.note)
  self.extra = serializer["more"]("x", self.extra)
end
local a, b = chainer.Sequential(M("text \195\169")), chainer.Sequential(M("other"))
a[1].extra = 3
chainer.serializers.save_npz("m.npz", a)
chainer.serializers.load_npz("m.npz", b)
assert(b[1].note == "text \195\169" and b[1].extra == 3 and np.array_equal(a[1].l.W.data, b[1].l.W.data))
assert(np.load("m.npz")["0/more/x"]:item() == 3)
assert(fails(function() chainer.serializers.save_safetensors("m.safetensors", a) end, "'0/note' is no array"))

-- what such a method cannot load leaves everything as it was, too
local M = chainer.Chain:extend("M")
function M:init(n) self.l, self.note = L.Linear(1, 1, {initialW = n}), "note" .. n; self.strange = false end
function M:serialize(serializer)
  chainer.Chain.serialize(self, serializer)
  self.note = serializer("note", self.note)
  if self.strange then error("strange") end
end
local m = chainer.Chain{a = L.Linear(1, 1, {initialW = 3}), b = M(4)}
np.savez("short.npz", {["a/W"] = np.ones{1, 1}, ["a/b"] = np.ones(1), ["b/l/W"] = np.ones{1, 1}, ["b/l/b"] = np.ones(1)})
assert(fails(function() chainer.serializers.load_npz("short.npz", m) end, "there is no 'b/note' in it"))
assert(m.a.W.data[{1, 1}] == 3 and m.b.l.W.data[{1, 1}] == 4 and m.b.note == "note4")
chainer.serializers.save_npz("whole.npz", chainer.Chain{a = L.Linear(1, 1), b = M(5)})
m.b.strange = true
assert(fails(function() chainer.serializers.load_npz("whole.npz", m) end, "strange"))
m.b.strange = nil
chainer.serializers.load_npz("whole.npz", m)
assert(m.b.note == "note5" and m.b.l.W.data[{1, 1}] == 5)

-- a rule of a script keeps its state
local Rule = chainer.UpdateRule:extend("Rule")
function Rule:init_state(param) self.state.sum = np.zeros(param.shape) end
function Rule:update_core(param)
  self.state.sum = self.state.sum + param.grad
  param.data[{}] = param.data - self.state.sum
end
local O = chainer.GradientMethod:extend("O")
function O:create_update_rule() return Rule() end
local a, b = L.Linear(1, 1), L.Linear(1, 1)
local oa, ob = O():setup(a), O():setup(b)
a.W.grad, a.b.grad = np.ones{1, 1}, np.ones(1)
oa:update()
chainer.serializers.save_npz("o.npz", oa)
chainer.serializers.load_npz("o.npz", ob)
assert(ob.t == 1 and b.W.update_rule.state.sum[{1, 1}] == 1)

-- half precision becomes single precision
local header = '{"W":{"dtype":"F16","shape":[1,1],"data_offsets":[0,2]}}'
local f = io.open("half.safetensors", "wb")
f:write(string.char(#header, 0, 0, 0, 0, 0, 0, 0), header, string.char(0x00, 0x3e))
f:close()
local l = L.Linear(nil, 1, {nobias = true})
chainer.serializers.load_safetensors("half.safetensors", l)
assert(l.W.dtype == "float32" and l.W.data[{1, 1}] == 1.5)

-- a dictionary collects what is saved, under a path
local s = chainer.serializers.DictionarySerializer({W = np.ones(2)}, "x/")
s("y", 3)
assert(s.target["x/y"]:item() == 3 and s.target.W[1] == 1)
assert(fails(function() s("z", function() end) end, "'x/z' is none of an array"))
