-- 1文字ずつ文章を書くネットワークです。「次に来る文字」を学習します。
-- 実行方法: nnlua scripts/ja/char_rnn.lua [--text=FILE] [--epoch=100] [--unit=128] [--sample] [--test] など
-- モデルはエポックごとに保存されます。--sample を付けると、学習はせずに保存したモデルで文章を書きます。
-- --prime="the Light" で書き出しを、--temperature=0.8 で気まぐれさを変えられます。

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local serializers = chainer.serializers

-- 付属の文章は、アイザック・ニュートン『光学』の最後の部分(英語)です。
local folder = arg[0]:match("^(.*)[/\\]ja[/\\]") or arg[0]:match("^(.*)[/\\]") or "."
-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {
  text = folder .. "/data/opticks.txt", model = "char_rnn.npz", epoch = 100, batchsize = 50, unit = 128, bptt = 50,
  lr = 0.002, clip = 5, seed = 0, sample = false, prime = "the ", length = 300, temperature = 0.8, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

local file = assert(io.open(option.text, "rb"))
local text = file:read("*a")
file:close()
if option.test then
  option.epoch, option.batchsize, option.unit, option.bptt, option.length = 2, 10, 16, 10, 60
  text = text:sub(1, 1000)
end

-- 文字ごとに 0 から番号をつけます。パターンは UTF-8 の1文字を表します。
local letter = "[%z\1-\127\194-\244][\128-\191]*"
local ids, letters, numbers = {}, {}, {}
for c in text:gmatch(letter) do
  if not numbers[c] then
    letters[#letters + 1] = c
    numbers[c] = #letters - 1
  end
  ids[#ids + 1] = numbers[c]
end

-- LSTM(長短期記憶)。セル c が記憶を持ちます。入力と、ひとつ前の自分の出力 h から4つのゲートを
-- 計算し、何を覚え、何を忘れ、何を出力するかを決めます。
local LSTM = chainer.Chain:extend("LSTM")

function LSTM:init(n_in, n_units)
  self.n_units = n_units
  self.upward = L.Linear(n_in, 4 * n_units)
  self.lateral = L.Linear(n_units, 4 * n_units, {nobias = true})
  -- 4つごとの3番目が忘却ゲート。はじめは「忘れない」ようにしておきます。
  self.upward.b.data[{{3, -1, 4}}] = 1
  self:reset_state()
end

function LSTM:reset_state()
  self.c, self.h = nil, nil
end

function LSTM:forward(x)
  local gates = self.upward(x)
  if self.h then gates = gates + self.lateral(self.h) end
  local c = self.c or np.zeros{#x, self.n_units}
  self.c, self.h = F.lstm(c, gates)
  return self.h
end

local CharRNN = chainer.Chain:extend("CharRNN")

function CharRNN:init(n_vocab, n_embed, n_units)
  self.embed = L.EmbedID(n_vocab, n_embed)
  self.lstm = LSTM(n_embed, n_units)
  self.out = L.Linear(n_units, n_vocab)
end

function CharRNN:forward(x)
  return self.out(self.lstm(self.embed(x)))
end

-- 途中で打ち切る BPTT(通時的誤差逆伝播)。first 列から last 列まで、それぞれ次の列を予測して損失を
-- 合計します。そのあと計算グラフは切り離しますが、状態 c と h は残ります。
local function update(model, optimizer, seq, first, last)
  local loss = 0
  for k = first, last do
    loss = loss + F.softmax_cross_entropy(model(seq[{{}, k}]), seq[{{}, k + 1}])
  end
  model:cleargrads()
  loss:backward()
  loss:unchain_backward()
  optimizer:update()
  return loss:item()
end

-- 文章を書きます。確率にしたがって文字を1つ選び、それを次の入力にします。temperature が低いほど、
-- 確率の高い文字が選ばれやすくなります。
local function sample(model, prime, length, temperature)
  local written = {prime}
  chainer.no_backprop_mode(function()
    model.lstm:reset_state()
    local y
    for c in prime:gmatch(letter) do
      assert(numbers[c], "文章に出てこない文字です: " .. c)
      y = model(np.array({numbers[c]}, "int32"))
    end
    for i = 1, length do
      local p = F.softmax(y / temperature).data[1]
      local id = np.random.choice(#letters, {p = p})
      written[#written + 1] = letters[id + 1]
      y = model(np.array({id}, "int32"))
    end
  end)
  model.lstm:reset_state()
  return table.concat(written)
end

local model = CharRNN(#letters, option.unit, option.unit)
if option.sample then
  serializers.load_npz(option.model, model)
  print(sample(model, option.prime, option.length, option.temperature))
  return
end

local optimizer = chainer.optimizers.RMSprop(option.lr, 0.95):setup(model)
optimizer:add_hook(chainer.optimizer_hooks.GradientClipping(option.clip))

-- 文章を batchsize 個に切り分け、並べて同時に読みます。
local columns = math.floor(#ids / option.batchsize)
local seq = np.array(ids, "int32")[{{1, columns * option.batchsize}}]:reshape(option.batchsize, columns)
print(string.format("%d 文字、%d 種類", #ids, #letters))

for epoch = 1, option.epoch do
  model.lstm:reset_state()
  local sum = 0
  for first = 1, columns - 1, option.bptt do
    sum = sum + update(model, optimizer, seq, first, math.min(first + option.bptt - 1, columns - 1))
  end
  print(string.format("エポック %d  損失 %.4f", epoch, sum / (columns - 1)))
  serializers.save_npz(option.model, model)
  if epoch % 10 == 0 or epoch == option.epoch then
    print(sample(model, option.prime, option.length, option.temperature))
  end
end
