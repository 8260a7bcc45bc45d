"""Cases of products and linear algebra. Factors are compared by what they multiply to."""
import numpy as np
from record import array, case, write

r = np.random.RandomState(5)


def rand(*s):
    return r.randn(*s)


def both(lua, py, *args):
    case("local a, b, c = ... return " + lua, py, *args)


for n in [1, 2, 3, 6]:
    a = rand(n, n) + n * np.eye(n)
    s = a @ a.T + np.eye(n)
    for x in [a, s]:
        both("np.linalg.inv(a)", np.linalg.inv, x)
        both("np.linalg.det(a)", np.linalg.det, x)
        both("np.linalg.slogdet(a)", np.linalg.slogdet, x)
        both("np.linalg.solve(a, b)", np.linalg.solve, x, rand(n))
        both("np.linalg.solve(a, b)", np.linalg.solve, x, rand(n, 2))
        both("np.linalg.matrix_power(a, 3)", lambda a: np.linalg.matrix_power(a, 3), x)
        both("np.linalg.matrix_power(a, -2)", lambda a: np.linalg.matrix_power(a, -2), x)
        both("np.trace(a)", np.trace, x)
        both("np.linalg.matrix_rank(a)", lambda a: int(np.linalg.matrix_rank(a)), x)
        both("np.linalg.svd(a, {compute_uv = false})", lambda a: np.linalg.svd(a, compute_uv=False), x)
    both("np.linalg.cholesky(a)", np.linalg.cholesky, s)
    both("np.linalg.eigvalsh(a)", np.linalg.eigvalsh, s)
for shape in [(3, 3), (4, 2), (2, 4), (1, 3)]:
    a = rand(*shape)
    both("np.linalg.qr(a)", np.linalg.qr, a)
    both("np.linalg.qr(a, 'complete')", lambda a: np.linalg.qr(a, "complete"), a)
    both("np.linalg.qr(a, 'r')", lambda a: np.linalg.qr(a, "r"), a)
    both("np.linalg.pinv(a)", np.linalg.pinv, a)
    case("local a = ... local u, s, v = np.linalg.svd(a, false) return np.dot(u * s, v)", lambda a: a, a)
    case("local a = ... local u, s, v = np.linalg.svd(a) return np.dot(u, u.T)", lambda a: np.eye(len(a)), a)
s = rand(4, 4)
s = s + s.T
case("local a = ... local w, v = np.linalg.eigh(a) return np.dot(v * w, v.T)", lambda a: a, s)
batch = rand(2, 3, 3) + 3 * np.eye(3)
both("np.linalg.inv(a)", np.linalg.inv, batch)
both("np.linalg.det(a)", np.linalg.det, batch)
for bad in [np.zeros((2, 2)), rand(2, 3), rand(3)]:
    both("np.linalg.inv(a)", np.linalg.inv, bad)
    both("np.linalg.cholesky(a)", np.linalg.cholesky, bad)

vectors = [(rand(3), rand(3)), (rand(2, 3), rand(3)), (rand(3), rand(3, 2)), (rand(2, 3), rand(3, 4)), (rand(2, 3), rand(2, 3)),
           (rand(2, 2, 3), rand(3, 2)), (rand(2, 2, 3), rand(2, 3, 2)), (rand(3), rand(2, 3, 2)), (rand(0, 3), rand(3, 2))]
for a, b in vectors:
    for f in ["dot", "matmul", "outer", "inner", "kron", "vdot"]:
        both("np.%s(a, b)" % f, getattr(np, f), a, b)
    for x in [1, 2]:
        both("np.tensordot(a, b, %d)" % x, lambda a, b, x=x: np.tensordot(a, b, x), a, b)
both("np.tensordot(a, b, {{1}, {0}})", lambda a, b: np.tensordot(a, b, ([1], [0])), rand(2, 3), rand(3, 4))
both("np.tensordot(a, b, {{0, 1}, {1, 0}})", lambda a, b: np.tensordot(a, b, ([0, 1], [1, 0])), rand(2, 3, 4), rand(3, 2, 5))
m, n, v, t = rand(3, 4), rand(4, 2), rand(4), rand(2, 3, 4)
sq = rand(3, 3)
for sub, args in [("ij,jk", (m, n)), ("ij,jk->ki", (m, n)), ("ij->ji", (m,)), ("ij", (m,)), ("ji", (m,)), ("ii", (sq,)), ("ii->i", (sq,)), ("ij->", (m,)),
                  ("ij,j", (m, v)), ("i,i", (v, v)), ("i,j", (v, v)), ("ij,ij->i", (m, m)), ("...j,j", (t, v)), ("...ij->...ji", (t,)), ("bij,jk->bik", (t, n)),
                  ("ij,jk,k->i", (m, n, rand(2))), ("i...->...", (t,)), ("bij,bkj->bik", (t, t)), ("ij,ij,ij", (m, m, m)), ("iij->j", (rand(2, 2, 3),)), ("iji->j", (rand(2, 3, 2),)),
                  ("ij,kj", (m, n)), ("ij", (v,)), ("ij->k", (m,)), ("i%,j", (v, v)), ("ij,jk", (m,)), ("a,ab,abc->abc", (rand(2), rand(2, 3), rand(2, 3, 4))), ("...,...", (m, v))]:
    both("np.einsum('%s', %s)" % (sub, ", ".join("abc"[: len(args)])), lambda *a, s=sub: np.einsum(s, *a), *args)
    both("np.einsum('%s', %s)" % (sub, ", ".join("abc"[: len(args)])), lambda *a, s=sub: np.einsum(s, *a), *[np.arange(x.size).reshape(x.shape) for x in args])
write("linalg")
