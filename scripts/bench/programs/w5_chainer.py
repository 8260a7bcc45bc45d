from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128
np.random.seed(0)
text = np.random.randint(0, CHARACTERS, (STEPS + 1, BATCH)).astype(np.int32)


class RNN(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(CHARACTERS, UNITS, initialW=weights(CHARACTERS, UNITS))
            self.x1 = L.Linear(UNITS, 4 * UNITS, initialW=weights(4 * UNITS, UNITS))
            self.h1 = L.Linear(UNITS, 4 * UNITS, nobias=True, initialW=weights(4 * UNITS, UNITS))
            self.x2 = L.Linear(UNITS, 4 * UNITS, initialW=weights(4 * UNITS, UNITS))
            self.h2 = L.Linear(UNITS, 4 * UNITS, nobias=True, initialW=weights(4 * UNITS, UNITS))
            self.out = L.Linear(UNITS, CHARACTERS, initialW=weights(CHARACTERS, UNITS))


model = RNN()
optimizer = chainer.optimizers.RMSprop(0.002).setup(model)
optimizer.add_hook(chainer.optimizer_hooks.GradientClipping(5))


def step():
    c1, h1, c2, h2 = (chainer.Variable(np.zeros((BATCH, UNITS), np.float32)) for _ in range(4))
    loss = 0
    for i in range(STEPS):
        x = model.embed(text[i])
        c1, h1 = F.lstm(c1, model.x1(x) + model.h1(h1))
        c2, h2 = F.lstm(c2, model.x2(h1) + model.h2(h2))
        loss = loss + F.softmax_cross_entropy(model.out(h2), text[i + 1])
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
