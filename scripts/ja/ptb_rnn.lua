-- 言語モデル。2層の LSTM が「次に来る単語」を学習します。学習には Trainer を使います。
-- 実行方法: nnlua scripts/ja/ptb_rnn.lua [--ptb] [--text=FILE] [--epoch=20] [--unit=200] [--resume] [--test] など
-- --ptb を付けると、Chainer の例と同じ Penn Treebank を読みます。付けなければ文章の単語を学習し、
-- 最後の10分の1を検証に使います。

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

local folder = arg[0]:match("^(.*)[/\\]ja[/\\]") or arg[0]:match("^(.*)[/\\]") or "."
-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {
  ptb = false, text = folder .. "/data/opticks.txt", epoch = 20, batchsize = 20, bproplen = 35, unit = 200,
  gradclip = 5, lr = 1, interval = 20, seed = 0, out = "result", resume = false, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

-- 単語を 0 からの番号で表した配列と、単語の種類の数を返します。
local function read_words(path)
  local file = assert(io.open(path))
  local ids, numbers, n_vocab = {}, {}, 0
  for word in file:read("*a"):gmatch("%S+") do
    if not numbers[word] then numbers[word], n_vocab = n_vocab, n_vocab + 1 end
    ids[#ids + 1] = numbers[word]
  end
  file:close()
  return np.array(ids, "int32"), n_vocab
end

local train, val, n_vocab
if option.ptb then
  train, val = chainer.datasets.get_ptb_words()
  n_vocab = np.max(train) + 1
else
  local words
  words, n_vocab = read_words(option.text)
  if option.test then
    words, option.epoch, option.unit, option.bproplen, option.interval = words[{{1, 300}}], 1, 8, 3, 5
  end
  local n = math.floor(#words * 0.9)
  train, val = words[{{1, n}}], words[{{n + 1, -1}}]
end

-- batch_size か所から同時に単語を読む iterator。ひとつの例は、単語とその次の単語の組です。
local ParallelSequentialIterator = chainer.dataset.Iterator:extend("ParallelSequentialIterator")

function ParallelSequentialIterator:init(dataset, batch_size, repeat_)
  self.dataset, self.batch_size, self.repeat_ = dataset, batch_size, repeat_
  self.offsets = {}
  for i = 0, batch_size - 1 do
    self.offsets[#self.offsets + 1] = math.floor(i * #dataset / batch_size)
  end
  self:reset()
end

function ParallelSequentialIterator:reset()
  self.epoch, self.is_new_epoch, self.iteration = 0, false, 0
end

function ParallelSequentialIterator:next()
  local n = #self.dataset
  if not self.repeat_ and self.iteration * self.batch_size >= n then return nil end
  local batch = {}
  for i, offset in ipairs(self.offsets) do
    local k = offset + self.iteration
    batch[i] = {self.dataset[k % n + 1], self.dataset[(k + 1) % n + 1]}
  end
  self.iteration = self.iteration + 1
  local epoch = math.floor(self.iteration * self.batch_size / n)
  self.is_new_epoch = self.epoch < epoch
  self.epoch = epoch
  return batch
end

function ParallelSequentialIterator:epoch_detail()
  return self.iteration * self.batch_size / #self.dataset
end

-- スナップショット用。保存するときも読み込むときも同じように呼ばれます。
function ParallelSequentialIterator:serialize(serializer)
  self.iteration = serializer("iteration", self.iteration)
  self.epoch = serializer("epoch", self.epoch)
end

-- バッチから int32 の配列を2つ作ります。単語と、その次の単語です。
local function convert(batch)
  local x, t = {}, {}
  for i, example in ipairs(batch) do
    x[i], t[i] = example[1], example[2]
  end
  return np.array(x, "int32"), np.array(t, "int32")
end

-- 途中で打ち切る BPTT。bprop_len 個の単語ごとに1回更新します。
local BPTTUpdater = training.StandardUpdater:extend("BPTTUpdater")

function BPTTUpdater:init(train_iter, optimizer, bprop_len)
  training.StandardUpdater.init(self, train_iter, optimizer, {converter = convert})
  self.bprop_len = bprop_len
end

function BPTTUpdater:update_core()
  local optimizer = self:get_optimizer("main")
  local model = optimizer.target
  local loss = 0
  for i = 1, self.bprop_len do
    local x, t = self.converter(self:get_iterator("main"):next())
    loss = loss + model(x, t)
  end
  model:cleargrads()
  loss:backward()
  loss:unchain_backward()
  optimizer:update()
end

local RNNForLM = chainer.Chain:extend("RNNForLM")

function RNNForLM:init(n_vocab, n_units)
  self.embed = L.EmbedID(n_vocab, n_units)
  self.l1 = L.LSTM(n_units, n_units)
  self.l2 = L.LSTM(n_units, n_units)
  self.l3 = L.Linear(n_units, n_vocab)
  for _, param in ipairs(self:params()) do
    param.data[{}] = np.random.uniform(-0.1, 0.1, param.shape)
  end
end

function RNNForLM:reset_state()
  self.l1:reset_state()
  self.l2:reset_state()
end

function RNNForLM:forward(x)
  local h0 = self.embed(x)
  local h1 = self.l1(F.dropout(h0))
  local h2 = self.l2(F.dropout(h1))
  return self.l3(F.dropout(h2))
end

local model = L.Classifier(RNNForLM(n_vocab, option.unit))
model.compute_accuracy = false
local optimizer = chainer.optimizers.SGD(option.lr):setup(model)
optimizer:add_hook(chainer.optimizer_hooks.GradientClipping(option.gradclip))

-- 検証にはモデルのコピーを使います。コピーは自分の状態 c と h を持ちます。
local eval_model = model:copy()
local function reset_copy() eval_model.predictor:reset_state() end

-- perplexity(パープレキシティ): 何語の中から選ぶのと同じくらい迷っているかを表します。
local function add_perplexity(result)
  result.perplexity = math.exp(result["main/loss"])
  if result["validation/main/loss"] then
    result.val_perplexity = math.exp(result["validation/main/loss"])
  end
end

local train_iter = ParallelSequentialIterator(train, option.batchsize, true)
local val_iter = ParallelSequentialIterator(val, 1, false)
local updater = BPTTUpdater(train_iter, optimizer, option.bproplen)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(val_iter, eval_model, {converter = convert, eval_hook = reset_copy}))
trainer:extend(extensions.LogReport{postprocess = add_perplexity, trigger = {option.interval, "iteration"}})
trainer:extend(extensions.PrintReport{"epoch", "iteration", "perplexity", "val_perplexity"},
  {trigger = {option.interval, "iteration"}})
trainer:extend(extensions.snapshot{n_retains = 1, autoload = option.resume})
trainer:run()
