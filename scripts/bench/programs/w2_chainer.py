from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)


class MLP(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.l1 = L.Linear(2, 16, initialW=weights(16, 2))
            self.l2 = L.Linear(16, 16, initialW=weights(16, 16))
            self.l3 = L.Linear(16, 1, initialW=weights(1, 16))

    def forward(self, x):
        return self.l3(F.tanh(self.l2(F.tanh(self.l1(x)))))


model = MLP()
optimizer = chainer.optimizers.SGD(0.1).setup(model)
x = chainer.Variable(np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32))
t = chainer.Variable(np.array([[0], [1], [1], [0]], np.float32))


def step():
    loss = F.mean_squared_error(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
