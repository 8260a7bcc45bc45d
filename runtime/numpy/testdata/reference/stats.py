"""Cases of statistics: quantiles, averages, histograms, covariance, interpolation, convolution, cross products."""
import numpy as np
from record import array, case, lua, numbers, write

r = np.random.RandomState(5)
data = numbers(r)
NAN, INF = np.nan, np.inf


def call(name, *args, exact=False, **kw):
    words = ", ".join("%s = %s" % (k, lua(v)) for k, v in kw.items())
    case("local a, b, c = ... return np.%s(%s%s)" % (name, ", ".join("abc"[:len(args)]), ", {%s}" % words if kw else ""),
         lambda *a: getattr(np, name)(*a, **kw), *args, exact=exact)


for d in "fdilB":
    for shape in [(1,), (7,), (8,), (3, 4), (2, 3, 5)]:
        x = data(shape, d)
        call("median", x, exact=True)
        call("median", x, axis=0, exact=True)
        call("median", x, axis=-1, keepdims=True, exact=True)
        for q in [0, 25, 50, 90, 100, 33.3]:
            call("percentile", x, q)
            call("percentile", x, q, axis=0)
        call("percentile", x, array([10, 50, 99.5], "d"), axis=-1)
        call("percentile", x, array([[10, 50], [0, 100]], "d"))
        call("quantile", x, 0.3, axis=0, keepdims=True)
methods = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull", "linear",
           "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
for m in methods:
    for q in [0.0, 0.1, 0.25, 0.5, 0.77, 1.0]:
        call("quantile", data((9,), "d"), q, method=m)
        call("quantile", data((4, 6), "d"), q, method=m, axis=1)
call("percentile", data((3,), "f"), 101)
call("percentile", data((3,), "f"), -1)
call("quantile", data((3,), "f"), 1.5)
call("quantile", data((0,), "f"), 0.5)
call("quantile", array([1, NAN, 2], "d"), 0.5)
call("quantile", data((3,), "f"), 0.5, method="linaer")
call("median", data((3, 4), "f"), axis=(0, 1))
call("median", data((3, 4), "f"), axis=2)
call("median", data((0, 4), "f"))
call("median", data((3, 0), "f"), axis=0)

for d in "fdi":
    x, w = data((3, 4), d), abs(data((3, 4), d)) + 1
    call("average", x)
    call("average", x, axis=0)
    case("local x, w = ... return np.average(x, {weights = w})", lambda x, w: np.average(x, weights=w), x, w)
    case("local x, w = ... return np.average(x, 1, w)", lambda x, w: np.average(x, 1, w), x, w)
    case("local x, w = ... return np.average(x, {axis = 0, weights = w, returned = true})", lambda x, w: np.average(x, axis=0, weights=w, returned=True), x, w)
    case("local x, w = ... return np.average(x, {axis = 1, weights = w, keepdims = true})", lambda x, w: np.average(x, axis=1, weights=w, keepdims=True), x, w[0])
    case("local x, w = ... return np.average(x, {weights = w})", lambda x, w: np.average(x, weights=w), x, w[0])
    case("local x, w = ... return np.average(x, {axis = 0, weights = w})", lambda x, w: np.average(x, axis=0, weights=w), x, w[0])
    case("local x, w = ... return np.average(x, {weights = w})", lambda x, w: np.average(x, weights=w), x, w * 0)
    call("average", x, axis=0, returned=True)

for d in "ilB?":
    call("bincount", abs(data((9,), d)), exact=True)
call("bincount", abs(data((9,), "i")), minlength=20, exact=True)
call("bincount", abs(data((9,), "i")), minlength=-1)
call("bincount", data((9,), "f"))
call("bincount", array([1, -1], "i"))
call("bincount", data((2, 2), "i"))
call("bincount", array([], "i"), exact=True)
case("local x, w = ... return np.bincount(x, w)", lambda x, w: np.bincount(x, w), abs(data((9,), "i")), data((9,), "d"))
case("local x, w = ... return np.bincount(x, {weights = w, minlength = 12})", lambda x, w: np.bincount(x, weights=w, minlength=12), abs(data((9,), "i")), data((9,), "f"))
case("local x, w = ... return np.bincount(x, w)", lambda x, w: np.bincount(x, w), abs(data((9,), "i")), data((8,), "d"))

