"""Cases of the functions that work element by element: arithmetic, exponentials,
trigonometry, rounding, extrema, bits.

NumPy has float16 results for bool and uint8, and int8 for bool; the runtime has
neither dtype and gives float32 and uint8. Those cases are recorded with
arguments that are cast beforehand (floats, ints below).
"""
import numpy as np
from record import array, case, numbers, write

r = np.random.RandomState(2)
data = numbers(r)
NAN, INF = np.nan, np.inf


def cast(function, small, to):
    return lambda *args: function(*[a.astype(to) if isinstance(a, np.ndarray) and a.dtype.char in small else a for a in args])


def floats(function):
    return cast(function, "?B", "f")


def ints(function):
    return cast(function, "?", "B")


def call(name, function, *args, **kw):
    case("return np.%s(...)" % name, function, *args, **kw)


# Functions of one float.
domain = {"log": (0, 9), "log2": (0, 9), "log10": (0, 9), "log1p": (-1, 9), "sqrt": (0, 9), "arcsin": (-1, 1), "arccos": (-1, 1),
          "arctanh": (-1, 1), "arccosh": (1, 9)}
for name in ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sqrt", "cbrt", "fabs", "sin", "cos", "tan", "arcsin", "arccos",
             "arctan", "sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh", "deg2rad", "rad2deg", "degrees", "radians", "floor",
             "ceil", "trunc", "rint", "fix"]:
    function = getattr(np, name)
    exact = name in ("sqrt", "fabs", "floor", "ceil", "trunc", "rint", "fix")
    low, high = domain.get(name, (-4, 4))
    for d in "fd":
        call(name, function, r.uniform(low, high, (2, 3)).astype(d), exact=exact)
        call(name, function, array([0, -0.0, 1, -1, INF, -INF, NAN], d), exact=exact)
    for d in "ilB?":
        call(name, floats(function), data((5,), d), exact=exact)
for shape in [(), (0,), (1,), (2, 0, 3), (2, 1, 2), (1, 2, 1, 3)]:
    for name in ["exp", "tanh", "sqrt", "floor", "arctan"]:
        call(name, getattr(np, name), abs(data(shape, "f")))
for x in [1e-10, 1, 2, 2.0 ** 1000, 1 + 1e-10, 1 - 1e-10, 0.75, 5e-324, 1e300]:
    call("log2", np.log2, array([x], "d"))
call("log10", np.log10, 10.0 ** np.arange(-20, 23), exact=True)
call("log2", np.log2, 2.0 ** np.arange(-20, 23), exact=True)

# Functions of one number of any dtype.
for name in ["negative", "positive", "absolute", "abs", "sign", "square", "reciprocal"]:
    function = getattr(np, name)
    for d in "fdilB?":
        call(name, ints(function) if name in ("square", "reciprocal") else function, data((2, 3), d), exact=True)
    call(name, function, array([0, -0.0, INF, -INF, NAN]), exact=True)
    for shape in [(), (0, 2), (2, 1, 2)]:
        call(name, function, data(shape, "d"), exact=True)
call("absolute", np.absolute, array([-2 ** 31, 5], "i"), exact=True)
call("reciprocal", np.reciprocal, array([0, 1, 2], "i"), exact=True)

# Functions of two numbers: dtypes, broadcasting, 0-d arrays by value.
shapes = [((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2, 2)), ((2, 2), ()), ((), ()), ((0, 3), (3,)), ((2, 1, 3), (4, 1)),
          ((1, 2, 1, 3), (2, 1, 1, 1)), ((2,), (3,)), ((2, 3), (2,))]
pairs = ["ff", "dd", "fd", "ii", "if", "lf", "Bf", "Bi", "il", "BB", "?f", "?i", "?B", "??"]
arithmetic = ["add", "subtract", "multiply", "divide", "true_divide", "floor_divide", "remainder", "mod", "fmod", "maximum", "minimum",
              "fmax", "fmin"]
