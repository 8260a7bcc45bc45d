"""Records numbers of numpy.random for random_reference_test.go.

Run with NumPy 1.24 in this folder:

    python random_reference.py

It writes random_reference.json.gz: {"streams", "errors", "saved", "rounded"}.

A stream is a seed and calls in order, each with its result. A result has a
dtype, a shape and values: floats as hexadecimal text (exact), whole numbers as
such. An array of more than 100 elements is recorded at its first 40 elements
and at every 37th from there; "step" is then 37.

"seed(n)" seeds anew, "save" and "restore" keep the state and go back to it, and
"state" gives the position, the last word of the key and the second normal
number that waits. "shuffle(shape, dtype)" shuffles the rows of an arange.
"errors" are calls that NumPy refuses, with its message. "saved" is the state
of a RandomState and what it draws next. "rounded" has values of log, exp and
pow, rounded once from 60 digits.
"""

import decimal
import gzip
import json
import math
import random

import numpy as np

FEW, STEP = 40, 37
SEEDS = [0, 1, 42, 12345, 4294967295]

FLOATS = [
    "random_sample({})", "uniform(-1, 1, {})", "uniform(3.5, -0.1, {})",
    "standard_normal({})", "normal(0.1, 2.7, {})", "lognormal(0.3, 1.5, {})", "standard_cauchy({})",
    "standard_exponential({})", "exponential(0.7, {})", "laplace(0.5, 3, {})", "gumbel(-1, 0.3, {})",
    "logistic(2, 0.6, {})", "rayleigh(1.3, {})", "weibull(1.7, {})", "weibull(0.2, {})",
    "triangular(-1, 0.5, 3, {})", "standard_gamma(0.001, {})", "standard_gamma(0.3, {})",
    "standard_gamma(1, {})", "standard_gamma(7.5, {})", "gamma(2.5, 0.2, {})", "chisquare(3, {})",
    "chisquare(0.8, {})", "standard_t(1, {})", "standard_t(9.5, {})", "beta(0.5, 0.4, {})",
    "beta(0.001, 0.002, {})", "beta(1, 3, {})", "beta(1, 0.5, {})", "beta(4.2, 0.7, {})",
]
INTS = [
    "randint(0, 10, {})", "randint(-7, 4294967000, {})", "randint(0, 4294967296, {})",
    "randint(-9223372036854775808, 9223372036854775807, {})", "randint(5, 6, {})",
    "randint(-20, 300, {}, int32)", "randint(-2147483648, 2147483648, {}, int32)",
    "randint(3, 90, {}, uint8)", "randint(0, 256, {}, uint8)", "randint(0, 2, {}, bool)", "randint(1, 2, {}, bool)",
    "binomial(1, 0.5, {})", "binomial(20, 0.3, {})", "binomial(100, 0.99, {})", "binomial(100, 0.4, {})",
    "binomial(1000, 0.65, {})", "binomial(60, 0.5, {})", "binomial(100000, 0.001, {})", "binomial(4000000000, 0.5, {})", "binomial(9, 0, {})",
    "poisson(0.4, {})", "poisson(9.99, {})", "poisson(10, {})", "poisson(250.5, {})", "poisson(1e12, {})",
    "poisson(0, {})", "geometric(0.01, {})", "geometric(0.35, {})", "geometric(1, {})",
    "choice(7, {})", "choice(3, {}, True, [0.2, 0.5, 0.3])", "choice(70000, {}, False)",
]
ONCE = [
    "permutation(1000)", "permutation(1)", "permutation(0)", "choice(200, 150, False)",
    "shuffle(300, float64)", "shuffle((60, 3), float32)", "shuffle((5, 2, 2), uint8)", "shuffle((2, 0), int64)",
    "permuted((50, 2), int64)", "permuted((40,), bool)", "permuted((3, 0), float32)", "random_sample(2)",
    "choice(6, 5, False, [0.1, 0.2, 0, 0.3, 0.15, 0.25])",
    "choice(4, 3, False, [0.000001, 0.999997, 0.000001, 0.000001])",
    "choice(4, (2, 2), False, [0.97, 0.01, 0.01, 0.01])",
    "multinomial(20, [0.2, 0.3, 0.5], 30)", "multinomial(1, [0.1, 0.1, 0.1, 0.7], (5, 5))",
    "multinomial(500, [0.6, 0, 0.1, 0.3], 40)", "multinomial(7, [1, 0, 0], 3)", "multinomial(0, [0.5, 0.5])",
    "multinomial(1000, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.0], 30)",
    "dirichlet([0.5, 1, 4], 20)", "dirichlet([10, 20, 30])", "standard_normal(3)",
]
MIXED = [
    "rand()", "rand(3)", "rand(2, 2)", "randn()", "randn(3)", "randn(2, 1)", "normal(5, 0.01)", "normal(0, 1, 5)",
    "standard_normal((1, 3))", "uniform(0, 10)", "randint(0, 100)", "randint(0, 3, 5, uint8)", "randint(0, 3, 5, uint8)",
    "randint(0, 200, None, uint8)", "randint(0, 2, 7, bool)", "randint(0, 2, None, bool)", "randint(-5, 5, (2, 3), int32)",
    "permutation(5)", "shuffle(9, int32)", "choice(10)", "choice(10, 3)", "choice(10, 3, False)",
    "choice(3, None, True, [0.1, 0.1, 0.8])", "choice(3, 2, False, [0.1, 0.1, 0.8])", "binomial(10, 0.5)",
    "binomial(200, 0.3, 4)", "poisson(3)", "poisson(33, 3)", "standard_gamma(2.2)", "beta(2, 3, 2)",
    "standard_t(4, 3)", "chisquare(5)", "lognormal(0, 1)", "exponential(2)", "dirichlet([1, 2])",
    "multinomial(5, [0.5, 0.5])", "geometric(0.2, 3)", "seed(17)", "save", "restore", "state", "random_sample((0, 4))",
    "standard_normal((0,))", "randint(4, 4, 0)", "choice(0, 0)", "standard_cauchy()", "laplace(0, 1, 2)",
]
ERRORS = [
    "randint(5, 5)", "randint(5, 2, 3)", "randint(0, 0)", "randint(0, -3)", "randint(-1, 5, None, uint8)",
    "randint(0, 257, None, uint8)", "randint(0, 3, None, bool)", "randint(-2147483649, 5, None, int32)",
    "randint(0, 2147483649, None, int32)", "normal(0, -1)", "normal(0, -1e-300, 3)", "lognormal(0, -1)",
    "uniform(-1e308, 1e308)", "uniform(0, inf)", "uniform(0, nan)", "exponential(-1)", "laplace(0, -1)",
    "gumbel(0, -1)", "logistic(0, -1)", "rayleigh(-2)", "weibull(-1)", "standard_gamma(-1)", "gamma(-1, 1)",
    "gamma(1, -1)", "chisquare(0)", "chisquare(-1)", "standard_t(0)", "beta(0, 1)", "beta(1, -0.5)",
    "triangular(2, 1, 3)", "triangular(1, 3, 2)", "triangular(1, 1, 1)", "binomial(-1, 0.5)", "binomial(5, 1.5)",
    "binomial(5, -0.1)", "binomial(5, nan)", "poisson(-1)", "poisson(nan)", "poisson(1e30)", "geometric(0)",
    "geometric(1.5)", "geometric(nan)", "multinomial(-1, [0.5, 0.5])", "multinomial(3, [0.7, 0.7, 0.1])",
    "multinomial(3, [-0.1, 0.5])", "multinomial(3, [nan, 0.5])", "dirichlet([1, 0])", "dirichlet([1, -2])",
    "choice(0)", "choice(-3, 2)", "choice(5, 6, False)", "choice(3, 2, True, [0.5, 0.5])",
    "choice(2, 2, True, [0.5, 0.6])", "choice(2, 2, True, [1.5, -0.5])", "choice(2, 2, True, [nan, 0.5])",
    "choice(3, 2, False, [1, 0, 0])",
]

