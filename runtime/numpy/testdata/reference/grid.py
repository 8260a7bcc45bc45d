"""Cases of spaces, grids and polynomials."""
import numpy as np
from record import call, case, numbers, write

r = np.random.RandomState(8)
data = numbers(r)

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
write("grid")
