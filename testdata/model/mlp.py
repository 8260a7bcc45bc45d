# What Chainer 7.8.1 on NumPy 1.24 prints for the program of mlp.lua: python3 mlp.py > mlp.txt
import numpy as np
import chainer
import chainer.functions as F
import chainer.links as L
from chainer import optimizers, Variable

np.random.seed(3)


class MLP(chainer.Chain):
    def __init__(self, n_units, n_out):
        super(MLP, self).__init__()
        with self.init_scope():
            self.l2 = L.Linear(n_units, n_out)
            self.l1 = L.Linear(None, n_units)
            self.scale = chainer.Parameter(1.5, (1,))

    def forward(self, x):
        return self.l2(F.relu(self.l1(x))) * F.broadcast_to(self.scale, (len(x), 1))


model = MLP(1, 1)
optimizer = optimizers.MomentumSGD(lr=0.002).setup(model)
optimizer.add_hook(chainer.optimizer_hooks.WeightDecay(0.01))
x = Variable(np.array([[1], [2], [7]], dtype=np.float32))
t = np.array([[2], [4], [14]], dtype=np.float32)
for i in range(5):
    y = model(x)
    loss = F.mean_squared_error(y, t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    print(y.data)
    print(loss)
print(model)
for path, p in model.namedparams():
    print(path, p.shape, p.data)
print(model.count_params(), len(list(model.params())), [c.name for c in model.children()])
print(chainer.Sequential(L.Linear(2, 3), L.Linear(3, 1, nobias=True)))
print(chainer.ChainList(L.Linear(1, 1), L.Linear(5)))
