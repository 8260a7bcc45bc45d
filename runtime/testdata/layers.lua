A program for each rule. What comes before the first title is not run; a program fails by an error.
fails(f, words) is true if f raises an error with these words.

-- layers print as in Chainer, with what they are now
assert(tostring(L.Convolution2D(nil, 2, {2, 3})) == "Convolution2D(in_channels=None, out_channels=2, ksize=(2, 3), stride=(1, 1), pad=(0, 0), nobias=False, dilate=(1, 1), groups=1)")
local conv = L.Convolution2D(2, 3, {nobias = true})
conv.stride = 2
assert(tostring(conv) == "Convolution2D(in_channels=None, out_channels=2, ksize=3, stride=2, pad=(0, 0), nobias=True, dilate=(1, 1), groups=1)", tostring(conv))
assert(tostring(L.ConvolutionND(2, 1, 2, 2)) == "ConvolutionND()" and tostring(L.Deconvolution2D(1, 2, 3)) == "Deconvolution2D()")
local bn = L.BatchRenormalization({3, 2})
bn.decay = 1
assert(tostring(bn) == "BatchRenormalization(size=3, decay=1.0, eps=2e-05, dtype=float32, use_gamma=True, use_beta=True)", tostring(bn))
assert(tostring(L.Scale(1, {3}, true)) == "Scale(\n  (bias): Bias(),\n)")
assert(tostring(L.Parameter(np.zeros(2))) == "Parameter()")

