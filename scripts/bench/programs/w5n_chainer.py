from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128
np.random.seed(0)
text = np.random.randint(0, CHARACTERS, (STEPS + 1, BATCH)).astype(np.int32)
xs = np.split(text[:STEPS].transpose().ravel(), BATCH)
ts = text[1:].transpose().ravel()


class RNN(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.embed = L.EmbedID(CHARACTERS, UNITS, initialW=weights(CHARACTERS, UNITS))
            self.lstm = L.NStepLSTM(2, UNITS, UNITS, 0, initialW=0)
            for layer in range(2):
                for k in range(8):
                    getattr(self.lstm[layer], 'w%d' % k).data[...] = weights(UNITS, UNITS)
            self.out = L.Linear(UNITS, CHARACTERS, initialW=weights(CHARACTERS, UNITS))


model = RNN()
optimizer = chainer.optimizers.RMSprop(0.002).setup(model)
optimizer.add_hook(chainer.optimizer_hooks.GradientClipping(5))


def step():
    _, _, ys = model.lstm(None, None, [model.embed(x) for x in xs])
    loss = F.softmax_cross_entropy(model.out(F.concat(ys, 0)), ts)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
