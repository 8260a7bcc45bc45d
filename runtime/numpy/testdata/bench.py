"""Times NumPy for bench_test.go, on one thread: reads the name of an operation
a line, answers with nanoseconds, the best of some rounds."""
import os
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import numpy as np

r = np.random.RandomState(0)
x, y = r.rand(1000000).astype("f"), r.rand(1000000).astype("f")
m = x.reshape(1000, 1000)
at = r.randint(0, 1000000, 1000000)
mask = x < 0.5
none = x > 2
ints = r.randint(0, 1000, 1000000)
operations = {
    "add": lambda: x + y, "exp": lambda: np.exp(x), "tanh": lambda: np.tanh(x), "log": lambda: np.log(x), "sqrt": lambda: np.sqrt(x),
    "sum": lambda: x.sum(), "sum axis 0": lambda: m.sum(0), "sum axis 1": lambda: m.sum(1), "mean": lambda: x.mean(), "var": lambda: x.var(),
    "max": lambda: x.max(), "max axis 0": lambda: m.max(0), "max axis 1": lambda: m.max(1), "argmax": lambda: x.argmax(), "argmax axis 1": lambda: m.argmax(1),
    "cumsum": lambda: x.cumsum(), "any": lambda: np.any(none), "sort": lambda: np.sort(x), "argsort": lambda: np.argsort(x), "sort axis 1": lambda: np.sort(m),
    "argsort axis 1": lambda: np.argsort(m), "sort ints": lambda: np.sort(ints), "dot": lambda: np.dot(x, y), "dot matrices": lambda: np.dot(m, m),
    "take": lambda: x[at], "mask": lambda: x[mask], "rows": lambda: m[100:900], "columns": lambda: m[:, 100:900].copy(),
    "every second": lambda: x[::2].copy(), "set mask": lambda: x.__setitem__(mask, 0.25), "transpose": lambda: m.T.copy(), "where": lambda: np.where(mask, x, y),
    "less": lambda: x < y, "add column": lambda: m + m[:, :1], "add row": lambda: m + m[0], "astype": lambda: x.astype("d"), "concatenate": lambda: np.concatenate([m, m], 1),
}
for line in sys.stdin:
    f = operations[line.strip()]
    best, until = float("inf"), time.perf_counter() + 0.03
    while time.perf_counter() < until:
        start = time.perf_counter()
        f()
        best = min(best, time.perf_counter() - start)
    print(best * 1e9, flush=True)
