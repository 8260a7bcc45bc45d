from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)
xs, ts = [], []
for _ in range(10):
    xs.append(np.random.uniform(0, 1, (64, 1, 28, 28)).astype(np.float32))
    ts.append(np.random.randint(0, 10, 64).astype(np.int32))


class LeNet(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.conv1 = L.Convolution2D(1, 20, 5, initialW=weights(20, 1, 5, 5))
            self.conv2 = L.Convolution2D(20, 50, 5, initialW=weights(50, 20, 5, 5))
            self.l1 = L.Linear(800, 500, initialW=weights(500, 800))
            self.l2 = L.Linear(500, 10, initialW=weights(10, 500))

    def forward(self, x):
        h = F.max_pooling_2d(F.relu(self.conv1(x)), 2)
        h = F.max_pooling_2d(F.relu(self.conv2(h)), 2)
        return self.l2(F.relu(self.l1(h)))


model = LeNet()
optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9).setup(model)
i = -1


def step():
    global i
    i = (i + 1) % 10
    loss = F.softmax_cross_entropy(model(xs[i]), ts[i])
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