NAMES = {"int32": np.int32, "uint8": np.uint8, "int64": np.int64, "float32": np.float32, "float64": np.float64,
         "bool": bool, "nan": float("nan"), "inf": float("inf")}


def run(state, kept, call):
    """Returns what the call gives, and the state that is kept."""
    if call == "save":
        return None, state.get_state()
    if call == "restore":
        if kept is not None:
            state.set_state(kept)
        return None, kept
    if call == "state":
        _, key, pos, has_gauss, gauss = state.get_state()
        return np.array([pos, key[623], has_gauss, gauss], "float64"), kept

    def arange(shape, dtype):
        n = int(np.prod(shape))
        return np.arange(n).astype(dtype).reshape(shape)

    def shuffle(shape, dtype):
        a = arange(shape, dtype)
        state.shuffle(a)
        return a

    names = dict(NAMES, shuffle=shuffle, permuted=lambda shape, dtype: state.permutation(arange(shape, dtype)))
    name = call.split("(")[0]
    function = names.get(name) or getattr(state, name)
    return eval(call, dict(names, **{name: function})), kept


def encode(value):
    if value is None:
        return None
    a = np.asarray(value)
    flat, result = a.ravel(), {"dtype": str(a.dtype), "shape": list(a.shape)}
    if flat.size > 100:
        flat = flat[list(range(FEW)) + list(range(FEW, flat.size, STEP))]
        result["step"] = STEP
    if a.dtype.kind == "f":
        result["values"] = [float(v).hex() for v in flat]
    else:
        result["values"] = [int(v) for v in flat]
    return result


