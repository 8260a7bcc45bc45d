"""Cases of shapes, joining, repeating and creation."""
import numpy as np
from record import array, case, write

r = np.random.RandomState(11)
shapes = [(), (0,), (3,), (2, 3), (3, 1, 2), (2, 0, 2), (1, 2, 2, 3)]
arrays = [np.asarray(r.randint(0, 50, s)).astype(d) for s in shapes for d in "fl"]


def both(lua, py, *args):
    case("local a, b = ... return " + lua, py, *args, exact=True)


for a in arrays:
    nd = a.ndim
    both("np.ravel(a)", np.ravel, a)
    both("a:flatten()", lambda a: a.flatten(), a)
    both("a.T", lambda a: a.T, a)
    both("np.squeeze(a)", np.squeeze, a)
    both("np.atleast_1d(a)", np.atleast_1d, a)
    both("np.atleast_2d(a)", np.atleast_2d, a)
    both("np.atleast_3d(a)", np.atleast_3d, a)
    both("np.flip(a)", np.flip, a)
    both("np.roll(a, 2)", lambda a: np.roll(a, 2), a)
    both("np.repeat_(a, 2)", lambda a: np.repeat(a, 2), a)
    both("np.tile(a, 2)", lambda a: np.tile(a, 2), a)
    both("np.tile(a, {2, 1, 2})", lambda a: np.tile(a, (2, 1, 2)), a)
    both("np.expand_dims(a, 0)", lambda a: np.expand_dims(a, 0), a)
    both("np.expand_dims(a, -1)", lambda a: np.expand_dims(a, -1), a)
    both("np.zeros_like(a)", np.zeros_like, a)
    both("np.ones_like(a)", np.ones_like, a)
    both("np.full_like(a, 3)", lambda a: np.full_like(a, 3), a)
    both("a:reshape(-1, 1)", lambda a: a.reshape(-1, 1) if a.size else a.reshape(a.size, 1), a) if a.size else None
    for ax in range(-nd, nd):
        both("np.flip(a, %d)" % ax, lambda a, x=ax: np.flip(a, x), a)
        both("np.roll(a, -1, %d)" % ax, lambda a, x=ax: np.roll(a, -1, x), a)
        both("np.repeat_(a, 3, %d)" % ax, lambda a, x=ax: np.repeat(a, 3, x), a)
        both("np.concatenate({a, a}, %d)" % ax, lambda a, x=ax: np.concatenate([a, a], x), a)
        both("np.stack({a, a}, %d)" % ax, lambda a, x=ax: np.stack([a, a], x), a)
        both("np.array_split(a, 2, %d)" % ax, lambda a, x=ax: np.array_split(a, 2, x), a)
        both("np.split(a, {1}, %d)" % ax, lambda a, x=ax: np.split(a, [1], x), a)
        both("np.split(a, 3, %d)" % ax, lambda a, x=ax: np.split(a, 3, x), a)
        both("np.moveaxis(a, %d, 0)" % ax, lambda a, x=ax: np.moveaxis(a, x, 0), a)
        both("np.swapaxes(a, %d, 0)" % ax, lambda a, x=ax: np.swapaxes(a, x, 0), a)
        both("np.rollaxis(a, %d)" % ax, lambda a, x=ax: np.rollaxis(a, x), a)
        both("np.squeeze(a, %d)" % ax, lambda a, x=ax: np.squeeze(a, x), a)
        both("np.sort(a, %d)" % ax, lambda a, x=ax: np.sort(a, x), a)
        both("np.argsort(a, %d)" % ax, lambda a, x=ax: np.argsort(a, x, kind="stable"), a)
    both("np.vstack{a, a}", lambda a: np.vstack([a, a]), a)
    both("np.hstack{a, a}", lambda a: np.hstack([a, a]), a)
    both("np.dstack{a, a}", lambda a: np.dstack([a, a]), a)
    both("np.append(a, a)", lambda a: np.append(a, a), a)
    both("np.unique(a)", np.unique, a)
    both("np.unique(a, true, true, true)", lambda a: np.unique(a, True, True, True), a)
    both("a:tolist()", lambda a: a.tolist(), a)
m = array(range(12), "f", (3, 4))
for k in range(-3, 4):
    both("np.eye(3, 4, %d)" % k, lambda k=k: np.eye(3, 4, k, "f"))
    both("np.tri(3, 4, %d)" % k, lambda k=k: np.tri(3, 4, k, "f"))
    both("np.tril(a, %d)" % k, lambda a, k=k: np.tril(a, k), m)
    both("np.triu(a, %d)" % k, lambda a, k=k: np.triu(a, k), m)
    both("np.diag(a, %d)" % k, lambda a, k=k: np.diag(a, k), m)
    both("np.diag(a, %d)" % k, lambda a, k=k: np.diag(a, k), m[0])
    both("np.rot90(a, %d)" % k, lambda a, k=k: np.rot90(a, k), m)
both("np.meshgrid(a, b)", np.meshgrid, m[0], m[:, 0])
both("np.meshgrid(a, b, {indexing = 'ij'})", lambda a, b: np.meshgrid(a, b, indexing="ij"), m[0], m[:, 0])
both("np.concatenate{a, b}", lambda a, b: np.concatenate([a, b]), m, array([[1, 2, 3, 4]], "d"))
both("np.concatenate{a, b}", lambda a, b: np.concatenate([a, b]), m, array([[1, 2, 3]], "f"))
both("np.column_stack{a, b}", lambda a, b: np.column_stack([a, b]), m[0], m[1])
both("np.searchsorted(a, b)", np.searchsorted, array([1, 2, 2, 3]), array([0, 2, 2.5, 9]))
both("np.searchsorted(a, b, 'right')", lambda a, b: np.searchsorted(a, b, "right"), array([1, 2, 2, 3]), array([0, 2, 2.5, 9]))
nan = array([3, np.nan, -1, np.inf, 0, -np.inf, np.nan, 2])
both("np.sort(a)", np.sort, nan)
both("np.argsort(a)", lambda a: np.argsort(a, kind="stable"), nan)
for d in "fdilB?":
    big = r.randint(-1000, 1000, 3000).astype(d)
    both("np.sort(a)[{ {1, -1, 100} }]", lambda a: np.sort(a)[::100], big)
    both("np.argsort(a)[{ {1, -1, 100} }]", lambda a: np.argsort(a, kind="stable")[::100], big)
both("np.sort(a)", np.sort, array(r.randn(700), "f"))
both("np.sort(a)", np.sort, array(r.randn(700), "d"))
write("shape")
