"""The same program as exchange.lua, which says what it does."""
import sys

import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import serializers, training
from chainer.training import extensions

own, other = sys.argv[1], (sys.argv + [None])[2]


def sines(*shape):
    return np.sin(np.arange(np.prod(shape)).astype('f')).reshape(shape)


class CNN(chainer.Chain):

    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.convs = chainer.ChainList(
                L.Convolution2D(None, 3, 3, nobias=True), L.BatchNormalization(3))
            self.fc = L.Linear(None, 2)

    def forward(self, x):
        return self.fc(F.max_pooling_2d(F.relu(self.convs[1](self.convs[0](x))), 2))


class LSTM(chainer.Chain):

    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.embed, self.lstm, self.out = L.EmbedID(6, 4), L.LSTM(4, 5), L.Linear(5, 2)

    def forward(self, x):
        self.lstm.reset_state()
        for k in range(x.shape[1]):
            h = self.lstm(self.embed(x[:, k]))
        return self.out(h)


models = {
    'mlp': (chainer.Sequential(L.Linear(None, 5), F.tanh, L.Linear(5, 2)), sines(4, 3)),
    'cnn': (CNN(), sines(2, 2, 6, 6)),
    'lstm': (LSTM(), np.array([[0, 1, 2, 3], [5, 4, 3, 2]], 'i')),
}

for name, (model, x) in models.items():
    optimizer = chainer.optimizers.Adam(alpha=0.01).setup(model)

    def train():
        for _ in range(2):
            optimizer.update(lambda: F.sum((model(x) - 1) ** 2))

    if other:
        serializers.load_npz(other + name + '_half_optimizer.npz', optimizer)
        serializers.load_npz(other + name + '_half.npz', model)
        assert optimizer.t == 2
    else:
        train()
        serializers.save_npz(own + name + '_half_optimizer.npz', optimizer)
        serializers.save_npz(own + name + '_half.npz', model)
    train()
    serializers.save_npz(own + name + '_whole_optimizer.npz', optimizer)
    serializers.save_npz(own + name + '_whole.npz', model)

model = L.Classifier(L.Linear(3, 2))
data = chainer.datasets.TupleDataset(sines(12, 3), np.arange(12, dtype='i') % 2)
updater = training.StandardUpdater(
    chainer.iterators.SerialIterator(data, 2), chainer.optimizers.Adam().setup(model))
trainer = training.Trainer(updater, (5, 'iteration'), own)
trainer.extend(extensions.LogReport(trigger=(2, 'iteration')))
trainer.extend(extensions.ExponentialShift('alpha', 0.5), trigger=(2, 'iteration'))
trainer.extend(extensions.snapshot(), trigger=(1, 'iteration'))
if other:
    serializers.load_npz(other + 'snapshot_iter_3', trainer)
trainer.run()
assert updater.iteration == 5