def stream(seed, calls):
    state, kept, recorded = np.random.RandomState(seed), None, []
    for call in calls:
        value, kept = run(state, kept, call)
        recorded.append({"call": call, "result": encode(value)})
    return {"seed": seed, "calls": recorded}


def refused(call):
    try:
        run(np.random.RandomState(0), None, call)
    except (ValueError, OverflowError) as e:
        return {"call": call, "message": str(e)}
    raise SystemExit(call + " raises nothing")


def saved():
    state = np.random.RandomState(99)
    state.standard_normal(1001)
    _, key, pos, has_gauss, gauss = state.get_state()
    return {"key": key.tolist(), "pos": pos, "has_gauss": bool(has_gauss), "gauss": gauss.hex(),
            "next": encode(state.random_sample(1000))}


def rounded(chooser):
    """Lists (name, x, y, value) with y = 0 for log and exp."""
    decimal.setcontext(decimal.Context(prec=60, Emin=-999999, Emax=999999))
    D = decimal.Decimal
    arguments = [1 - 2.0**-53, 1 + 2.0**-52, 0.5, 2.0, 10.0, 5e-324, 1e-310, 2.0**-1022, 1e-300, 1.7e308,
                 math.sqrt(2), math.sqrt(0.5), 1.0]
    arguments += [chooser.random() for _ in range(150)]
    arguments += [1 + chooser.uniform(-1, 1) * 2.0**-chooser.randrange(1, 50) for _ in range(150)]
    arguments += [math.ldexp(chooser.uniform(1, 2), chooser.randrange(-1022, 1023)) for _ in range(100)]
    found = [("log", x, 0.0, float(D(x).ln())) for x in arguments]
    powers = [0.0, 1e-300, -1e-17, 709.78, -708.3, 710.5, -800.0, 1.0, -1.0]
    powers += [chooser.uniform(-40, 40) for _ in range(200)] + [chooser.gauss(0, 1) for _ in range(200)]
    found += [("exp", x, 0.0, float(D(x).exp())) for x in powers]
    for _ in range(400):
        x, y = chooser.choice(arguments[13:]), chooser.choice([1 / 0.3, 5.0, 1 / 1.7, -0.25, 90.5, 0.001])
        value = float((D(x).ln() * D(y)).exp())
        if value == 0 or 2.0**-1022 <= value:
            found.append(("pow", x, y, value))
    return [[name] + [v.hex() for v in values] for name, *values in found]


chooser = random.Random(5)
streams = []
for seed in SEEDS:
    streams += [stream(seed, [call.format(1000)]) for call in FLOATS + INTS]
    streams += [stream(seed, [call, "random_sample(1)"]) for call in ONCE]
    streams.append(stream(seed, [chooser.choice(MIXED) for _ in range(200)]))
result = {"streams": streams, "errors": [refused(call) for call in ERRORS], "saved": saved(), "rounded": rounded(chooser)}
text = json.dumps(result, separators=(",", ":"))
with open("random_reference.json.gz", "wb") as f, gzip.GzipFile("", "wb", 9, f, 0) as z:
    z.write(text.encode())
