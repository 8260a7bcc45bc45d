"""Cases of sets, order and positions."""
import numpy as np
from record import call, case, numbers, write

r = np.random.RandomState(7)
data = numbers(r)

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
write("sets")
