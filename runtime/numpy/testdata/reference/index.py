"""Cases of indexing: the same random index in Python's words and in Lua's."""
import numpy as np
from record import array, case, lua, write

r = np.random.RandomState(7)


def part(n):
    """One entry of an index for an axis of length n: Python object, Lua text."""
    kind = r.randint(5)
    if kind == 0:
        i = r.randint(-n, n)
        return i, str(i + 1 if i >= 0 else i)
    if kind == 1:
        return slice(None), "{}"
    if kind == 2:
        a, b = sorted(r.randint(0, n, 2))
        step = r.randint(1, 3)
        return slice(a, b + 1, step), "{%d, %d, %d}" % (a + 1, b + 1, step)
    if kind == 3:
        a, b = sorted(r.randint(0, n, 2))
        return slice(b, a - 1 if a > 0 else None, -1), "{%d, %d, -1}" % (b + 1, a + 1)
    shape = [(2,), (3,), (2, 3), (1,)][r.randint(4)]
    a = r.randint(-n, n, shape)
    return a, "np.array(%s, 'int64')" % str(a.tolist()).replace("[", "{").replace("]", "}")


for _ in range(400):
    shape = tuple(r.randint(1, 5, r.randint(1, 5)))
    x = r.randint(0, 100, shape).astype(["f", "d", "i", "l"][r.randint(4)])
    parts = [part(n) for n in shape[: r.randint(1, len(shape) + 1)]]
    index = tuple(p for p, _ in parts)
    brackets = "{%s}" % ", ".join(t for _, t in parts)
    case("local x = ... return x[%s]" % brackets, lambda x, i=index: x[i], x, exact=True)

    def assign(x, i=index):
        x[i] = 7
        return x
    case("local x = ... x[%s] = 7 return x" % brackets, assign, x, exact=True)

x = array(range(12), "f", (3, 4))
mask = np.array([[True, False, True, False]] * 3)
case("local x, m = ... return x[m]", lambda x, m: x[m], x, mask, exact=True)
case("local x, m = ... x[m] = -1 return x", lambda x, m: np.where(m, np.float32(-1), x), x, mask, exact=True)
case("local x, m = ... return x[{m, 1}]", lambda x, m: x[m, 0], x, np.array([True, False, True]), exact=True)
case("local x, v = ... x[{ {}, {1, 2} }] = v return x", lambda x, v: np.concatenate([np.broadcast_to(v, (3, 2)), x[:, 2:]], 1), x, array([5, 6]), exact=True)
case("local x = ... return x[4]", lambda x: x[3], x)
case("local x = ... return x[{1, 1, 1}]", lambda x: x[0, 0, 0], x)
case("local x, m = ... return x[m]", lambda x, m: x[m], x, np.array([True, False]))
case("local x, i = ... return x[i]", lambda x, i: x[i], x, array([0.5]))
a = array(r.randn(3, 4), "f")
i = np.array([[0, 2], [1, -1]])
for axis in ["", ", 0", ", 1", ", -1"]:
    case("local a, i = ... return np.take(a, i%s)" % axis, lambda a, i, x=axis: np.take(a, i, *eval("(%s)" % (x[2:] + ",") if x else "()")), a, i, exact=True)
for mode in ["wrap", "clip", "raise"]:
    case("local a, i = ... return np.take(a, i, 1, {mode = '%s'})" % mode, lambda a, i, m=mode: np.take(a, i, 1, mode=m), a, np.array([5, -7, 1]), exact=True)
for axis in ["0", "1", "nil"]:
    case("local a, i = ... return np.take(a, i, %s)" % axis, lambda a, i, x=eval(axis.replace("nil", "None")): np.take(a, i, x), a, np.array([True, False, True]), exact=True)
m = a > 0
case("local m, a, b = ... return np.where(m, a, b)", np.where, m, a, array([1, 2, 3, 4]), exact=True)
case("local m, a = ... return np.where(m, a, 0)", lambda m, a: np.where(m, a, np.float32(0)), m, a, exact=True)
case("local m = ... return np.where(m)", np.where, m, exact=True)
case("local a = ... return np.nonzero(a)", np.nonzero, np.array([[0, 1], [2, 0]]), exact=True)
case("local a = ... return a:nonzero()", lambda a: a.nonzero(), np.array([0, 1, 0]), exact=True)
case("local a = ... return np.argwhere(a)", np.argwhere, np.array([[0, 1], [2, 0]]), exact=True)
case("local a = ... return np.flatnonzero(a)", np.flatnonzero, np.array([[0, 1], [2, 0]]), exact=True)
case("local m, a, b = ... return np.where(m, a, b)", np.where, np.array([[True], [False]]), np.array([1, 2]), array([0.5, 1.5]), exact=True)


def along(a, i, axis):
    case("local a, i = ... return np.take_along_axis(a, i, %s)" % lua(axis), lambda a, i: np.take_along_axis(a, i, axis), a, i, exact=True)


for d in "fdilB?":
    a = array(r.randint(0, 9, (3, 4, 5)), d)
    for axis in [0, 1, 2, -1, -3]:
        along(a, np.argsort(a, axis), axis)
        along(a, np.expand_dims(np.argmax(a, axis), axis), axis)
        along(a, r.randint(-3, 3, (3, 4, 5)).astype("i"), axis)
    along(a, np.argsort(a, None), None)
    along(a, r.randint(0, 3, (7, 4, 5)).astype("B"), 0)
a = array(r.randn(3, 4), "f")
for shape in [(1, 4), (3, 1), (1, 1), (9, 4), (3, 9), (2, 4), (3, 2), (0, 4), (3, 0), (0, 0), (4,), (1, 3, 4), ()]:  # of indices
    for axis in [0, 1, None, 2, -3]:
        along(a, np.zeros(shape, "l"), axis)
        along(a[:1], np.zeros(shape, "l"), axis)
        along(a[:0], np.zeros(shape, "l"), axis)
along(a, np.array([[3]]), 0)
along(a, np.array([[-4]]), 0)
along(a, np.array([[True]]), 0)
along(a, np.array([[0.5]]), 0)
along(array(2), np.array([0, 0]), None)
along(array(2), np.array(0), 0)
write("index")
