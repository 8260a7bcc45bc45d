"""Cases of padding, spaces, editing, sets, order, polynomials."""
import numpy as np
from record import array, case, lua, numbers, write

r = np.random.RandomState(6)
data = numbers(r)
NAN = np.nan


def call(name, *args, exact=True, **kw):
    """Arrays are passed, other arguments written out."""
    texts, arrays, n = [], [], 0
    for a in args:
        if isinstance(a, np.ndarray):
            texts.append("abcd"[n])
            arrays.append(a)
            n += 1
        else:
            texts.append(lua(a))
    words = ", ".join("%s = %s" % (k, lua(v)) for k, v in kw.items() if v is not None)
    body = "local a, b, c, d = ... return np.%s(%s)" % (name, ", ".join(texts + (["{%s}" % words] if words else [])))

    def python(*given):
        given = list(given)
        return getattr(np, name)(*[given.pop(0) if isinstance(a, np.ndarray) else a for a in args], **kw)
    case(body, python, *arrays, exact=exact)


modes = ["constant", "edge", "linear_ramp", "maximum", "mean", "median", "minimum", "reflect", "symmetric", "wrap"]
for mode in modes:
    exact = mode not in ("mean", "linear_ramp", "median")
    for d in "fdil":
        call("pad", data((5,), d), 2, mode, exact=exact)
        call("pad", data((2, 3), d), [1, 2], mode, exact=exact)
        call("pad", data((2, 3), d), [[0, 1], [2, 0]], mode, exact=exact)
    call("pad", data((3,), "f"), 9, mode, exact=exact)
    call("pad", data((1,), "f"), 3, mode, exact=exact)
    call("pad", data((2, 3, 2), "f"), [[1, 1], [0, 0], [2, 1]], mode, exact=exact)
    call("pad", data((0,), "f"), 1, mode)
    call("pad", data((2,), "f"), -1, mode)
    call("pad", data((2,), "f"), [1, 2, 3], mode)
call("pad", data((2, 2), "f"), 1, constant_values=5)
call("pad", data((2, 2), "i"), 1, constant_values=[[1, 2], [3, 4]])
call("pad", data((4,), "f"), 3, "linear_ramp", end_values=[-1, 5], exact=False)
call("pad", data((4,), "f"), 1.5)
call("pad", data((4,), "f"), 1, "edgy")

for args in [(-3, 0, 4), (0, 2, 5), (1, 3, 1), (0, 1, 0)]:
    case("return np.logspace(%s, {dtype = 'float64'})" % ", ".join(map(str, args)), lambda args=args: np.logspace(*args))
case("return np.logspace(0, 4, 5, {base = 2, endpoint = false, dtype = 'float64'})", lambda: np.logspace(0, 4, 5, base=2, endpoint=False))
for args in [(1, 1000, 4), (2, 0.5, 5), (-1, -8, 4), (1, 2, 1)]:
    case("return np.geomspace(%s, {dtype = 'float64'})" % ", ".join(map(str, args)), lambda args=args: np.geomspace(*args))
case("return np.geomspace(-1, 8, 4)", lambda: np.geomspace(0, 8, 4))
for d in "fdil":
    call("vander", data((4,), d), exact=False)
    call("vander", data((3,), d), 2, exact=False)
    call("vander", data((3,), d), 5, increasing=True, exact=False)
case("return np.fromfunction(function(i, j) return i + 2 * j end, {3, 2}, 'float64')", lambda: np.fromfunction(lambda i, j: i + 2 * j, (3, 2)))
case("return np.fromfunction(function(i) return i * i end, 4, {dtype = 'int64'})", lambda: np.fromfunction(lambda i: i * i, (4,), dtype=int))
case("return np.indices({2, 3})", lambda: np.indices((2, 3)), exact=True)
call("meshgrid", data((3,), "f"), data((2,), "f"))
call("meshgrid", data((3,), "f"), data((2,), "f"), indexing="ij")
call("meshgrid", data((3,), "f"), data((2,), "f"), data((4,), "f"))
call("meshgrid", data((3,), "f"), data((2,), "f"), data((4,), "f"), indexing="ij")

