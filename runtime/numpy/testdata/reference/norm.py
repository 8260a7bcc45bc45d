"""Cases of np.linalg.norm."""
import numpy as np
from record import array, case, lua, write

r = np.random.RandomState(11)
orders = [None, 0, 1, 2, 3, 0.5, -1, -2, np.inf, -np.inf, "fro", "nuc"]


def written(ord):
    if isinstance(ord, float) and np.isinf(ord):
        return "np.inf" if ord > 0 else "-np.inf"
    return lua(ord)


def norm(x, ord, axis, keepdims):
    options = ["keepdims = %s" % lua(keepdims)] + ([] if axis is None else ["axis = %s" % lua(axis)])
    case("return np.linalg.norm(..., %s, {%s})" % (written(ord), ", ".join(options)),
         lambda a: np.linalg.norm(a, ord, axis, keepdims), x)


for d in "fd":
    for shape in [(5,), (1,), (3, 4), (4, 3), (2, 3, 4), (2, 1, 3, 2)]:
        x = r.randn(*shape).astype(d)
        for ord in orders:
            for keepdims in [False, True]:
                norm(x, ord, None, keepdims)
                norm(x, ord, -1, keepdims)
                if len(shape) > 1:
                    norm(x, ord, 0, keepdims)
                    norm(x, ord, (0, 1), keepdims)
                    norm(x, ord, (1, 0), keepdims)
                    norm(x, ord, (-1, 0), keepdims)
for x in [np.arange(-4, 5), np.arange(6).reshape(2, 3), array([0, 3, 0, 4]), array([True, False], "bool"), np.float32(-2), array([float("nan"), 1])]:
    for ord in orders:
        norm(np.asarray(x), ord, None, False)
for axis in [(0, 0), 5, (0, 1, 2)]:
    norm(np.ones((2, 2, 2)), None, axis, False)
write("norm")
