A program for each rule of the recurrent links. The numbers were recorded from Chainer 7.8.1 with the same seeds.

-- the same seed draws the same weights as in Chainer
local I = chainer.initializers
local function checksum(model)
  local sum = 0
  for i, pair in ipairs(model:namedparams()) do
    local w = pair[2].data:astype("float64"):flatten()
    sum = sum + i * np.sum(w * np.arange(1, #w + 1)):item()
  end
  return sum
end
for _, case in ipairs{
  {32.614468, function() return L.LSTM(2, 3) end},
  {32.614468, function() local m = L.LSTM(nil, 3); m(np.ones{1, 2}); return m end},
  {-163.371372, function() return L.StatelessLSTM(2, 3, {bias_init = I.Normal(1), forget_bias_init = I.Uniform(1)}) end},
  {89.581333, function() return L.StatefulPeepholeLSTM(2, 3) end},
  {61.031644, function() return L.StatefulZoneoutLSTM(2, 3) end},
  {-116.104114, function() return L.GRU(2, 3) end},
  {-302.721062, function() return L.StatelessGRU(2, 3, I.Normal(1), I.Uniform(1), I.Normal(2)) end},
  {-35.241499, function() return L.StatefulMGU(2, 3) end},
  {80.324979, function() return L.ChildSumTreeLSTM(2, 3) end},
  {-836.062016, function() return L.NaryTreeLSTM(2, 3, 3) end},
  {-2120.300951, function() return L.NStepBiLSTM(2, 2, 3, 0) end},
  {474.149190, function() return L.NStepGRU(2, 2, 3, 0, {initialW = I.Uniform(1), initial_bias = I.Normal(1)}) end},
  {-9.878835, function() return L.NStepRNNTanh(1, 2, 3, 0) end},
  {7.163167, function() return L.BinaryHierarchicalSoftmax(3, {{0, 1}, {2, {3, 4}}}) end},
} do
  np.random.seed(7)
  local got = checksum(case[2]())
  assert(math.abs(got - case[1]) < 2e-5, got .. ", want " .. case[1])
end

-- sequences that are over leave an LSTM, and their states stay
np.random.seed(3)
local m = L.LSTM(2, 2)
m(np.ones{3, 2}); m(np.ones{2, 2}); m(np.ones{0, 2})
local y = m(np.ones{1, 2})
assert(np.allclose(y.data, np.array{{-0.26276526, -0.5487081}}))
assert(np.allclose(m.h.data, np.array{{-0.26276526, -0.5487081}, {-0.16474335, -0.5416929}, {-0.06864764, -0.4575392}}))
assert(np.allclose(m.c.data, np.array{{-0.8095846, -0.74097455}, {-0.4588855, -0.72352993}, {-0.15816681, -0.58230597}}))
local h = m.h
assert(fails(function() m(np.ones{4, 2}) end, "x has 4 rows, more than the 3 of the state: call reset_state()"))
assert(m.h == h)

-- zoneout draws what Chainer draws
np.random.seed(3)
local m = L.StatefulZoneoutLSTM(2, 3, 0.5, 0.25)
local x, y = np.array{{0, 1}, {2, 3}}
for _ = 1, 3 do y = m(x) end
assert(np.allclose(y.data, np.array{{0.02689368, -0.11151523, -0.20044608}, {0.0040914, -0.20680624, -0.23734058}}))
assert(np.allclose(m.c.data, np.array{{0.05755023, 0, -0.34929332}, {0.02941579, -0.8252658, -0.2547647}}))

-- dropout between layers draws what Chainer draws
np.random.seed(3)
local m = L.NStepLSTM(2, 2, 2, 0.5)
local hy, cy, ys = m(nil, nil, {np.ones{2, 2}, np.ones{3, 2}})
assert(np.allclose(ys[1].data, np.array{{0, 0}, {-0.00911315, 0.0252322}}))
assert(np.allclose(ys[2].data, np.array{{0.16507365, 0.04010554}, {0.09964733, -0.0147035}, {0.0616225, 0.01459162}}))

-- states can be read, set and forgotten
local m = L.LSTM(2, 1)
assert(m.c == nil and m.h == nil)
m:set_state(chainer.Variable(np.zeros{1, 1}), chainer.Variable(np.ones{1, 1}))
assert(m.h:item() == 1)
m.h = nil
assert(m.h == nil and m.c ~= nil)
assert(fails(function() m:set_state(np.zeros{1, 1}, np.zeros{1, 1}) end, "c is float32(1, 1), want a Variable"))
local g = L.GRU(2, 1)
g(np.ones{1, 2}); g(np.ones{1, 2})
local before = g.h
assert(fails(function() g(np.ones{1, 3}) end, "linear") and g.h == before)

-- gradients go back through all calls since reset_state
local m = L.LSTM(1, 1)
local x1, x2 = chainer.Variable(np.ones{1, 1}), chainer.Variable(np.ones{1, 1})
m(x1)
local y = m(x2)
y:backward()
assert(x1.grad ~= nil and x2.grad ~= nil)
m:reset_state()
local x3 = chainer.Variable(np.ones{1, 1})
x2:cleargrad()
m(x3):backward()
assert(x3.grad ~= nil and x2.grad == nil)

-- a copy has links of its own, and a child can be replaced
local m = L.LSTM(2, 1)
local twin = m:copy("copy")
twin.upward.W.data[{}] = 0
twin.lateral.W.data[{}] = 0
twin.upward.b.data[{}] = 0
assert(twin(np.ones{1, 2}):item() == 0 and m(np.ones{1, 2}):item() ~= 0)
m.upward = L.Linear(2, 4, {initialW = 0})
assert(m(np.ones{1, 2}).shape[2] == 1 and m.upward.b.grad ~= nil)
m:reset_state()
assert(m(np.ones{1, 2}):item() == 0)
local t = L.NaryTreeLSTM(2, 1)
local other = t:copy("copy")
other.W_h1.W.data[{}] = 0
local c, h = t(nil, nil, np.ones{1, 1}, nil, np.zeros{1, 2})
local c2, h2 = other(nil, nil, np.ones{1, 1}, nil, np.zeros{1, 2})
assert(h:item() ~= 0 and h2:item() == 0)

-- an LSTM is a layer of a Sequential
local m = chainer.Sequential(L.LSTM(2, 3), F.relu, L.GRU(3, 2), L.StatefulMGU(2, 2), L.StatefulPeepholeLSTM(2, 2), L.StatefulZoneoutLSTM(2, 1))
assert(m(np.ones{4, 2}).shape[1] == 4)

-- layers of an n-step link are items of a list
local m = L.NStepBiGRU(2, 3, 4, 0)
assert(#m == 4 and m[3].w0.shape[2] == 8 and m[3].w3.shape[2] == 4 and m:namedparams()[1][1] == "/0/b0")
local twin = m:copy("copy")
twin[1].w0.data[{}] = 0
local xs = {np.ones{2, 3}}
local _, a = m(nil, xs)
local _, b = twin(nil, xs)
assert(not np.allclose(a[1].data, b[1].data))

-- what does not fit is a one-line error
assert(fails(function() L.LSTM(nil) end, "LSTM: want the number of units"))
assert(fails(function() L.LSTM(2, -1) end, "LSTM: want the number of units"))
assert(fails(function() L.LSTM(2, 1)(np.ones{2}) end, "x is float32(2,), want one row for each example"))
assert(fails(function() L.StatefulMGU(-1, 2) end, "StatefulMGU: the sizes are -1 and 2, want none below 0"))
assert(fails(function() L.NStepLSTM(0, 1, 1, 0) end, "NStepLSTM: want at least one layer"))
local m = L.NStepRNNTanh(1, 2, 2, 0)
assert(fails(function() m(nil, {}) end, "xs is empty, want at least one sequence"))
assert(fails(function() m(nil, {np.ones{1, 2}, np.ones{0, 2}}) end, "xs[2] is float32(0, 2), want a sequence of at least one step"))
assert(fails(function() m(np.zeros{1, 2, 2}, {np.ones{1, 2}}) end, "the state is float32(1, 2, 2), want the shape (1, 1, 2): layers, sequences, units"))
assert(fails(function() m(nil, {np.ones{1, 3}}) end, "n_step_rnn"))
local t = L.ChildSumTreeLSTM(nil, 1)
assert(fails(function() t(np.ones{1, 1}, nil) end, "takes the cells of all children, as many outputs, and x, got 2 arguments"))
assert(fails(function() t(np.ones{1, 1}, nil, nil) end, "x is nil, which needs a known in_size"))
assert(fails(function() L.NaryTreeLSTM(2, 1)(nil, nil, nil, nil, nil) end, "all arguments are nil"))
assert(fails(function() L.NaryTreeLSTM(2, 1)(np.ones{1, 2}) end, "takes 5 arguments, cells and outputs of 2 children and x, got 1"))
assert(fails(function() L.NaryTreeLSTM(2, 1, 0) end, "n_ary is 0, want at least 1"))
