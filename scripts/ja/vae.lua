-- VAE (変分オートエンコーダ、Kingma と Welling 2013年)。数字の画像を数個の数(潜在変数)に縮め、
-- そこから画像を復元します。潜在変数を自由に選べば、新しい数字の画像が作れます。
-- 実行方法: nnlua scripts/ja/vae.lua [--epoch=60] [--unit=100] [--latent=2] [--mnist] [--resume] [--test] など
-- nnlua に入っている 8×8 画素の数字を学習します。--mnist を付けると MNIST の数字になります。

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {
  epoch = 60, batchsize = 50, unit = 100, latent = 2, beta = 1, lr = 0.003, seed = 0,
  out = "result", mnist = false, resume = false, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
  option[name] = value
end
if option.test then option.epoch, option.unit, option.batchsize = 1, 16, 500 end
np.random.seed(option.seed)

local VAE = chainer.Chain:extend("VAE")

function VAE:init(n_in, n_latent, n_units)
  self.enc = L.Linear(n_in, n_units)
  self.enc_mu = L.Linear(n_units, n_latent)
  self.enc_ln_var = L.Linear(n_units, n_latent)
  self.dec1 = L.Linear(n_latent, n_units)
  self.dec2 = L.Linear(n_units, n_in)
end

-- 画像ひとつに1つの点ではなく、雲(正規分布)を対応させます。雲の中心と、広がり(分散)の対数を返します。
function VAE:encode(x)
  local h = F.tanh(self.enc(x))
  return self.enc_mu(h), self.enc_ln_var(h)
end

-- 画像を返します(sigmoid をかける前の値)。
function VAE:decode(z)
  return self.dec2(F.tanh(self.dec1(z)))
end

-- 損失: 雲の中の1点から描いた画像が元の画像とどれだけ違うか、そして、それぞれの雲が
-- 0 を中心とする標準正規分布からどれだけ離れているか。
function VAE:forward(x)
  local mu, ln_var = self:encode(x)
  local z = F.gaussian(mu, ln_var)
  local reconstruction = F.bernoulli_nll(x, self:decode(z)) / #x
  local divergence = F.gaussian_kl_divergence(mu, ln_var) / #x
  local loss = reconstruction + option.beta * divergence
  chainer.report({loss = loss, reconstruction = reconstruction, divergence = divergence}, self)
  return loss
end

local labelled = option.mnist and chainer.datasets.get_mnist() or chainer.datasets.get_digits()
local x, t = chainer.dataset.concat_examples(labelled)
local n = math.floor(#x * 0.85)
local train, test = x[{{1, n}}], x[{{n + 1, -1}}]
local size = math.sqrt(x.shape[2])

local model = VAE(x.shape[2], option.latent, option.unit)
local optimizer = chainer.optimizers.Adam(option.lr):setup(model)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local test_iter = chainer.iterators.SerialIterator(test, option.batchsize, false, false)

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(extensions.snapshot{n_retains = 1, autoload = option.resume})
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "validation/main/loss", "main/reconstruction", "main/divergence", "elapsed_time"})
trainer:run()

local function draw(row, images)
  for i = 1, 8 do
    plt.subplot(3, 8, 8 * (row - 1) + i)
    plt.imshow(images[i]:reshape(size, size), {cmap = "gray_r", vmin = 0, vmax = 1})
    plt.axis("off")
  end
end

-- 1段目: 学習に使っていない数字。2段目: それを縮めて復元したもの。3段目: 乱数から描いたもの。
local mu, z
chainer.no_backprop_mode(function()
  mu = model:encode(test)
  plt.figure{figsize = {8, 4}}
  draw(1, test)
  draw(2, F.sigmoid(model:decode(mu)).data)
  draw(3, F.sigmoid(model:decode(np.random.randn(8, option.latent):astype("float32"))).data)
end)
plt.suptitle("見本、縮めて復元したもの、新しく描いたもの")

-- 数字ごとに色を変えて、潜在変数の平面に並べます。
plt.figure()
plt.scatter(mu.data[{{}, 1}], mu.data[{{}, 2}], {c = t[{{n + 1, -1}}], cmap = "tab10", s = 12})
plt.colorbar{label = "数字"}
plt.title("モデルの中の数字の地図")
plt.show()
