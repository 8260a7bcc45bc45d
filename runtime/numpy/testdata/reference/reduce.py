"""Cases of reductions and scans: sums, means, extrema, truth, running sums."""
import numpy as np
from record import array, case, lua, numbers, write

r = np.random.RandomState(4)
data = numbers(r)
NAN, INF = np.nan, np.inf


def call(name, x, exact=True, **kw):
    words = ", ".join("%s = %s" % (k, lua(v)) for k, v in kw.items() if v is not None)
    case("local x = ... return np.%s(x%s)" % (name, ", {%s}" % words if words else ""), lambda x: getattr(np, name)(x, **kw), x, exact=exact)


def method(name, x, *args, exact=True):
    case("local x = ... return x:%s(%s)" % (name, ", ".join(lua(a) for a in args)), lambda x: getattr(x, name)(*args), x, exact=exact)


shapes = [(), (1,), (7,), (130,), (4, 5), (3, 1, 4), (2, 2, 3, 2), (0,), (3, 0), (0, 3)]
axes = [None, 0, -1, (0, 1), (0, -1), 1, (1, 2), 5, (0, 0), ()]
long = ["sum", "prod", "mean", "var", "std"]
plain = ["max", "min", "amax", "amin", "ptp", "any", "all", "count_nonzero"]
for name in long + plain:
    for d in "fdilB?":
        if (name == "prod" or name == "mean") and d == "?" or name == "ptp" and d == "?":
            continue
        for i, shape in enumerate(shapes):
            x = data(shape, d, 1 if name == "prod" else 3)
            call(name, x)
            if x.ndim:
                call(name, x, axis=axes[i % len(axes)], keepdims=i % 2 == 0)
                call(name, x, axis=0)
                call(name, x, axis=-1)
    for axis in axes:
        call(name, data((2, 3, 4), "f"), axis=axis)
        call(name, data((2, 3, 4), "l"), axis=axis, keepdims=True)
for name in ["sum", "prod", "mean", "var", "std"]:
    for d in "fdilB":
        for to in ["float32", "float64", "int64", "int32"]:
            if to[0] == "i" and name in ("var", "std", "mean"):
                continue
            call(name, data((3, 4), d), axis=0, dtype=to)
for seed, shape in enumerate([(10000,), (100, 1000), (1000, 100), (33, 65, 17)]):
    for axis in [None, 0, -1]:
        for d in "fd":
            for name in ["sum", "mean", "var", "std", "max", "min", "argmax", "cumsum"]:
                def python(seed=seed, shape=shape, axis=axis, d=d, name=name):
                    x = (np.random.RandomState(seed).rand(*shape) - 0.5).astype(d)
                    z = getattr(np, name)(x, axis)
                    return z.ravel()[-1000:] if name == "cumsum" else z
                body = "local x = (np.random.RandomState(%d):rand(%s) - 0.5):astype('%s') " % (seed, ", ".join(map(str, shape)), d)
                tail = "[{ {-1000, -1} }]" if name == "cumsum" else ""
                case(body + "return np.%s(x, %s)%s" % (name, lua(axis), ":ravel()" + tail if tail else ""), python, exact=True)
for ddof in [0, 1, 2, 7, 0.5]:
    for name in ["var", "std"]:
        call(name, data((3, 5), "f"), ddof=ddof)
        call(name, data((3, 5), "d"), axis=1, ddof=ddof)
        call(name, data((3, 5), "i"), axis=0, ddof=ddof)
for name in ["argmax", "argmin"]:
    for d in "fdilB?":
        for shape in shapes:
            x = data(shape, d)
            call(name, x)
            if x.ndim:
                call(name, x, axis=0)
                call(name, x, axis=-1, keepdims=True)
            call(name, x, axis=2)
special = array([[1, NAN, 3], [INF, -INF, 2], [NAN, NAN, NAN], [0, -0.0, 0]])
for name in ["sum", "prod", "mean", "var", "max", "min", "argmax", "argmin", "any", "all", "nansum", "nanmean", "nanmax", "nanmin",
             "cumsum", "cumprod", "median"]:
    for axis in [None, 0, 1]:
        call(name, special, axis=axis)
        call(name, special.astype("d"), axis=axis)
