-- DCGAN (Radford, Metz, Chintala 2015): a generator learns to draw digits that a
-- discriminator, which learns as well, cannot tell from real ones.
-- Run it with: nnlua scripts/dcgan.lua [--epoch=60] [--ch=64] [--mnist] [--resume] [--test] ...
-- It draws the digits of 8 by 8 pixels that are part of nnlua; --mnist those of MNIST.

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training = chainer.training
local extensions = training.extensions

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {
  epoch = 60, batchsize = 50, hidden = 32, ch = 64, seed = 0, out = "result",
  mnist = false, resume = false, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
np.random.seed(option.seed)

local get = option.mnist and chainer.datasets.get_mnist or chainer.datasets.get_digits
local train = get{withlabel = false, ndim = 3}
if option.test then
  train, option.epoch, option.batchsize, option.ch = train[{{1, 40}}], 1, 20, 8
end
local size = train.shape[4]

local normal = chainer.initializers.Normal(0.02)

-- From noise to an image: each deconvolution doubles height and width.
local Generator = chainer.Chain:extend("Generator")

function Generator:init(n_hidden, ch, size)
  self.n_hidden, self.ch, self.bottom = n_hidden, ch, size / 4
  self.l0 = L.Linear(n_hidden, ch * self.bottom ^ 2, {initialW = normal})
  self.dc1 = L.Deconvolution2D(ch, ch / 2, 4, 2, 1, {initialW = normal})
  self.dc2 = L.Deconvolution2D(ch / 2, 1, 4, 2, 1, {initialW = normal})
  self.bn0 = L.BatchNormalization(ch * self.bottom ^ 2)
  self.bn1 = L.BatchNormalization(ch / 2)
end

function Generator:make_hidden(batchsize)
  return np.random.uniform(-1, 1, {batchsize, self.n_hidden}):astype("float32")
end

function Generator:forward(z)
  local h = F.reshape(F.relu(self.bn0(self.l0(z))), {#z, self.ch, self.bottom, self.bottom})
  h = F.relu(self.bn1(self.dc1(h)))
  return F.sigmoid(self.dc2(h))
end

-- From an image to one number: positive for a real one. Noise on the images keeps
-- it from learning them by heart.
local Discriminator = chainer.Chain:extend("Discriminator")

function Discriminator:init(ch)
  self.c0 = L.Convolution2D(1, ch / 2, 4, 2, 1, {initialW = normal})
  self.c1 = L.Convolution2D(ch / 2, ch, 4, 2, 1, {initialW = normal})
  self.l2 = L.Linear(nil, 1, {initialW = normal})
  self.bn1 = L.BatchNormalization(ch, {use_gamma = false})
end

local function add_noise(h, sigma)
  return h + sigma * np.random.randn(unpack(h.shape)):astype("float32")
end

function Discriminator:forward(x)
  local h = F.leaky_relu(self.c0(add_noise(x, 0.2)))
  h = F.leaky_relu(add_noise(self.bn1(self.c1(h)), 0.2))
  return self.l2(h)
end

-- Two losses that pull in opposite directions; softplus(-y) is small where y is large.
local DCGANUpdater = training.StandardUpdater:extend("DCGANUpdater")

function DCGANUpdater:update_core()
  local opt_gen, opt_dis = self:get_optimizer("gen"), self:get_optimizer("dis")
  local gen, dis = opt_gen.target, opt_dis.target
  local x_real = self.converter(self:get_iterator("main"):next())
  local n = #x_real

  local y_real = dis(x_real)
  local x_fake = gen(gen:make_hidden(n))
  local y_fake = dis(x_fake)
  local loss_dis = F.sum(F.softplus(-y_real)) / n + F.sum(F.softplus(y_fake)) / n
  local loss_gen = F.sum(F.softplus(-y_fake)) / n

  gen:cleargrads()
  loss_gen:backward()
  opt_gen:update()

  -- The discriminator learns from the image, and not through the generator.
  x_fake:unchain_backward()
  dis:cleargrads()
  loss_dis:backward()
  opt_dis:update()

  chainer.report({loss = loss_gen}, gen)
  chainer.report({loss = loss_dis}, dis)
end

local function make_optimizer(model)
  local optimizer = chainer.optimizers.Adam(1e-3, 0.5):setup(model)
  optimizer:add_hook(chainer.optimizer_hooks.WeightDecay(1e-4))
  return optimizer
end

local gen = Generator(option.hidden, option.ch, size)
local dis = Discriminator(option.ch)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
local updater = DCGANUpdater(train_iter, {gen = make_optimizer(gen), dis = make_optimizer(dis)})
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.snapshot{n_retains = 1, autoload = option.resume})
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{"epoch", "iteration", "gen/loss", "dis/loss", "elapsed_time"})
trainer:run()

-- What the generator draws now.
local images = chainer.using_config("train", false, function()
  return gen(gen:make_hidden(24)).data
end)
plt.figure{figsize = {8, 4}}
for i = 1, 24 do
  plt.subplot(3, 8, i)
  plt.imshow(images[i][1], {cmap = "gray_r", vmin = 0, vmax = 1})
  plt.axis("off")
end
plt.suptitle("Digits that nobody wrote")
plt.show()
