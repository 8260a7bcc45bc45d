A program for each rule of the links that are losses. The numbers were recorded from Chainer 7.8.1 with the same seeds.

-- samplers draw what Chainer draws
np.random.seed(3)
local m = L.BlackOut(2, {3, 1, 2, 1}, 2)
m.W.data = np.arange(8):astype("float32"):reshape(4, 2) * 0.1
local x, t = np.array{{1, 2}, {3, -1}}, np.array({0, 3}, "int32")
assert(math.abs(m(x, t):item() - 2.2992444) < 1e-5)
np.random.seed(3)
local m = L.NegativeSampling(2, {3, 1, 2, 1}, 2)
m.W.data = np.arange(8):astype("float32"):reshape(4, 2) * 0.1
local y, samples = m(x, t, {return_samples = true})
assert(math.abs(y:item() - 5.0993342) < 1e-5)
assert(tostring(samples) == "[[0 0 3]\n [3 0 0]]")

-- a sampler can be replaced
local m = L.NegativeSampling(1, {1, 1}, 1)
m.sampler = {word = 1, sample = function(self, shape) return np.zeros(shape, "int32") + self.word end}
local _, samples = m(np.ones{1, 1}, np.array({0}, "int32"), {return_samples = true})
assert(tostring(samples) == "[[0 1]]")
m.sampler = chainer.utils.WalkerAlias{0, 1}
local _, samples = m(np.ones{1, 1}, np.array({0}, "int32"), {return_samples = true})
assert(tostring(samples) == "[[0 1]]")
assert(fails(function() m.sampler = {} end, "sampler has no method sample"))
assert(fails(function() m.sampler = 3 end, "sampler is no object with a method sample(shape)"))
assert(fails(function() L.NegativeSampling(1, {1, 1}, -1) end, "NegativeSampling: sample_size is -1, want at least 0"))
assert(fails(function() L.BlackOut(1, {}, 1) end, "the frequencies are float32(0,), want a sequence of numbers"))
for _, counts in ipairs{{0, 0}, {-1, 2}, {0 / 0, 1}, {1 / 0, 1}} do
  assert(fails(function() L.BlackOut(1, counts, 1) end, "the frequencies are no numbers of at least 0 with a sum above 0"))
end

-- trees of words
local create = L.BinaryHierarchicalSoftmax.create_huffman_tree
local tree = create{[0] = 2, 2, 2, 2, 1.5}
assert(tree[1][1] == 1 and tree[1][2] == 2 and tree[2][1] == 3 and tree[2][2][1] == 4 and tree[2][2][2] == 0)
assert(create{[5] = 1} == 5)
assert(fails(function() create{} end, "word_counts is empty"))
assert(fails(function() create(3) end, "word_counts is no table of words and their counts"))
assert(fails(function() create{[0] = "b"} end, "the count of 0 is no number"))
local loop = {0}
loop[2] = loop
assert(fails(function() L.BinaryHierarchicalSoftmax(2, loop) end, "tree is deeper than 1000"))
assert(fails(function() L.BinaryHierarchicalSoftmax(2, {0, {1, 2, 3}}) end, "tree is made of tables of two and of whole numbers from 0, the words"))
local m = L.BinaryHierarchicalSoftmax(2, {0, 2})
local x = np.ones{1, 2}
assert(m(x, np.array({1}, "int32")):item() == 0) -- a word that is not in the tree
assert(fails(function() m(x, np.array({3}, "int32")) end, "t[1] is 3, want a word from 0 to 2"))
assert(fails(function() m(x, np.array({-1}, "int32")) end, "t[1] is -1, want a word from 0 to 2"))
assert(fails(function() m(x, np.array({0}, "int64")) end, "want float32 with 2 columns and int32"))

-- a CRF sorts sequences by length
local m = L.CRF1d(2, np.array{{0, 1}, {2, 0}})
local xs = {np.array{{1, 0}}, np.array{{1, 2}, {0, 1}, {3, 1}}}
local score, path = m:argmax(xs, {transpose = true})
assert(tostring(score.data) == "[8. 1.]" and tostring(path[1]) == "[0]" and tostring(path[2]) == "[0 1 0]")
assert(fails(function() m(xs, {np.array({0}, "int32")}, {transpose = true}) end, "there are 2 sequences in xs and 1 in ys"))
assert(fails(function() m({}, {}, {transpose = true}) end, "xs is empty"))

-- a Classifier takes its labels from anywhere
local x, t = np.array{{3, 0}, {0, 3}}, np.array({0, 1}, "int32")
local identity = function(options) return L.Classifier(L.Linear(2, 2, {initialW = chainer.initializers.Identity()}), options) end
local loss = identity{label_key = -1}(x, t):item()
assert(identity{label_key = 0}(t, x):item() == loss and identity{label_key = "t"}(x, {t = t}):item() == loss)
local m = identity{label_key = 2}
assert(m.loss == nil and fails(function() m(x, t) end, "argument 2 should be the labels, counted from 0, but there are 2 arguments"))
assert(fails(function() identity{label_key = "t"}(x, {u = t}) end, "there is no argument 't', which the labels should be"))
assert(fails(function() identity{label_key = 1.5} end, "label_key is 1.5, want a whole number or a name"))
assert(fails(function() L.Classifier(F.relu) end, "'predictor' is no link"))

-- a Classifier has a loss and an accuracy of the script
local m = L.Classifier(L.Linear(2, 2), F.mean_squared_error, function(y, t) return 7 end)
local t = np.zeros{1, 2}
local loss = m(np.ones{1, 2}, t)
assert(m.accuracy == 7 and m.loss == loss and m.y.shape[2] == 2)
m.compute_accuracy = false
m(np.ones{1, 2}, t)
assert(m.accuracy == nil)
m.lossfun = F.mean_absolute_error
assert(m.lossfun == F.mean_absolute_error and m(np.ones{1, 2}, t):item() > 0)
m.predictor = chainer.Sequential(L.Linear(2, 2, {initialW = 0}), F.relu)
assert(m(np.ones{1, 2}, t):item() == 0 and m:namedparams()[1][1] == "/predictor/0/W")
local Two = chainer.Chain:extend("Two")
function Two:forward(a, b, more) return a * b + (more and more.shift or 0) end
local m = L.Classifier(Two(), {lossfun = function(y, t) return F.sum(y - t) end, accfun = function() end})
assert(m(chainer.Variable(np.array{2}), np.array{3}, np.array{1}):item() == 5)
assert(m(chainer.Variable(np.array{2}), np.array{3}, np.array{1}, {shift = 10}):item() == 15)

-- a Classifier reports to the reporter that knows it
local model = L.Classifier(L.Linear(2, 2, {initialW = chainer.initializers.Identity()}))
local x, t = np.array{{3, 0}, {0, 0}}, np.array({0, 1}, "int32")
local function seen(reporter)
  local observation = {}
  reporter:scope(observation, function() model(x, t) end)
  return observation
end
local reporter = chainer.Reporter()
assert(fails(function() seen(reporter) end, "report: the given observer is not registered to the reporter"))
reporter:add_observer("main", model)
local values = seen(reporter)
assert(np.allclose(values["main/loss"].data, model.loss.data) and values["main/accuracy"]:item() == 0.5)
assert(values["main/loss"].creator == nil and model.loss.creator, "the graph is not kept")
model.compute_accuracy = false
values = seen(reporter)
assert(values["main/loss"] and values["main/accuracy"] == nil and model.accuracy == nil)
