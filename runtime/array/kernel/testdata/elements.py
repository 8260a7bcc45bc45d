"""Times NumPy and PyTorch for elements_test.go, on one thread: reads "numpy NAME"
or "torch NAME" a line, answers with nanoseconds per element, the best of some
rounds, or inf if there is no such function. Results go into rows that exist."""
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

n, columns = 4096, 128
r = np.random.RandomState(0)
x = ((r.rand(n) - 0.5) * 8).astype("f")
y, z, v, g = x.copy(), np.zeros(n, "f"), np.zeros(n, "f"), x.copy()
c = r.rand(n).astype("f")
rows, wide = x.reshape(-1, columns), r.rand(n, 4).astype("f")


def softmax():
    e = rows - rows.max(axis=1, keepdims=True)
    np.exp(e, out=e)
    e /= e.sum(axis=1, keepdims=True)


def sigmoid(x, out=None):
    t = np.multiply(x, np.float32(0.5), out=out)
    np.tanh(t, out=t)
    t *= np.float32(0.5)
    t += np.float32(0.5)
    return t


def momentum():
    global z
    z *= np.float32(0.9)
    z -= np.float32(1e-6) * g
    np.add(y, z, out=y)


def rmsprop():
    global v
    v *= np.float32(0.99)
    v += np.float32(0.01) * g * g
    np.subtract(y, np.float32(1e-6) * g / (np.sqrt(v) + np.float32(1e-8)), out=y)


def adam():
    global z, v
    z += np.float32(0.1) * (g - z)
    v += np.float32(0.001) * (g * g - v)
    np.subtract(y, np.float32(1e-6) * z / (np.sqrt(v) + np.float32(1e-8)), out=y)


def lstm():  # as chainer.functions.lstm
    a, i, f, o = np.tanh(wide[:, 0]), sigmoid(wide[:, 1]), sigmoid(wide[:, 2]), sigmoid(wide[:, 3])
    new = a * i + f * c
    return a, i, f, o, new, o * np.tanh(new)


a, i, f, o, new, _ = lstm()
gates = np.empty((n, 4), "f")


def lstm_gradient():
    t = np.tanh(new)
    into = g * o * (1 - t * t) + y
    gates[:, 0] = into * i * (1 - a * a)
    gates[:, 1] = into * a * i * (1 - i)
    gates[:, 2] = into * c * f * (1 - f)
    gates[:, 3] = g * t * o * (1 - o)
    into *= f


functions = {
    "numpy exp": lambda: np.exp(x, out=y), "numpy log": lambda: np.log(c, out=y), "numpy tanh": lambda: np.tanh(x, out=y),
    "numpy sigmoid": lambda: sigmoid(x, out=y), "numpy softmax rows": softmax, "numpy add": lambda: np.add(x, c, out=y),
    "numpy sgd": lambda: np.subtract(y, np.float32(1e-6) * g, out=y), "numpy momentum": momentum, "numpy rmsprop": rmsprop,
    "numpy adam": adam, "numpy lstm": lstm, "numpy lstm gradient": lstm_gradient,
}
try:
    import torch

    torch.set_num_threads(1)
    torch.set_grad_enabled(False)
    tx, ty, tc = torch.from_numpy(x.copy()), torch.from_numpy(x.copy()), torch.from_numpy(c)
    trows, tout = tx.view(-1, columns), torch.empty(n // columns, columns)

    def optimizer(kind, **options):
        p = torch.nn.Parameter(torch.zeros(n))
        p.grad = tx.clone()
        return kind([p], lr=1e-6, **options).step

    functions.update({
        "torch exp": lambda: torch.exp(tx, out=ty), "torch log": lambda: torch.log(tc, out=ty), "torch tanh": lambda: torch.tanh(tx, out=ty),
        "torch sigmoid": lambda: torch.sigmoid(tx, out=ty), "torch softmax rows": lambda: torch.softmax(trows, 1, out=tout),
        "torch add": lambda: torch.add(tx, tc, out=ty), "torch sgd": lambda: ty.add_(tx, alpha=-1e-6),
        "torch momentum": optimizer(torch.optim.SGD, momentum=0.9, fused=True), "torch rmsprop": optimizer(torch.optim.RMSprop),
        "torch adam": optimizer(torch.optim.Adam, fused=True),
    })
except ImportError:
    pass

for line in sys.stdin:
    function = functions.get(line.strip())
    best, until = float("inf"), time.perf_counter() + 0.03
    while function and time.perf_counter() < until:
        start = time.perf_counter()
        for _ in range(4):
            function()
        best = min(best, time.perf_counter() - start)
    print(best * 1e9 / (4 * n), flush=True)
