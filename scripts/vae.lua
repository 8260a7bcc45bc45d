-- VAE, variational autoencoder (Kingma, Welling 2013): squeezes each digit into a few
-- numbers, from which it can be drawn again; other numbers give new digits.
-- Run it with: nnlua scripts/vae.lua [--epoch=60] [--unit=100] [--latent=2] [--mnist] [--resume] [--test] ...
-- It learns the digits of 8 by 8 pixels that are part of nnlua; --mnist those of MNIST.

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {
  epoch = 60, batchsize = 50, unit = 100, latent = 2, beta = 1, lr = 0.003, seed = 0,
  out = "result", mnist = false, resume = false, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
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

-- Not one point for each image but a cloud: its middle and the logarithm of its width.
function VAE:encode(x)
  local h = F.tanh(self.enc(x))
  return self.enc_mu(h), self.enc_ln_var(h)
end

-- The image before the sigmoid.
function VAE:decode(z)
  return self.dec2(F.tanh(self.dec1(z)))
end

-- The loss: how unlike the picture is that was drawn from a point of the cloud, and how
-- far the clouds are from one cloud around zero.
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

-- First row: digits the model has not seen. Second: the same, squeezed and drawn again.
-- Third: drawn from random numbers.
local mu, z
chainer.no_backprop_mode(function()
  mu = model:encode(test)
  plt.figure{figsize = {8, 4}}
  draw(1, test)
  draw(2, F.sigmoid(model:decode(mu)).data)
  draw(3, F.sigmoid(model:decode(np.random.randn(8, option.latent):astype("float32"))).data)
end)
plt.suptitle("Seen, squeezed and drawn again, invented")

-- Where the digits lie: each colour is a digit.
plt.figure()
plt.scatter(mu.data[{{}, 1}], mu.data[{{}, 2}], {c = t[{{n + 1, -1}}], cmap = "tab10", s = 12})
plt.colorbar{label = "digit"}
plt.title("The digits in the space of the model")
plt.show()