for name in ["nansum", "nanmean", "nanmax", "nanmin"]:
    for d in "fdil":
        x = data((3, 4), d)
        if d in "fd":
            x[r.rand(3, 4) < 0.3] = NAN
        for axis in [None, 0, 1]:
            call(name, x, axis=axis)
            call(name, x, axis=axis, keepdims=True)
for name in ["cumsum", "cumprod"]:
    for d in "fdilB?":
        for shape in [(), (5,), (3, 4), (2, 3, 4), (0, 2)]:
            x = data(shape, d, 1)
            call(name, x)
            for axis in [0, -1, 1]:
                call(name, x, axis=axis)
    call(name, data((3, 4), "i"), axis=0, dtype="float32")
    call(name, data((3, 4), "f"), axis=0, dtype="float64")
for d in "fdilB?":
    call("diff", data((6,), d))
    call("diff", data((3, 4), d), axis=0)
    call("diff", data((3, 4), d), n=2)
call("diff", data((3,), "f"), n=0)
call("diff", data((3,), "f"), n=5)
call("diff", data((3,), "f"), n=-1)
call("diff", data((), "f"))
for name in long + ["max", "min", "ptp", "any", "all", "argmax", "argmin", "cumsum", "cumprod"]:
    method(name, data((3, 4), "f"))
    method(name, data((3, 4), "d"), 0)
    method(name, data((3, 4), "i"), 1)
    method(name, data((3, 4), "i"), 2)
case("return np.sum({1, 2, 3})", lambda: np.sum(array([1, 2, 3])))
case("return np.sum({{1, 2}, {3, 4}}, 0)", lambda: np.sum(array([[1, 2], [3, 4]]), 0))
case("return np.max({{1, 2}, {3, 4}}, 1)", lambda: np.max(array([[1, 2], [3, 4]]), 1))
case("return np.sum('a')", lambda: np.sum("a"))
for name in ["nansum", "nanmean"]:
    for d in "fdilB?":
        x = data((3, 4), d)
        if d in "fd":
            x[0, 1] = x[2, 3] = NAN
        for to in ["float32", "float64", "int64", "int32"]:
            if name == "nansum" or d in "fd" or to[0] == "f":
                case("local x = ... return np.%s(x, 0, '%s', true)" % (name, to), lambda x, name=name, to=to: getattr(np, name)(x, 0, to, keepdims=True), x, exact=True)
                call(name, x, dtype=to)
for name in ["nanvar", "nanstd"]:
    for axis in [None, 0, 1]:
        call(name, special, axis=axis)
        call(name, special.astype("d"), axis=axis, ddof=1)
    for d in "fdl":
        for shape in shapes:
            x = data(shape, d)
            if d in "fd" and x.ndim:
                x[r.rand(*shape) < 0.3] = NAN
            for axis in [None, 0, -1, (0, 1), (), 5] if x.ndim else [None, ()]:
                call(name, x, axis=axis)
                call(name, x, axis=axis, keepdims=True, ddof=[1, 2, 0.5][x.ndim % 3])
    for d in "fdilB?":
        for to in ["float32", "float64", "int64", "int32", "bool"]:
            if d in "fd" or to[0] == "f":
                call(name, data((3, 4), d), axis=0, dtype=to)
    for axis in [None, 0, 1]:
        for d in "fd":
            for to in [None, "float32", "float64"]:
                def python(axis=axis, d=d, to=to, name=name):
                    x = (np.random.RandomState(9).rand(100, 1000) - 0.5).astype(d)
                    x[x > 0.4] = NAN
                    return getattr(np, name)(x, axis, to)
                body = "local x = (np.random.RandomState(9):rand(100, 1000) - 0.5):astype('%s') x[np.greater(x, 0.4)] = np.nan " % d
                case(body + "return np.%s(x, %s, %s)" % (name, lua(axis), lua(to)), python, exact=True)
write("reduce")
