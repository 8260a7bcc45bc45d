A program for each rule of the models of images. The numbers were recorded from Chainer 7.8.1 with Pillow 10.4.

-- prepare resizes as Pillow does
local vision = L.model.vision
local image = np.arange(105):reshape(3, 5, 7) * 7 % 256
local y = vision.googlenet.prepare(image, {4, 8})
assert(np.sum(y):item() == 751)
assert(tostring(y[1][1]) == "[ 148.  151.  -26. -101.]" and tostring(y[1][8]) == "[ 77.  89. 101. 113.]")
assert(math.abs(np.sum(vision.resnet.prepare(image, {9, 3})):item() - 593.8139) < 0.01)
local gray = vision.vgg.prepare(image[{ {1, 1} }], {2, 2})
assert(np.allclose(gray[1], np.array{{-51.939, -29.939}, {60.061, 82.061}}))
assert(fails(function() vision.vgg.prepare(np.zeros{2, 3, 3}) end, "want the shape (3, height, width) or, gray, (height, width)"))
assert(fails(function() vision.vgg.prepare(image, {0, 1}) end, "size is (0, 1), want {width, height}"))

-- GoogLeNet has the shapes of its stages
np.random.seed(0)
local m = L.GoogLeNet(nil)
assert(tostring(m.loss2_fc2.W.data[{1, {1, 3}}]) == "[-0.04473155 -0.04366928 -0.02820622]") -- drawn last
chainer.config.train = false
local y = m(np.zeros{1, 3, 224, 224}, {"prob", "pool5", "loss1_fc2", "loss2_fc2"})
assert(y.prob.shape[2] == 1000 and y.pool5.shape[2] == 1024 and y.loss1_fc2.shape[2] == 1000 and y.loss2_fc2.shape[2] == 1000 and y.conv1 == nil)
assert(m.available_layers[1] == "conv1" and #m.available_layers == 21)
assert(fails(function() m(np.zeros{1, 3, 224, 224}, {"conv9"}) end, "there is no layer 'conv9'"))

-- ResNet50Layers takes images of any size and loads its weights from a file
local m = L.ResNet50Layers(nil)
chainer.serializers.save_npz("resnet.npz", m, false)
local other = L.ResNet50Layers("resnet.npz")
assert(np.array_equal(m.res3.b2.conv2.W.data, other.res3.b2.conv2.W.data))
local images = {np.zeros{3, 10, 12}, np.ones{8, 8}}
local y = other:predict(images, false)
assert(y.shape[1] == 2 and y.shape[2] == 1000 and math.abs(np.sum(y.data):item() - 2) < 1e-3)
assert(other:extract({np.zeros{3, 10, 12}}, nil, {64, 64}).pool5.shape[2] == 2048)
assert(fails(function() L.ResNet50Layers() end, "weights are not downloaded: give the path of an .npz file, or nil for random weights"))
assert(fails(function() L.ResNet50Layers("missing.npz") end, "missing.npz"))
assert(fails(function() other:predict{} end, "images is empty"))
