"""Cases of comparisons, of logic and of tests such as isnan."""
import numpy as np
from record import array, case, write

r = np.random.RandomState(3)
NAN, INF = np.nan, np.inf
special = array([0, -0.0, 1, -1, INF, -INF, NAN])


def data(shape, d):
    return np.asarray(r.randint(0 if d == "B" else -2, 3, shape)).astype(d)


def call(name, *args):
    case("return np.%s(...)" % name, getattr(np, name), *args, exact=True)


shapes = [((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2, 2)), ((2, 2), ()), ((), ()), ((0, 3), (3,)), ((2, 1, 3), (4, 1)),
          ((1, 2, 1, 3), (2, 1, 1, 1)), ((2,), (3,))]
pairs = ["ff", "dd", "ii", "ll", "BB", "??", "fd", "if", "lf", "Bi", "?f", "?i"]
for name in ["equal", "not_equal", "less", "less_equal", "greater", "greater_equal", "logical_and", "logical_or", "logical_xor"]:
    function = getattr(np, name)
    for n, (d0, d1) in enumerate(pairs):
        s0, s1 = shapes[n % len(shapes)]
        call(name, data(s0, d0), data(s1, d1))
        call(name, data((4,), d0), data((4,), d1))
    call(name, special[:, None], special[None, :])
    for d in "fdil?":
        case("local x = ... return np.%s(x, 1)" % name, lambda x, f=function: f(x, 1), data((5,), d), exact=True)
        case("local x = ... return np.%s(1, x)" % name, lambda x, f=function: f(1, x), data((5,), d), exact=True)
    case("local x = ... return np.%s(x, 0.5)" % name, lambda x, f=function: f(x, 0.5), data((5,), "i"), exact=True)
    case("return np.%s(1, 2)" % name, lambda f=function: bool(f(1, 2)))
    case("return np.%s({1, 2}, {2, 2})" % name, lambda f=function: f([1, 2], [2, 2]), exact=True)
for s0, s1 in shapes:
    call("less", data(s0, "f"), data(s1, "f"))
call("equal", array([2 ** 53], "l"), array([2 ** 53 - 1], "l"))
call("equal", data((3,), "l"), array(2, "i"))
call("equal", array([0.1], "f"), array(0.1, "d"))
call("equal", array([0.1], "f"), array([0.1], "d"))
for d in "fdilB?":
    call("logical_not", data((2, 3), d))
for name in ["isnan", "isinf", "isfinite", "signbit", "logical_not"]:
    call(name, special)
    call(name, special.astype("d"))
    call(name, array(NAN))
    for d in "ilB":
        call(name, data((3,), d))
    for shape in [(), (0,), (2, 1, 2), (1, 2, 1, 3)]:
        call(name, data(shape, "f"))
for name in ["isnan", "isinf", "isfinite"]:
    call(name, data((3,), "?"))
    case("return np.%s(1/0), np.%s(0/0), np.%s(1)" % (name, name, name),
         lambda f=getattr(np, name): (bool(f(INF)), bool(f(NAN)), bool(f(1))))

near = array([1, 2, 3, 100, 0], "d")
for d in "fd":
    x = near.astype(d)
    for step in [1e-9, 1e-8, 9e-6, 1.1e-5, 1e-3]:
        call("isclose", x, x + x * step)
        call("allclose", x, x + x * step)
    for kw in ["rtol = 0.1", "atol = 0.5", "rtol = 0, atol = 0"]:
        case("local x, y = ... return np.isclose(x, y, {%s})" % kw, eval("lambda x, y: np.isclose(x, y, %s)" % kw), x, x * 1.05 + 0.1, exact=True)
    call("isclose", special.astype(d)[:, None], special.astype(d)[None, :])
    case("local x, y = ... return np.isclose(x, y, {equal_nan = true})", lambda x, y: np.isclose(x, y, equal_nan=True), special.astype(d), special.astype(d), exact=True)
    case("local x, y = ... return np.allclose(x, y, {equal_nan = true})", lambda x, y: np.allclose(x, y, equal_nan=True), special.astype(d), special.astype(d))
    case("local x, y = ... return np.array_equal(x, y, {equal_nan = true})", lambda x, y: np.array_equal(x, y, equal_nan=True), special.astype(d), special.astype(d))
call("isclose", data((2, 3), "i"), data((3,), "f"))
call("isclose", data((2, 3), "f"), data((2,), "f"))
call("allclose", data((2, 3), "i"), data((2, 3), "i"))
call("allclose", data((0, 3), "f"), data((3,), "f"))
case("return np.allclose(0.1 + 0.2, 0.3)", lambda: np.allclose(0.1 + 0.2, 0.3))
case("return np.isclose(1, 1.1)", lambda: bool(np.isclose(1, 1.1)))
for x, y in [(data((2, 3), "f"), data((3,), "f")), (data((0,), "f"), data((0, 2), "f")), (special, special), (special[:5], special[:5].astype("d")),
             (data((), "i"), data((1,), "i")), (array([1, 2], "i"), array([1, 2], "f")), (array([1, 0], "?"), array([1, 0], "l"))]:
    call("array_equal", x, y)
write("compare")