-- a bias can be absent, taken away and put back
local conv = L.Convolution2D(1, 1, 1, {nobias = true, initialW = 1})
local x = np.ones{1, 1, 1, 1}
assert(conv.b == nil and #conv:params() == 1 and conv(x):item() == 1)
conv.b = chainer.Parameter(3, {1})
assert(#conv:params() == 2 and conv(x):item() == 4)
conv.b = chainer.Parameter(5, {1})
assert(#conv:params() == 2 and conv(x):item() == 6 and conv:copy("copy")(x):item() == 6)
conv.b = nil
assert(conv.b == nil and #conv:params() == 1 and conv(x):item() == 1)

-- attributes change what a layer does
local linear = L.Linear(3, 2)
assert(linear.in_size == 3 and linear.out_size == 2 and L.Linear(2).in_size == nil and L.Convolution2D(4, 1, 1).in_channels == 4)
local conv = L.ConvolutionND(1, 1, 1, 1, {initialW = 1})
conv.stride, conv.pad, conv.cover_all = 2, 1, true
assert(conv(np.ones{1, 1, 4}).shape[3] == 4)
assert(fails(function() conv.stride = 0; conv(np.ones{1, 1, 4}) end, "stride is (0,)"))
local bn = L.BatchNormalization(1, {eps = 1, decay = 0})
bn.eps, bn.decay = 0, 0.5
assert(bn(np.array{{1}, {3}})[{2, 1}]:item() == 1 and bn.avg_mean[1] == 1 and bn.avg_var[1] == 1.5)
local embed = L.EmbedID(2, 1, 1)
assert(embed.ignore_label == nil and fails(function() embed(np.array({-1}, "int32")) end, "x holds the number -1"))
embed.ignore_label = -1
assert(embed(np.array({-1}, "int32")):item() == 0)
local layer = L.LayerNormalization(2)
layer.eps = 3
assert(np.allclose(layer(np.array{{-1, 1}}).data, np.array{{-0.5, 0.5}}))
local highway = L.Highway(1, {init_Wh = 1, init_Wt = 0, init_bt = 100, activate = function(h) return h * 7 end})
assert(highway(np.ones{1, 1}):item() == 7)
highway.activate = L.PReLU({}, 3)
assert(highway(-np.ones{1, 1}):item() == -3)

-- running statistics: the training updates them, copies have their own
local bn = L.BatchNormalization(2, {dtype = "float64", initial_avg_mean = 1, initial_gamma = np.array{2, 3}})
assert(bn.gamma.dtype == "float64" and bn.avg_mean.dtype == "float64" and bn.N == 0)
local x = np.array({{1, 2}, {3, 6}}, "float32")
bn(x)
assert(np.allclose(bn.avg_mean, np.array{1.1, 1.3}) and np.allclose(bn.avg_var, np.array{1.1, 1.7}))
local twin, shared = bn:copy("copy"), bn:copy("share")
bn(x)
assert(np.allclose(twin.avg_mean, np.array{1.1, 1.3}) and not np.allclose(bn.avg_mean, twin.avg_mean))
bn.avg_mean = np.zeros(2, "float64")
bn(x)
assert(np.allclose(bn.avg_mean, np.array{0.2, 0.4}))

-- finetuning makes means over the calls
local bn = L.BatchNormalization(1)
bn(np.array{{5}, {5}})
bn:start_finetuning()
bn(np.array{{1}, {3}}, {finetune = true})
bn(np.array{{3}, {5}}, true)
assert(bn.N == 2 and bn.avg_mean[1] == 3 and bn.avg_var[1] == 2)
local dbn = L.DecorrelatedBatchNormalization(2, 2)
for i = 1, 2 do dbn(np.array{{i, 0}, {i + 2, 4}}, true) end
assert(dbn.N == 2 and np.allclose(dbn.avg_mean, np.array{{2.5}, {2}}))

-- sizes that the first call tells
local bn = L.BatchNormalization(nil, {axis = {0, 2}})
assert(bn.avg_mean == nil and bn.gamma.data == nil and bn.axis[2] == 2)
bn(np.ones{2, 3, 4})
assert(bn.avg_mean.shape[1] == 3 and bn.gamma.shape[1] == 3)
local norm = L.GroupNormalization(2)
norm(np.ones{1, 4, 2})
assert(norm.gamma.shape[1] == 4)
local swish = L.Swish(nil)
swish(np.ones{1, 2, 3})
assert(#swish.beta.shape == 2 and swish.beta.shape[2] == 3)
local depthwise = L.DepthwiseConvolution2D(nil, 2, 1)
assert(depthwise(np.ones{1, 3, 1, 1}).shape[2] == 6 and depthwise.b.shape[1] == 6)
local maxout = L.Maxout(nil, 3, 2, {initial_bias = false})
assert(maxout(np.ones{1, 5}).shape[2] == 3 and maxout.linear.W.shape[2] == 5 and maxout.linear.b == nil)

-- functions as initial values
local seen
local maxout = L.Maxout(3, 2, 4, {initialW = function(a) seen = a.shape; a[{}] = 2 end})
assert(#seen == 3 and seen[2] == 4 and maxout.linear.W.data[{8, 3}] == 2)
local conv = L.Convolution2D(1, 2, 1, {initialW = function(a) a[{}] = 3 end, initial_bias = chainer.initializers.One()})
assert(conv.W.data[{2, 1, 1, 1}] == 3 and conv.b.data[2] == 1)

-- a mask that was given is saved
local drop = L.SimplifiedDropconnect(2, 1)
drop(np.ones{1, 2}, {mask = np.ones{1, 1, 2}})
drop(np.ones{1, 2}, {mask = np.zeros{1, 1, 2}})
assert(drop.mask[{1, 1, 1}] == 1)

-- the links inside can be replaced and are watched
local module = L.Inception(1, 1, 1, 1, 1, 1, 1, {conv_init = 0})
local x = np.ones{1, 1, 2, 2}
assert(module(x)[{1, 1, 1, 1}]:item() == 0)
module.conv1 = L.Convolution2D(1, 1, 1, {initialW = 2})
assert(module(x)[{1, 1, 1, 1}]:item() == 2 and module:copy("copy")(x)[{1, 1, 1, 1}]:item() == 2)
local timer = chainer.link_hooks.TimerHook()
timer:with(function() module(x); L.DeformableConvolution2D(1, 1, 1)(x); L.MLPConvolution2D(1, {1, 1}, 1)(x) end)
local names = {}
for _, entry in ipairs(timer.call_history) do names[entry[1]] = (names[entry[1]] or 0) + 1 end
assert(names.Inception == 1 and names.Convolution2D == 6 + 1 + 2 and names.DeformableConvolution2DSampler == 1, tostring(names.Convolution2D))

-- layers stand in a Sequential
local model = chainer.Sequential(
  L.Convolution2D(nil, 4, 3, {pad = 1}), L.BatchNormalization(4), L.PReLU(), L.Deconvolution2D(4, 2, 2), L.Scale(1, 2, true),
  L.GroupNormalization(1), L.DepthwiseConvolution2D(2, 1, 1), L.DilatedConvolution2D(2, 1, 2, {dilate = 2}), L.LocalConvolution2D(nil, 1, nil, 2),
  L.Swish(nil), F.flatten, function(h) return F.reshape(h, {2, 4}) end, L.Highway(4), L.Maxout(nil, 2, 2), L.LayerNormalization(), L.Bias(1, 2), L.SimplifiedDropconnect(2, 3))
assert(model(np.ones{2, 1, 4, 4}).shape[2] == 3)

-- bad arguments
local x4 = np.ones{1, 3, 3, 3}
for words, f in pairs{
  ["Convolution2D: groups is 2, want a number that divides the channels of x, 3, and of the result, 4"] = function() L.Convolution2D(3, 4, 2, {groups = 2}) end,
  ["Convolution2D: groups is 0"] = function() L.Convolution2D(4, 4, 2, {groups = 0}) end,
  ["Convolution2D: groups is 2, want a number that divides the channels of x, 3"] = function() L.Convolution2D(nil, 4, 2, {groups = 2})(x4) end,
  ["Convolution2D: ksize is (2, 2, 2), want one number, or one for each of 2 axes"] = function() L.Convolution2D(1, 2, {2, 2, 2}) end,
  ["Convolution2D: ksize is (0, 0), want windows of at least 1"] = function() L.Convolution2D(1, 2, 0) end,
  ["Convolution2D: stride is (1, 1, 1)"] = function() L.Convolution2D(1, 2, 1, {stride = {1, 1, 1}}) end,
  ["Convolution2D: out_channels is (2, 2), want a number"] = function() L.Convolution2D(1, {2, 2}, 1) end,
  ["Convolution2D: out_channels is (-1,), want a number"] = function() L.Convolution2D(1, -1, 1) end,
  ["Convolution2D: want out_channels and ksize"] = function() L.Convolution2D(nil, 3) end,
  ["Convolution2D: missing argument 'out_channels'"] = function() L.Convolution2D(3) end,
  ["weights of shape (2, 0, 2, 2) have no inputs"] = function() L.Convolution2D(0, 2, 2) end,
  ["a shape has no negative lengths"] = function() L.Convolution2D(-1, 2, 2) end,
  ["Convolution2D: x is float32(3,), want channels on axis 1"] = function() L.Convolution2D(nil, 2, 2)(np.ones(3)) end,
  ["this machine has"] = function() L.ConvolutionND(3, 1e6, 1e6, 1e6) end,
  ["ConvolutionND: ndim is 0, want 1 to 30"] = function() L.ConvolutionND(0, 1, 1, 1) end,
  ["ConvolutionND: ndim is 1000000000"] = function() L.ConvolutionND(1e9, 1, 1, 1) end,
  ["Deconvolution2D: initial_bias is float32(1,), want the shape (3,)"] = function() L.Deconvolution2D(1, 3, 2, {initial_bias = np.ones(1)}) end,
  ["LocalConvolution2D: ksize is (3, 3), want windows that fit into images of (2, 2)"] = function() L.LocalConvolution2D(1, 1, 2, 3) end,
  ["LocalConvolution2D: ksize is missing"] = function() L.LocalConvolution2D(1, 1, 2) end,
  ["LocalConvolution2D: x is float32(3,)"] = function() L.LocalConvolution2D(nil, 1, nil, 1)(np.ones(3)) end,
  ["Bias: want one argument with a shape in the constructor, two without"] = function() L.Bias()(np.ones(2)) end,
  ["Scale: want one argument with a shape"] = function() L.Scale(1, 2)(np.ones{1, 2}, np.ones(2)) end,
  ["Scale: bias_shape is missing"] = function() L.Scale(1, nil, true) end,
  ["Maxout: initialW is float32(4, 3), want 3 axes, the first two of length 2 and 2"] = function() L.Maxout(3, 2, 2, np.ones{4, 3}) end,
  ["Maxout: initial_bias is float32(4,), want 2 axes"] = function() L.Maxout(3, 2, 2, nil, np.ones(4)) end,
  ["pool_size is 0, want at least 1"] = function() L.Maxout(3, 2, 0)(np.ones{1, 3}) end,
  ["MLPConvolution2D: want the number of channels of x"] = function() L.MLPConvolution2D(1, {}, 3) end,
  ["MLPConvolution2D: activation is no function and no link"] = function() L.MLPConvolution2D(1, {1}, 3, {activation = 3}) end,
  ["Highway: activate is no function and no link"] = function() L.Highway(1, {activate = "relu"}) end,
  ["want one result of a function between layers, got 0"] = function() L.Highway(1, {activate = function() end})(np.ones{1, 1}) end,
  ["Bilinear: initialW is float32(2, 2), want the shape (2, 2, 2)"] = function() L.Bilinear(2, 2, 2, {initialW = np.ones{2, 2}}) end,
  ["Bilinear: initial_bias is the table of the initial values of V1, V2 and b"] = function() L.Bilinear(2, 2, 2, {initial_bias = 0}) end,
  ["InceptionBN: out1 is 1, stride 2"] = function() L.InceptionBN(2, 1, 1, 2, 1, 1, "max", 1, 2) end,
  ["InceptionBN: pooltype is the string 'x', want \"max\" or \"avg\""] = function() L.InceptionBN(2, 1, 1, 2, 1, 1, "x", 1) end,
  ["Parameter: array is int32(2,), want floats"] = function() L.Parameter(np.array({1, 2}, "int32")) end,
  ["EmbedID: an array of shape (2, 2) does not fit into shape (2, 3)"] = function() L.EmbedID(2, 3, np.ones{2, 2}) end,
  ["BatchNormalization: size or axis is missing"] = function() L.BatchNormalization() end,
  ["BatchNormalization: dtype is int32, want floats"] = function() L.BatchNormalization(1, {dtype = "int32"}) end,
  ["gamma is float32(2,), want the shape of the channels"] = function() L.BatchNormalization(2)(np.ones{2, 3}) end,
  ["rmax is 0"] = function() L.BatchRenormalization(1, 0)(np.ones{2, 1}) end,
  ["DecorrelatedBatchNormalization: groups is 0"] = function() L.DecorrelatedBatchNormalization(2, 0) end,
  ["groups is 2, want a number that divides 3"] = function() L.GroupNormalization(2)(np.ones{2, 3}) end,
  ["GroupNormalization: x is float32(3,), want channels on axis 1"] = function() L.GroupNormalization(1)(np.ones(3)) end,
  ["x is float32(2, 2, 3)"] = function() L.LayerNormalization()(np.ones{2, 2, 3}) end,
  ["SimplifiedDropconnect: x is float32(0, 2), want at least one row"] = function() L.SimplifiedDropconnect(nil, 1)(np.zeros{0, 2}) end,
  ["ratio is 1, want at least 0 and below 1"] = function() L.SimplifiedDropconnect(2, 1, 1)(np.ones{1, 2}) end,
  ["DeformableConvolution2D: deform_conv was replaced by another kind of link"] = function() local m = L.DeformableConvolution2D(3, 1, 1); m.deform_conv = L.Swish({}); m(x4) end,
  ["Swish: x is a single number"] = function() L.Swish(nil)(np.array(1)) end,
} do
  assert(fails(f, words))
end

-- layers are made of weights that exist
local W, b = np.arange(8):astype("float32"):reshape(4, 2), np.ones(4)
local l = L.Linear.from_params(W, b)
W[{}] = 0
assert(l.W.data[{4, 2}] == 7 and l.b.data[1] == 1 and tostring(l) == "Linear(in_size=2, out_size=4, nobias=False)")
assert(L.Linear.from_params(l.W).b.data[4] == 0 and L.Linear.from_params(W, {b = b, nobias = true}).b == nil)
assert(L.Linear.from_params(np.ones({1, 2}, "float64")).W.dtype == "float32")
assert(fails(function() L.Linear.from_params(W, np.ones(3)) end, "from_params: b is float32(3,), want [O] with O = 4"))
assert(fails(function() L.Linear.from_params(np.ones(3)) end, "from_params: W is float32(3,)"))
assert(L.EmbedID.from_params(np.ones{4, 2}, 1).ignore_label == 1)
local filters = np.ones{4, 2, 3, 3}
local conv = L.Convolution2D.from_params(filters, {groups = 2, pad = {1, 0}})
assert(tostring(conv) == "Convolution2D(in_channels=4, out_channels=4, ksize=(3, 3), stride=(1, 1), pad=(1, 0), nobias=False, dilate=(1, 1), groups=2)" or error(tostring(conv)))
assert(conv(np.ones{1, 4, 3, 3}).data[{1, 1, 2, 1}] == 18)
assert(fails(function() L.Convolution2D.from_params(filters, {groups = 3}) end, "groups is 3"))
assert(fails(function() L.Convolution2D.from_params(filters, np.ones(3)) end, "b is float32(3,)"))
local body = L.ConvolutionND.from_params(np.ones{1, 1, 2, 2, 2}, {b = np.array{1}, cover_all = true, stride = 2})
assert(body(np.ones{1, 1, 3, 3, 3}).data[{1, 1, 2, 2, 2}] == 2)
assert(fails(function() L.ConvolutionND.from_params(np.ones{1, 1}) end, "ndim is 0"))

-- F.forget calls a layer twice, which counts the batch once
local function cube(y) return F.sum(y * y * y) end
for _, make in ipairs{
  function() return L.BatchNormalization(4), {finetune = true}, {"avg_mean", "avg_var"} end,
  function() return L.BatchRenormalization(4), {finetune = true}, {"avg_mean", "avg_var"} end,
  function() return L.DecorrelatedBatchNormalization(4, 2), {finetune = true}, {"avg_mean", "avg_projection"} end,
  function() return L.Linear(4, 3):add_hook(chainer.link_hooks.SpectralNormalization()), nil, {"W_u"} end,
} do
  np.random.seed(0)
  local link, options, kept = make()
  link(np.random.randn(6, 4):astype("float32")) -- statistics that differ from their start, vectors that are drawn
  local plain = link:copy("copy")
  local x = chainer.Variable(np.random.randn(6, 4):astype("float32") * 3 + 1)
  local again = chainer.Variable(x.data)
  cube(F.forget(function(x) return link(x, options) end, x)):backward()
  cube(plain(again, options)):backward()
  assert(np.allclose(x.grad, again.grad) and np.max(np.abs(x.grad)):item() > 1e-5, tostring(link))
  for _, name in ipairs(kept) do assert(np.array_equal(link[name], plain[name]), name) end
  assert(not options or link.N == 1 and plain.N == 1)
end
