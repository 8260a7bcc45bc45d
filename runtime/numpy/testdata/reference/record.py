"""Records what NumPy 1.24 gives, for reference_test.go.

A recorder beside this file imports it, lists its cases and ends with
record.write("name"). Run one with Debian's python3-numpy or NumPy
1.24 from PyPI:  python3 -W ignore reduce.py

    case(lua, python, *args, exact=False)

lua is the body of a Lua function of the arguments (...), with np in scope;
python is a function of the same arguments. What python returns (an array, a
number, a bool, None, or a tuple or list of them for several results) is what
the Lua code must return. If python raises, the Lua code must raise an error.
exact asks for equal digits; otherwise float64 may be off by 1e-12 and float32 by 1e-6.
"""
import json
import os
import sys

import numpy as np

cases = []


def array(values, dtype="float32", shape=None):
    a = np.array(values, dtype=dtype)
    return a if shape is None else a.reshape(shape)


def numbers(r):
    """A function that draws arrays of a shape and a one-letter dtype from r."""
    def data(shape, d, scale=3):
        if d in "fd":
            return np.asarray(r.randn(*shape) * scale).astype(d)
        if d == "?":
            return np.asarray(r.randint(0, 2, shape)).astype("?")
        return np.asarray(r.randint(0 if d == "B" else -9, 10, shape)).astype(d)
    return data


def lua(v):
    """A Python value as Lua writes it."""
    if v is None:
        return "nil"
    if isinstance(v, bool):
        return str(v).lower()
    if isinstance(v, (tuple, list)):
        return "{" + ", ".join(lua(x) for x in v) + "}"
    if isinstance(v, str):
        return '"%s"' % v
    return repr(v)


def number(x):
    x = float(x)
    if x != x:
        return "nan"
    if x in (float("inf"), float("-inf")):
        return "inf" if x > 0 else "-inf"
    return x


def encode(v):
    if v is None or isinstance(v, (bool, str)):
        return v
    if isinstance(v, (np.ndarray, np.generic)):
        a = np.asarray(v)
        if a.dtype == np.uint64:  # sums of uint8; the runtime has int64 only
            a = a.astype(np.int64)
        if a.dtype.kind == "f":
            data = [number(str(x)) for x in a.ravel()]  # the shortest digits that give x back
        else:
            data = a.ravel().tolist()
        return {"dtype": str(a.dtype), "shape": list(a.shape), "data": data}
    if isinstance(v, (int, float)):
        n = number(v)
        return {"float": n} if isinstance(n, str) else n
    if isinstance(v, (list, tuple)):
        return [encode(x) for x in v]
    raise TypeError(type(v))


def case(lua, python, *args, exact=False):
    entry = {"lua": lua, "args": [encode(a) for a in args], "exact": exact}
    copies = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
    try:
        with np.errstate(all="ignore"):
            entry["want"] = encode(python(*copies))
    except Exception as e:
        entry["error"] = type(e).__name__ + ": " + str(e)
    cases.append(entry)


def call(name, *args, exact=True, **kw):
    """A case of np.name: arrays are passed to Lua, other arguments written out in it."""
    texts, arrays, n = [], [], 0
    for a in args:
        if isinstance(a, np.ndarray):
            texts.append("abcd"[n])
            arrays.append(a)
            n += 1
        else:
            texts.append(lua(a))
    words = ", ".join("%s = %s" % (k, lua(v)) for k, v in kw.items() if v is not None)
    body = "local a, b, c, d = ... return np.%s(%s)" % (name, ", ".join(texts + (["{%s}" % words] if words else [])))

    def python(*given):
        given = list(given)
        return getattr(np, name)(*[given.pop(0) if isinstance(a, np.ndarray) else a for a in args], **kw)
    case(body, python, *arrays, exact=exact)


def write(name):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".json")
    with open(path, "w") as f:
        f.write('{"numpy": "%s", "cases": [\n' % np.__version__)
        f.write(",\n".join(json.dumps(c) for c in cases))
        f.write("\n]}\n")
    print(len(cases), "cases in", os.path.basename(path), file=sys.stderr)
