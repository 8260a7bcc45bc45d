A program for each way to write a model. The numbers were recorded from the same programs in Chainer 7.8.1.

-- a Chain holds its links in fields
local MyChain = chainer.Chain:extend("MyChain")
function MyChain:init()
  self:init_scope(function()
    self.l1 = L.Linear(4, 3)
    self.l2 = L.Linear(3, 2)
  end)
end
function MyChain:forward(x) return self.l2(self.l1(x)) end
np.random.seed(0)
local x = np.arange(8):astype("float32"):reshape(2, 4)
assert(np.allclose(MyChain()(x).data, np.array{{2.6598878, 0.77709115}, {8.605077, 5.3139057}}))

-- a ChainList holds them by number
local MyChain2 = chainer.ChainList:extend("MyChain2")
function MyChain2:init()
  chainer.ChainList.init(self, L.Linear(4, 3), L.Linear(3, 2))
end
function MyChain2:forward(x) return self[2](self[1](x)) end
np.random.seed(0)
local model = MyChain2()
local y = model(np.arange(8):astype("float32"):reshape(2, 4))
assert(np.allclose(y.data, np.array{{2.6598878, 0.77709115}, {8.605077, 5.3139057}}))
assert(tostring(model) == [[
MyChain2(
  (0): Linear(in_size=4, out_size=3, nobias=False),
  (1): Linear(in_size=3, out_size=2, nobias=False),
)]])

-- a Link has parameters of its own
local LinearLayer = chainer.Link:extend("LinearLayer")
function LinearLayer:init(n_in, n_out)
  self.W = chainer.Parameter(chainer.initializers.Normal(), {n_out, n_in})
  self.b = chainer.Parameter(chainer.initializers.Zero(), {n_out})
end
function LinearLayer:forward(x) return F.linear(x, self.W, self.b) end
np.random.seed(0)
local layer = LinearLayer(4, 2)
local y = layer(np.arange(8):astype("float32"):reshape(2, 4))
assert(np.allclose(y.data, np.array{{0.45401564, 0.02344137}, {1.5307838, 0.36124364}}))
assert(tostring(layer) == "LinearLayer()" and layer.W.name == "W" and layer:count_params() == 10)

-- a network of convolutions that answers differently after the training
local LeNet5 = chainer.Chain:extend("LeNet5")
function LeNet5:init()
  self.conv1 = L.Convolution2D(1, 6, 5, 1)
  self.conv2 = L.Convolution2D(6, 16, 5, 1)
  self.conv3 = L.Convolution2D(16, 120, 4, 1)
  self.fc4 = L.Linear(nil, 84)
  self.fc5 = L.Linear(84, 10)
end
function LeNet5:forward(x)
  local h = F.max_pooling_2d(F.sigmoid(self.conv1(x)), 2, 2)
  h = F.max_pooling_2d(F.sigmoid(self.conv2(h)), 2, 2)
  h = F.sigmoid(self.fc4(F.sigmoid(self.conv3(h))))
  if chainer.config.train then return self.fc5(h) end
  return F.softmax(self.fc5(h))
end
np.random.seed(0)
local model = LeNet5()
local image = (np.arange(28 * 28):astype("float32") % 13 / 13):reshape(1, 1, 28, 28)
local first = {1, {1, 3}}
assert(np.allclose(model(image).data[first], np.array{0.5876001, 0.10783118, -0.38043165}, {atol = 1e-5}))
assert(model:count_params() == 44426)
chainer.using_config("train", false, function()
  assert(np.allclose(model(image).data[first], np.array{0.19396251, 0.12004852, 0.07367276}, {atol = 1e-5}))
end)

-- a model is made of blocks, which are models
local ConvBlock = chainer.Chain:extend("ConvBlock")
function ConvBlock:init(n_ch, pool_drop)
  local w = chainer.initializers.HeNormal()
  self.conv = L.Convolution2D(nil, n_ch, 3, 1, 1, {nobias = true, initialW = w})
  self.bn = L.BatchNormalization(n_ch)
  self.pool_drop = pool_drop
