"""Cases of creation and of arithmetic between arrays."""
import numpy as np
from record import array, case, write

f = np.float32
for shape in [(), (0,), (3,), (2, 3), (2, 0, 3), (1, 2, 3, 4)]:
    lua = "{%s}" % ", ".join(map(str, shape))
    case("return np.zeros(%s)" % lua, lambda s=shape: np.zeros(s, f))
    case("return np.ones(%s, 'int32')" % lua, lambda s=shape: np.ones(s, "i"))
    case("return np.full(%s, 2.5)" % lua, lambda s=shape: np.full(s, 2.5, f))
for args in ["5", "2, 8", "8, 2, -2", "0, 1, 0.1", "5, 0", "0, 10, 3"]:
    case("return np.arange(%s, {dtype = 'float64'})" % args if args.count(",") == 2 else
         "return np.arange(%s):astype('float64')" % args, lambda a=args: np.arange(*eval("(%s,)" % a)).astype("d"), exact=True)
for args in ["0, 1, 5", "2, 3, 1", "1, 10, 0", "0, 1, 7, False"]:
    case("return np.linspace(%s, {dtype = 'float64'})" % args.replace("False", "false"),
         lambda a=args: np.linspace(*eval("(%s,)" % a)), exact=True)

r = np.random.RandomState(1)
shapes = [((3,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((), (2, 2)), ((0, 3), (3,)), ((2, 3, 1), (1, 4)), ((2,), (3,))]
for op, fn in [("+", np.add), ("-", np.subtract), ("*", np.multiply), ("/", np.divide), ("%", np.mod)]:
    for d0, d1 in [("f", "f"), ("f", "d"), ("i", "f"), ("i", "i"), ("l", "i"), ("B", "i")]:
        for s0, s1 in shapes:
            a = np.asarray(r.randn(*s0) * 5).astype(d0) if d0 in "fd" else np.asarray(r.randint(1, 9, s0)).astype(d0)
            b = np.asarray(r.randn(*s1) * 5).astype(d1) if d1 in "fd" else np.asarray(r.randint(1, 9, s1)).astype(d1)
            case("local a, b = ... return a %s b" % op, fn, np.asarray(a), np.asarray(b), exact=op != "%")
for d in ["f", "d", "i"]:
    a = array([1, 2, 3], d)
    case("local a = ... return a ^ 2", lambda a: a ** 2, a, exact=True)
    case("local a = ... return 1 - a", lambda a: 1 - a, a, exact=True)
    case("local a = ... return -a", lambda a: -a, a, exact=True)
case("local a = ... return a * 0.5", lambda a: a * 0.5, array([1, 2], "i"), exact=True)
case("local a = ... return a ^ -1", lambda a: a ** -1, array([1, 2], "i"))
write("create")
