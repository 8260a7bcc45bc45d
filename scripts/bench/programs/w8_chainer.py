from measure import measure, np, weights
import os
import sys
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)
photos = chainer.datasets.LabeledImageDataset(os.path.join(sys.argv[2], 'labels.txt'), sys.argv[2])
it = chainer.iterators.MultithreadIterator(photos, 50, shuffle=False, n_threads=2)


class CNN(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.conv1 = L.Convolution2D(3, 16, 3, pad=1, initialW=weights(16, 3, 3, 3))
            self.conv2 = L.Convolution2D(16, 32, 3, pad=1, initialW=weights(32, 16, 3, 3))
            self.l1 = L.Linear(8192, 10, initialW=weights(10, 8192))

    def forward(self, x):
        h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
        h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
        return self.l1(h)


model = CNN()
optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9).setup(model)


def step():
    x, t = chainer.dataset.concat_examples(it.next())
    x = F.resize_images(x / 255, (64, 64))
    loss = F.softmax_cross_entropy(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
