from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)
model = L.Linear(1, 1, initialW=weights(1, 1))
optimizer = chainer.optimizers.SGD().setup(model)
x = chainer.Variable(np.array([[1], [2], [7]], np.float32))
t = chainer.Variable(np.array([[2], [4], [14]], np.float32))


def step():
    model.cleargrads()
    loss = F.mean_squared_error(model(x), t)
    loss.backward()
    optimizer.update()
    return loss


measure(step)