float_pairs = ["arctan2", "hypot", "copysign", "logaddexp", "heaviside", "float_power"]
for name in arithmetic + float_pairs:
    function = getattr(np, name)
    if name in float_pairs[:-1]:
        function = floats(function)
    if name in ("floor_divide", "remainder", "mod", "fmod"):
        function = ints(function)
    exact = name in arithmetic + ["copysign", "heaviside"]
    for n, (d0, d1) in enumerate(pairs):
        s0, s1 = shapes[n % len(shapes)] if n >= 2 else shapes[0]
        if name == "float_power":
            call(name, function, abs(data(s0, d0)), data(s1, d1))
        else:
            call(name, function, data(s0, d0), data(s1, d1), exact=exact)
for name in ["add", "subtract", "floor_divide", "maximum"]:
    for s0, s1 in shapes:
        for d in "fi":
            call(name, getattr(np, name), data(s0, d), data(s1, d), exact=True)
special = array([0, -0.0, 1, -1, 2.5, -2.5, INF, -INF, NAN], "f")
for name in arithmetic + ["arctan2", "hypot", "copysign", "logaddexp", "heaviside"]:
    call(name, getattr(np, name), special[:, None], special[None, :], exact=name in arithmetic)
for d in "ilB":
    for name in ["floor_divide", "remainder", "fmod"]:
        call(name, getattr(np, name), data((4, 1), d), data((1, 9), d), exact=True)
for value, d in [(300, "i"), (-3, "i"), (7, "l"), (2 ** 40, "l"), (1, "?"), (1.5, "f"), (1.5, "d"), (1e300, "d"), (NAN, "d"), (7, "B")]:
    for other in "?Bilfd":
        if other == "B" and value in (300, -3, 2 ** 40):
            continue  # uint16, int16 and uint64, which the runtime has not
        call("add", np.add, data((3,), other), array(value, d), exact=True)
call("power", np.power, abs(data((2, 3), "f")), data((3,), "f"))
call("power", np.power, abs(data((2, 3), "d")), data((2, 1), "d"))
call("power", np.power, data((2, 3), "i"), abs(data((3,), "i")), exact=True)
call("power", np.power, data((3,), "l"), array(3, "l"), exact=True)
call("power", np.power, data((3,), "B"), data((3,), "B"), exact=True)
call("power", np.power, data((3,), "i"), data((3,), "f"))
call("power", np.power, data((3,), "i"), array([1, -1, 2], "i"))
call("power", np.power, special, array(2), exact=True)
call("power", np.power, special, array(-1), exact=True)
call("power", np.power, special, array(3))
call("power", np.power, array([-8, 8]), array(1 / 3))
call("divmod", np.divmod, data((2, 3), "i"), array([2, -3, 0], "i"), exact=True)
call("divmod", np.divmod, data((2, 3), "f"), array([2, -3, 0], "f"), exact=True)

# A number beside an array, and numbers alone.
for name in ["add", "subtract", "multiply", "divide", "floor_divide", "remainder", "maximum", "power"]:
    function = getattr(np, name)
    for d in "fdil":
        case("local x = ... return np.%s(x, 2)" % name, lambda x, f=function: f(x, 2), abs(data((3,), d)))
        case("local x = ... return np.%s(2, x)" % name, lambda x, f=function: f(2, x), abs(data((3,), d)))
    case("local x = ... return np.%s(x, 1.5)" % name, lambda x, f=function: f(x, 1.5), data((3,), "i"))
    case("return np.%s(7, 2)" % name, lambda f=function: float(f(7, 2)))
case("local x = ... return np.add(x, true)", lambda x: np.add(x, True), data((3,), "i"), exact=True)
case("local x = ... return np.add(x, 1)", lambda x: np.add(x, 1), data((3,), "?"), exact=True)
case("local x = ... return np.add(x, 2^40)", lambda x: np.add(x, 2 ** 40), data((3,), "i"), exact=True)
case("return np.exp(1)", lambda: float(np.exp(1)))
case("return np.add({1, 2}, {{1}, {2}})", lambda: array([[2, 3], [3, 4]]), exact=True)
case("return np.add('a', 1)", lambda: np.add("a", 1))
case("return np.add(nil, 1)", lambda: np.add(None, 1))
case("return np.exp({1, {2}})", lambda: np.exp([1, [2]]))
case("return np.exp(function() end)", lambda: np.exp(len))

