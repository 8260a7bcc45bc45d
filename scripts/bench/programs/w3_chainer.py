from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)
xs, ts = [], []
for _ in range(10):
    xs.append(np.random.uniform(0, 1, (100, 784)).astype(np.float32))
    ts.append(np.random.randint(0, 10, 100).astype(np.int32))


class MLP(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.l1 = L.Linear(784, 1000, initialW=weights(1000, 784))
            self.l2 = L.Linear(1000, 1000, initialW=weights(1000, 1000))
            self.l3 = L.Linear(1000, 10, initialW=weights(10, 1000))

    def forward(self, x):
        return self.l3(F.relu(self.l2(F.relu(self.l1(x)))))


model = MLP()
optimizer = chainer.optimizers.Adam().setup(model)
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
