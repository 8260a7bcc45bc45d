"""Cases of padding, inserting, deleting and resizing."""
import numpy as np
from record import call, numbers, write

r = np.random.RandomState(6)
data = numbers(r)

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
write("edit")
