-- AlexNet (Krizhevsky ほか 2012年)で、手持ちの写真を見分けます。
-- 実行方法: nnlua scripts/ja/alexnet_photos.lua [--photos=フォルダ] [--epoch=30] [--resume] [--test] など
-- フォルダの中に、種類ごとのフォルダを作って写真を入れておきます。指定しなければ、付属の図形の絵を
-- 学習します。--resume を付けると、最後のスナップショットから続けます。学習のあとで
-- --classify=写真 [--topk=3] とすると、何の写真かを答えます。
-- チャンネル数は論文の4分の1、写真は 64×64 画素です。--size=227 --width=1 とすれば論文どおりに
-- なりますが、かなりの根気がいります。

local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local training, image, serializers = chainer.training, chainer.image, chainer.serializers
local extensions = training.extensions

local folder = arg[0]:match("^(.*)[/\\]ja[/\\]") or arg[0]:match("^(.*)[/\\]") or "."
-- オプションと既定値。--epoch=5 のように書けば値が変わり、--test のように書けばオンになります。
local option = {
  photos = folder .. "/data/shapes", size = 64, width = 0.25, epoch = 30, batchsize = 16, lr = 0.0005, seed = 0,
  out = "result", resume = false, classify = "", topk = 3, test = false,
}
for _, word in ipairs(arg) do
  local name, value = word:match("^%-%-(%w+)=?(.*)$")
  value = value == "" or tonumber(value) or value
  assert(name and type(value) == type(option[name]), "オプションの書き方が違います: " .. word)
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

-- どんな写真も赤・緑・青の3チャンネルにし、短いほうの辺を size より少し長くします。
local function prepare(img)
  if img.shape[1] == 1 then img = np.repeat_(img, 3, 0) end
  if img.shape[1] == 4 then img = img[{{1, 3}}] end
  local height, width = img.shape[2], img.shape[3]
  local scale = 1.125 * option.size / math.min(height, width)
  return image.resize(img, {math.ceil(height * scale), math.ceil(width * scale)})
end

local function middle(img) return image.center_crop(prepare(img), option.size) end

-- 確率の高いものから順に答えます。
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

-- フォルダひとつがひとつの種類です。写真の10分の1はテストに使います。
local pairs_, names = image.folders(option.photos)
local n_train = math.floor(#pairs_ * 0.9)
local train, test = chainer.datasets.split_dataset_random(chainer.datasets.LabeledImageDataset(pairs_), n_train, 0)
print(string.format("写真 %d 枚、%d 種類", #pairs_, #names))

-- すべての写真の平均を引きます。学習では、毎回ちがう部分を切り出し、ときどき左右を反転します。
-- こうして、ネットワークには実際より多くの写真を見せることになります。
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

-- classify には、モデルのほかに平均画像と種類の名前も必要です。
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
