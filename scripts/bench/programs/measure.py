"""measure(step) runs a step of training sys.argv[1] times and prints the first
losses. Then bench, at the other end, sends numbers of steps, one a line, and is
told how many seconds these steps took."""

import os
import sys
import time

import numpy as np

for name, kind in {'bool': bool, 'int': int, 'float': float, 'complex': complex, 'object': object, 'str': str}.items():
    if name not in np.__dict__:  # Chainer 7 uses names that NumPy 1.24 took away
        setattr(np, name, kind)


def measure(step):
    if 'torch' in sys.modules:
        sys.modules['torch'].set_num_threads(int(os.environ['OMP_NUM_THREADS']))
    for i in range(int(sys.argv[1])):
        loss = step()
        if i < 5:
            print('loss', item(loss))
    print('ready', flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        for _ in range(int(line)):
            loss = step()
        item(loss)
        print('seconds', time.perf_counter() - start, flush=True)


def item(loss):
    return float(loss.item() if hasattr(loss, 'item') else loss.array)


def weights(*shape):
    """Draws a matrix or a filter as LeCunNormal does."""
    fan_in = int(np.prod(shape[1:]))
    return np.random.normal(0, (1 / fan_in) ** 0.5, shape).astype(np.float32)


def fill(parameter, array):
    """Puts numbers into a parameter of PyTorch."""
    import torch
    with torch.no_grad():
        parameter.copy_(torch.from_numpy(np.ascontiguousarray(array, np.float32)))
