-- AlexNet (Krizhevsky, Sutskever, Hinton 2012) learns to tell your photographs apart.
-- Run it with: nnlua scripts/alexnet_photos.lua [--photos=FOLDER] [--epoch=30] [--resume] [--test] ...
-- FOLDER has a folder of photographs for each class; without it the drawings that come
-- with the lesson are learned. --resume goes on from the last snapshot. Afterwards
-- --classify=PHOTO [--topk=3] says what a photograph shows.
-- The network has a quarter of the channels of the paper, and photographs of 64 by 64
-- pixels; --size=227 --width=1 is the original, for which much patience is needed.

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training, image, serializers = chainer.training, chainer.image, chainer.serializers
local extensions = training.extensions

local folder = arg[0]:match("^(.*)[/\\]ja[/\\]") or arg[0]:match("^(.*)[/\\]") or "."
-- The options and their defaults: --epoch=5 sets one, --test switches one on.
local option = {
  photos = folder .. "/data/shapes", size = 64, width = 0.25, epoch = 30, batchsize = 16, lr = 0.0005, seed = 0,
  out = "result", resume = false, classify = "", topk = 3, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "wrong option: " .. word)
  option[name] = value
end
if option.test then option.size, option.width, option.epoch = 32, 0.05, 1 end
np.random.seed(option.seed)

local Alex = chainer.Chain:extend("Alex")

function Alex:init(n_class, width)
  local function part(n) return math.ceil(n * width) end
  self.conv1 = L.Convolution2D(3, part(96), 11, {stride = 4, pad = 4})
  self.conv2 = L.Convolution2D(nil, part(256), 5, {pad = 2})
  self.conv3 = L.Convolution2D(nil, part(384), 3, {pad = 1})
  self.conv4 = L.Convolution2D(nil, part(384), 3, {pad = 1})
  self.conv5 = L.Convolution2D(nil, part(256), 3, {pad = 1})
  self.fc6 = L.Linear(nil, part(4096))
  self.fc7 = L.Linear(nil, part(4096))
  self.fc8 = L.Linear(nil, n_class)
end

function Alex:forward(x)
  local h = F.max_pooling_2d(F.local_response_normalization(F.relu(self.conv1(x))), 3, {stride = 2})
  h = F.max_pooling_2d(F.local_response_normalization(F.relu(self.conv2(h))), 3, {stride = 2})
  h = F.relu(self.conv3(h))
  h = F.relu(self.conv4(h))
  h = F.max_pooling_2d(F.relu(self.conv5(h)), 3, {stride = 2})
  h = F.dropout(F.relu(self.fc6(h)))
  h = F.dropout(F.relu(self.fc7(h)))
  return self.fc8(h)
end

-- Any photo in red, green and blue, its shorter side a little longer than size.
local function prepare(img)
  if img.shape[1] == 1 then img = np.repeat_(img, 3, 0) end
  if img.shape[1] == 4 then img = img[{{1, 3}}] end
  local height, width = img.shape[2], img.shape[3]
  local scale = 1.125 * option.size / math.min(height, width)
  return image.resize(img, {math.ceil(height * scale), math.ceil(width * scale)})
end

local function middle(img) return image.center_crop(prepare(img), option.size) end

-- Chances, the likeliest first.
local function classify(path)
  local names, file = {}, assert(io.open(option.out .. "/names.txt"))
  for name in file:lines() do names[#names + 1] = name end
  file:close()
  local model = L.Classifier(Alex(#names, option.width))
  serializers.load_npz(option.out .. "/model.npz", model)
  local x = middle(image.load(path)) - np.load(option.out .. "/mean.npy")
  local y = chainer.using_config("train", false, function()
    return model.predictor(np.expand_dims(x / 128, 0))
  end)
  local chances = F.softmax(y).data[1]
  local order = np.argsort(-chances)
  for i = 1, math.min(option.topk, #names) do
    local class = order[i] + 1
    print(string.format("%5.1f %%  %s", 100 * chances[class], names[class]))
  end
end

if option.classify ~= "" then return classify(option.classify) end

-- One folder, one class. A tenth of the photos is for testing.
local pairs_, names = image.folders(option.photos)
local n_train = math.floor(#pairs_ * 0.9)
local train, test = chainer.datasets.split_dataset_random(chainer.datasets.LabeledImageDataset(pairs_), n_train, 0)
print(string.format("%d photos of %d classes", #pairs_, #names))

-- The mean of all photos is taken away. To train, cut out another part of a photo each
-- time, and sometimes its mirror image: so the network sees more than there is.
local mean = image.mean(chainer.datasets.TransformDataset(train, function(example)
  return middle(example[1])
end))
local train_set = chainer.datasets.TransformDataset(train, function(example)
  local img = image.random_crop(prepare(example[1]), option.size)
  return (image.random_flip(img, {x_random = true}) - mean) / 128, example[2]
end)
local test_set = chainer.datasets.TransformDataset(test, function(example)
  return (middle(example[1]) - mean) / 128, example[2]
end)

local model = L.Classifier(Alex(#names, option.width))
local optimizer = chainer.optimizers.Adam(option.lr):setup(model)

local train_iter = chainer.iterators.MultithreadIterator(train_set, option.batchsize)
local test_iter = chainer.iterators.MultithreadIterator(test_set, option.batchsize, false, false)

-- What classify needs beside the model.
local function save_mean_and_names(trainer)
  np.save(option.out .. "/mean.npy", mean)
  local file = assert(io.open(option.out .. "/names.txt", "w"))
  file:write(table.concat(names, "\n"), "\n")
  file:close()
end

local updater = training.StandardUpdater(train_iter, optimizer)
local trainer = training.Trainer(updater, {option.epoch, "epoch"}, option.out)
trainer:extend(extensions.Evaluator(test_iter, model))
trainer:extend(save_mean_and_names)
trainer:extend(extensions.snapshot_object(model, "model.npz"))
trainer:extend(extensions.snapshot{n_retains = 1, autoload = option.resume})
trainer:extend(extensions.LogReport())
trainer:extend(extensions.PrintReport{
  "epoch", "main/loss", "main/accuracy", "validation/main/accuracy", "elapsed_time"})
trainer:run()

if option.test then classify(option.photos .. "/circle/circle01.png") end
