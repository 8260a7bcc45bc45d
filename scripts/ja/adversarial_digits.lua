-- 敵対的サンプル。人の目にはほとんど分からない変化で、ネットワークに別の数字と読ませます。
-- 重みではなく画像についての損失の勾配を使い、損失が増える向きに画像を変えます
-- (Goodfellow ほか 2014年)。
-- 実行方法: nnlua scripts/ja/adversarial_digits.lua [--epoch=20] [--unit=100] [--eps=0.2] [--test] など

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable = chainer.Variable

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {epoch = 20, batchsize = 50, unit = 100, eps = 0.2, seed = 0, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
if option.test then option.epoch, option.unit = 2, 20 end
np.random.seed(option.seed)

local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits(), 1500, 0)
local x_test, t_test = chainer.dataset.concat_examples(test)

-- まず、数字の読み方を学習します。
local model = chainer.Sequential(L.Linear(nil, option.unit), F.relu, L.Linear(nil, 10))
local optimizer = chainer.optimizers.Adam():setup(model)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
while train_iter.epoch < option.epoch do
  local x, t = chainer.dataset.concat_examples(train_iter:next())
  model:cleargrads()
  F.softmax_cross_entropy(model(x), t):backward()
  optimizer:update()
end

-- それぞれの画素をどちらに変えると、損失が大きくなるでしょうか。
local x = Variable(x_test)
F.softmax_cross_entropy(model(x), t_test, {normalize = false}):backward()
local grad = x.grad

-- 画像の変え方は3通り。変化の大きさ(長さ)はどれも同じです。勾配の向きに変える。勾配の符号を見て、
-- どの画素も同じ量だけ増やすか減らす。そして、でたらめに変える。
local length = np.sqrt(np.sum(grad * grad, {axis = 1, keepdims = true}))
local directions = {
  {"勾配", math.sqrt(grad.shape[2]) * grad / np.maximum(length, 1e-12)},
  {"勾配の符号", np.sign(grad)},
  {"でたらめな符号", np.sign(np.random.rand(unpack(grad.shape)) - 0.5):astype("float32")},
}

local function attack(direction, eps)
  return np.clip(x_test + eps * direction, 0, 1)
end

-- どれだけ正しく読めているでしょうか。
plt.figure()
local epsilons = np.arange(0, 0.41, option.test and 0.2 or 0.02)
for _, d in ipairs(directions) do
  local name, direction = d[1], d[2]
  local accuracies = {}
  for i, eps in epsilons:iter() do
    accuracies[i] = F.accuracy(model(attack(direction, eps)), t_test):item()
  end
  plt.plot(epsilons, accuracies, {marker = ".", label = name})
  print(string.format("%s: 正解率 %.3f、eps = %.1f では %.3f",
    name, accuracies[1], epsilons[-1], accuracies[#accuracies]))
end
plt.xlabel("eps")
plt.ylabel("テストの正解率")
plt.title("攻撃されたネットワークの正解率")
plt.legend()
plt.grid(true)

-- 同じ数字の攻撃前と攻撃後。それぞれ何と読まれたでしょうか。
plt.figure{figsize = {10, 4}}
local rows = {x_test, attack(directions[2][2], option.eps)}
for row, images in ipairs(rows) do
  local guess = np.argmax(model(images).data, {axis = 1})
  for i = 1, 8 do
    plt.subplot(2, 8, 8 * (row - 1) + i)
    plt.imshow(images[i]:reshape(8, 8), {cmap = "gray_r", vmin = 0, vmax = 1})
    plt.title("読み: " .. guess[i])
    plt.axis("off")
  end
end
plt.tight_layout()
plt.show()
