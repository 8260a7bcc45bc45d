-- Adversarial examples: a change that people hardly see makes a network read another digit.
-- The change follows the gradient of the loss, with respect to the image and not the weights
-- (Goodfellow, Shlens, Szegedy 2014).
-- Run it with: nnlua scripts/adversarial_digits.lua [--epoch=20] [--unit=100] [--eps=0.2] [--test] ...

local np = require "numpy"
local plt = require "pyplot"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local Variable = chainer.Variable

-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {epoch = 20, batchsize = 50, unit = 100, eps = 0.2, seed = 0, test = false}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
if option.test then option.epoch, option.unit = 2, 20 end
np.random.seed(option.seed)

local train, test = chainer.datasets.split_dataset_random(chainer.datasets.get_digits(), 1500, 0)
local x_test, t_test = chainer.dataset.concat_examples(test)

-- First, learn to read.
local model = chainer.Sequential(L.Linear(nil, option.unit), F.relu, L.Linear(nil, 10))
local optimizer = chainer.optimizers.Adam():setup(model)
local train_iter = chainer.iterators.SerialIterator(train, option.batchsize)
while train_iter.epoch < option.epoch do
  local x, t = chainer.dataset.concat_examples(train_iter:next())
  model:cleargrads()
  F.softmax_cross_entropy(model(x), t):backward()
  optimizer:update()
end

-- In which direction does each pixel of each image have to change for a larger loss?
local x = Variable(x_test)
F.softmax_cross_entropy(model(x), t_test, {normalize = false}):backward()
local grad = x.grad

-- Three ways of changing an image, all of the same length: along the gradient; every
-- pixel by the same amount, up or down by the sign of the gradient; and at random.
local length = np.sqrt(np.sum(grad * grad, {axis = 1, keepdims = true}))
local directions = {
  {"gradient", math.sqrt(grad.shape[2]) * grad / np.maximum(length, 1e-12)},
  {"sign of the gradient", np.sign(grad)},
  {"random signs", np.sign(np.random.rand(unpack(grad.shape)) - 0.5):astype("float32")},
}

local function attack(direction, eps)
  return np.clip(x_test + eps * direction, 0, 1)
end

-- How many are still read correctly?
plt.figure()
local epsilons = np.arange(0, 0.41, option.test and 0.2 or 0.02)
for _, d in ipairs(directions) do
  local name, direction = d[1], d[2]
  local accuracies = {}
  for i, eps in epsilons:iter() do
    accuracies[i] = F.accuracy(model(attack(direction, eps)), t_test):item()
  end
  plt.plot(epsilons, accuracies, {marker = ".", label = name})
  print(string.format("%-22s accuracy %.3f, at eps = %.1f only %.3f",
    name, accuracies[1], epsilons[-1], accuracies[#accuracies]))
end
plt.xlabel("eps")
plt.ylabel("test accuracy")
plt.title("Accuracy of a network under attack")
plt.legend()
plt.grid(true)

-- The same digits before and after, and how they are read.
plt.figure{figsize = {10, 4}}
local rows = {x_test, attack(directions[2][2], option.eps)}
for row, images in ipairs(rows) do
  local guess = np.argmax(model(images).data, {axis = 1})
  for i = 1, 8 do
    plt.subplot(2, 8, 8 * (row - 1) + i)
    plt.imshow(images[i]:reshape(8, 8), {cmap = "gray_r", vmin = 0, vmax = 1})
    plt.title("read: " .. guess[i])
    plt.axis("off")
  end
end
plt.tight_layout()
plt.show()