bins = array([-2, 0, 1.5, 4], "d")
for right in [False, True]:
    call("digitize", data((8,), "f"), bins, right=right, exact=True)
    call("digitize", data((2, 4), "i"), bins, right=right, exact=True)
    call("digitize", array([-2, 0, 1.5, 4, NAN], "d"), bins, right=right, exact=True)
    call("digitize", array([-2, 0, 1.5, 4, NAN], "d"), bins[::-1].copy(), right=right, exact=True)
call("digitize", data((3,), "f"), array([1, 3, 2]))
call("digitize", data((), "f"), bins, exact=True)

for d in "fdilB":
    x = data((50,), d)
    call("histogram", x, exact=False)
    call("histogram", x, bins=4)
    call("histogram", x, bins=5, range=(-3, 3))
    call("histogram", x, bins=[-5, -1, 0, 0.5, 9])
    call("histogram", x, bins=6, density=True)
    case("local x, w = ... return np.histogram(x, {bins = 4, weights = w})", lambda x, w: np.histogram(x, bins=4, weights=w), x, data((50,), "d"))
call("histogram", data((200,), "f"), bins=37)
call("histogram", data((0,), "f"))
call("histogram", array([2, 2, 2]))
call("histogram", array([1, 2, NAN]))
call("histogram", array([1, 2, 3]), bins=0)
call("histogram", array([1, 2, 3]), bins=2.5)
call("histogram", array([1, 2, 3]), bins=[3, 2, 1])
call("histogram", array([1, 2, 3]), bins=3, range=(3, 1))
call("histogram", data((4, 5), "f"), bins=3)

for d in "fdi":
    m = data((3, 8), d)
    for kw in [{}, {"rowvar": False}, {"bias": True}, {"ddof": 0}, {"ddof": 2}]:
        call("cov", m, **kw)
    call("cov", m[0], m[1])
    call("cov", m[0])
    case("local m, f, a = ... return np.cov(m, {fweights = f, aweights = a})", lambda m, f, a: np.cov(m, fweights=f, aweights=a), m, abs(data((8,), "i")) + 1, abs(data((8,), "d")) + 0.1)
    case("local m, f = ... return np.cov(m, {fweights = f})", lambda m, f: np.cov(m, fweights=f), m, abs(data((8,), "i")) + 1)
    case("local m, a = ... return np.cov(m, {aweights = a, ddof = 0})", lambda m, a: np.cov(m, aweights=a, ddof=0), m, abs(data((8,), "d")) + 0.1)
    call("corrcoef", m)
    call("corrcoef", m, rowvar=False)
    call("corrcoef", m[0], m[1])
call("cov", data((2, 2, 2), "f"))

for d in "fdi":
    y = data((4, 5), d)
    call("trapz", y)
    call("trapz", y, axis=0)
    call("trapz", y, dx=0.25)
    call("trapz", y, np.sort(data((5,), d)))
    call("trapz", y, np.sort(data((4, 5), d)), axis=0)
call("trapz", data((1,), "f"))
xp, fp = array([-2, 0, 1, 4], "d"), array([1, -1, 3, 2], "d")
x = array([-3, -2, -1, 0, 0.3, 1, 2, 4, 5, NAN], "d")
call("interp", x, xp, fp)
call("interp", x.astype("f"), xp, fp, left=-7)
call("interp", x, xp, fp, right=9, left=0)
call("interp", x, xp, fp, period=3)
call("interp", x.reshape(2, 5), xp, fp)
case("local x, y = ... return np.interp(0.25, x, y)", lambda x, y: float(np.interp(0.25, x, y)), xp, fp)
call("interp", x, xp, fp[:3])
call("interp", x, xp, fp, period=0)
for mode in ["full", "same", "valid"]:
    for n, m in [(5, 3), (3, 5), (4, 4), (6, 2), (1, 1), (7, 4)]:
        call("convolve", data((n,), "f"), data((m,), "f"), mode=mode)
        call("convolve", data((n,), "i"), data((m,), "i"), mode=mode, exact=True)
    call("convolve", data((n,), "i"), data((m,), "d"), mode=mode)
call("convolve", data((0,), "f"), data((2,), "f"))
call("convolve", data((2, 2), "f"), data((2,), "f"))
for d in "fdi":
    for s0, s1 in [((3,), (3,)), ((2,), (2,)), ((2,), (3,)), ((4, 3), (3,)), ((4, 3), (4, 3)), ((4, 2), (4, 3)), ((4, 1, 3), (5, 3)), ((4,), (3,))]:
        call("cross", data(s0, d), data(s1, d))
call("cross", data((3, 4), "f"), data((3, 4), "f"), axisa=0, axisb=0, axisc=0)
write("stats")
