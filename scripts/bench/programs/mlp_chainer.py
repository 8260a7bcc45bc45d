import sys

from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

batch, width = int(sys.argv[3]), int(sys.argv[4])
np.random.seed(0)
x = np.random.uniform(0, 1, (batch, width)).astype(np.float32)
t = np.random.randint(0, 10, batch).astype(np.int32)
model = chainer.Sequential(L.Linear(width, width, initialW=weights(width, width)), F.relu,
                           L.Linear(width, width, initialW=weights(width, width)), F.relu,
                           L.Linear(width, 10, initialW=weights(10, width)))
optimizer = chainer.optimizers.SGD(0.01).setup(model)


def step():
    loss = F.softmax_cross_entropy(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