# Rounding, clipping, bits.
for name in ["round", "around"]:
    for d in "fd":
        for decimals in [-2, -1, 0, 1, 3]:
            case("local x, d = ... return np.%s(x, d)" % name, getattr(np, name), (r.randn(2, 4) * 100).astype(d), decimals, exact=True)
    for d in "ilB":
        for decimals in [-1, 0, 2]:
            case("local x, d = ... return np.%s(x, d)" % name, getattr(np, name), data((5,), d) * 3, decimals, exact=True)
case("local x = ... return np.round(x)", floats(np.round), data((3,), "?"), exact=True)
case("local x = ... return x:round(1)", lambda x: x.round(1), data((3,), "f"), exact=True)
case("return np.round(2.567, 2)", lambda: np.round(2.567, 2))
for d in "fdilB":
    x = data((2, 4), d)
    case("local x = ... return np.clip(x, 1, 3)", lambda x: np.clip(x, 1, 3), x, exact=True)
    case("local x = ... return np.clip(x, nil, 2)", lambda x: np.clip(x, None, 2), x, exact=True)
    case("local x = ... return x:clip(2, nil)", lambda x: x.clip(2, None), x, exact=True)
    case("local x = ... return np.clip(x, {a_min = 0, a_max = 1})", lambda x: np.clip(x, 0, 1), x, exact=True)
case("local x = ... return np.clip(x, nil, nil)", lambda x: np.clip(x, None, None), data((2,), "f"))
case("local x = ... return np.clip(x, 0.5, 2)", lambda x: np.clip(x, 0.5, 2), data((4,), "i"), exact=True)
call("clip", np.clip, data((2, 3), "f"), data((3,), "f") - 2, data((2, 1), "f") + 2, exact=True)
call("clip", np.clip, array([NAN, 1, INF]), array(0), array(2), exact=True)
call("clip", np.clip, data((3,), "?"), array(False, "?"), array(True, "?"), exact=True)
for name in ["bitwise_and", "bitwise_or", "bitwise_xor"]:
    for d0, d1 in ["ii", "il", "BB", "Bi", "??", "?i", "fi", "ff"]:
        call(name, getattr(np, name), data((2, 3), d0), data((3,), d1), exact=True)
    case("local x = ... return np.%s(x, 6)" % name, lambda x, f=getattr(np, name): f(x, 6), data((5,), "i"), exact=True)
    case("return np.%s(12, 10)" % name, lambda f=getattr(np, name): int(f(12, 10)))
    case("return np.%s(1.5, 10)" % name, lambda f=getattr(np, name): f(1.5, 10))
for name in ["left_shift", "right_shift"]:
    for d0, d1 in ["ii", "ll", "BB", "?i", "ff"]:
        call(name, getattr(np, name), data((2, 3), d0), abs(data((3,), d1)), exact=True)
    call(name, getattr(np, name), data((3,), "i"), array([-1, 40, 31], "i"), exact=True)
for d in "ilB?f":
    call("invert", np.invert, data((2, 3), d), exact=True)
case("return np.invert(5)", lambda: int(np.invert(5)))

# nan_to_num.
for d in "fd":
    x = array([NAN, INF, -INF, 1.5], d)
    call("nan_to_num", np.nan_to_num, x, exact=True)
    case("local x = ... return np.nan_to_num(x, {nan = 7, posinf = 8, neginf = -9})", lambda x: np.nan_to_num(x, nan=7, posinf=8, neginf=-9), x, exact=True)
    case("local x = ... np.nan_to_num(x, {copy = false}) return x", lambda x: np.nan_to_num(x, copy=False), x, exact=True)
call("nan_to_num", np.nan_to_num, data((3,), "i"), exact=True)
case("return np.pi, np.e, np.inf, np.nan", lambda: (np.pi, np.e, np.inf, np.nan))
write("mathematics")