end
function ConvBlock:forward(x)
  local h = F.relu(self.bn(self.conv(x)))
  if self.pool_drop then h = F.dropout(F.max_pooling_2d(h, 2, 2), {ratio = 0.25}) end
  return h
end
local LinearBlock = chainer.Chain:extend("LinearBlock")
function LinearBlock:init(drop)
  self.fc = L.Linear(nil, 8, {initialW = chainer.initializers.HeNormal()})
  self.drop = drop
end
function LinearBlock:forward(x)
  local h = F.relu(self.fc(x))
  return self.drop and F.dropout(h) or h
end
local DeepCNN = chainer.ChainList:extend("DeepCNN")
function DeepCNN:init(n_output)
  chainer.ChainList.init(self, ConvBlock(4), ConvBlock(4, true), LinearBlock(true), L.Linear(nil, n_output))
end
function DeepCNN:forward(x)
  for i = 1, #self do x = self[i](x) end
  return x
end
np.random.seed(0)
local model = DeepCNN(3)
local image = (np.arange(28 * 28):astype("float32") % 13 / 13):reshape(1, 1, 28, 28)[{1, 1, {1, 8}, {1, 8}}]:reshape(1, 1, 8, 8)
assert(np.allclose(model(image).data, np.array{{-0.5439306, -0.5129617, 0.00631118}}, {atol = 1e-5}))
local paths = {}
for _, pair in ipairs(model:namedparams()) do table.insert(paths, pair[1]) end
assert(table.concat(paths, " ") == "/0/bn/beta /0/bn/gamma /0/conv/W /1/bn/beta /1/bn/gamma /1/conv/W /2/fc/W /2/fc/b /3/W /3/b")
assert(model:count_params() == 743)

-- a Sequential calls whatever can be called
local ResBlock = chainer.Chain:extend("ResBlock")
function ResBlock:init(n) self.l = L.Linear(n, n) end
function ResBlock:forward(x) return x + F.tanh(self.l(x)) end
local function reshape(shape) return function(x) return F.reshape(x, shape) end end
np.random.seed(0)
local model = chainer.Sequential(L.Linear(nil, 4), F.sigmoid)
model:append(reshape{-1, 2, 2})
model:append(function(x) return F.sum(x, {axis = 2}) end)
model:extend{L.Linear(2, 3)}
model = model + chainer.Sequential(ResBlock(3)):repeat_(2)
local x = np.arange(8):astype("float32"):reshape(2, 4)
assert(np.allclose(model(x).data, np.array{{1.4673672, 0.63445365, -0.40434605}, {0.9332374, 0.29304767, -0.4454407}}, {atol = 1e-5}))
assert(#model == 7 and #model:flatten() == 7 and model[2] == F.sigmoid and model:count(F.sigmoid) == 1 and model:index(F.sigmoid) == 1)
assert(model[1].W.data[{1, 1}] == model:copy("copy")[1].W.data[{1, 1}])
assert(np.allclose(model:copy("init")(x).data, np.array{{-1.0682968, 1.1942122, 0.8475552}, {-1.6394715, 1.4369624, 0.974976}}, {atol = 1e-5}))
local twice = chainer.Sequential(chainer.Sequential(ResBlock(3), F.relu)):repeat_(2):flatten()
assert(#twice == 4 and twice[3].name == "1" and twice:count_by_layer_type("ResBlock") == 2 and twice:count_by_layer_type("relu") == 2)
twice:reverse()
assert(twice[1] == F.relu and twice[4].name == "1")

-- layers of a Sequential may take and return several values
local calls = setmetatable({}, {__call = function(_, a, b) return a * b end})
local model = chainer.Sequential(function(a, b) return a + b, a - b end, calls)
assert(model(np.array{3}, np.array{2}):item() == 5)
local states = chainer.Sequential(function(x) return nil, nil, x end, L.StatelessLSTM(2, 3))
local c, h = states(np.ones{1, 2})
assert(c.shape[2] == 3 and h.shape[2] == 3)
assert(chainer.Sequential(function(x) return x, 2 end, L.Linear(4, 2))(np.ones{1, 1, 4}).ndim == 3)