for d in "fil":
    x, m = data((5,), d), data((3, 4), d)
    for at in [0, 2, 5, -1, [1, 3], [3, 1], [2, 2]]:
        call("insert", x, at, 9)
        call("insert", m, at if at != 5 else 3, 9, axis=0)
        call("insert", m, at if at != 5 else 4, 9, axis=1)
    call("insert", x, 1, data((3,), d))
    call("insert", x, [1, 4], data((2,), d))
    call("insert", m, 1, data((4,), d), axis=0)
    call("insert", m, 1, data((3,), d), axis=1)
    call("insert", m, [0, 2], data((3, 2), d), axis=1)
    call("insert", m, 2, 7)
    call("insert", x, 6, 1)
    for at in [0, 2, -1, [1, 3], [0, 0, 2]]:
        call("delete", x, at)
        call("delete", m, at)
        call("delete", m, [a % 3 for a in at] if isinstance(at, list) else at, axis=0)
    call("delete", x, np.array([True, False, False, True, False]))
    call("delete", x, 5)
    call("delete", m, 1, axis=2)
    for shape in [(2, 3), (7,), (2, 2, 2), (0,)]:
        call("resize", x, list(shape) if len(shape) > 1 else shape[0])
call("size", data((2, 3), "f"))
call("size", data((2, 3), "f"), 1)
call("ndim", data((2, 3), "f"))
call("broadcast_arrays", data((3,), "f"), data((2, 1), "i"))
call("broadcast_arrays", data((3,), "f"), data((2,), "i"))

for d in "fdilB":
    a, b = data((9,), d), data((6,), d)
    a, b = np.round(a), np.round(b)
    for name in ["isin", "in1d"]:
        call(name, a, b)
        call(name, a.reshape(3, 3), b, invert=True)
    for name in ["intersect1d", "union1d", "setdiff1d", "setxor1d"]:
        call(name, a, b)
        call(name, a.reshape(3, 3), b)
call("union1d", data((3,), "i"), data((3,), "f"))
case("local a, b = ... return np.lexsort({a, b})", lambda a, b: np.lexsort((a, b)), data((9,), "i"), data((9,), "i") // 4, exact=True)
case("local a, b, c = ... return np.lexsort({a, b, c})", lambda a, b, c: np.lexsort((a, b, c)), data((9,), "f"), data((9,), "i") // 4, data((9,), "?"), exact=True)
case("local a = ... local p = np.partition(a, 3) return p[4]", lambda a: float(np.partition(a, 3)[3]), data((9,), "f"))
call("partition", data((3,), "f"), 3)
case("local a = ... return a[np.argpartition(a, 0)][1]", lambda a: float(a.min()), data((9,), "f"))
call("unravel_index", 5, [2, 3])
call("unravel_index", np.array([0, 5, 3]), [2, 3])
call("unravel_index", 6, [2, 3])
for n, k in [(3, 0), (3, 1), (2, -1)]:
    call("tril_indices", n, k)
    call("triu_indices", n, k)
call("triu_indices", 3, 0, 5)

for d in "fd":
    x = np.sort(data((8,), d))
    for deg in [0, 1, 3]:
        case("local x, y = ... return np.polyfit(x, y, %d):astype('float32')" % deg, lambda x, y, deg=deg: np.polyfit(x, y, deg).astype("f"), x, data((8,), d))
    call("polyval", data((3,), d), x, exact=False)
    call("polyval", data((3,), d), data((2, 2), d), exact=False)
call("polyfit", data((3,), "f"), data((2,), "f"), 1)
call("polyfit", data((3,), "f"), data((3,), "f"), -1)
for d in "fdi":
    call("gradient", data((6,), d), exact=False)
    call("gradient", data((3, 4), d), exact=False)
    call("gradient", data((3, 4), d), 0.5, axis=1, exact=False)
    call("gradient", data((2,), d), exact=False)
call("gradient", data((1,), "f"))
write("more")
