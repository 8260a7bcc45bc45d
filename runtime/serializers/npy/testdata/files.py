"""Writes files with NumPy 1.24 for npy_test.go, and what they hold to files.json."""
import json
import os

import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
r = np.random.RandomState(0)
arrays = {}
for code in ["|b1", "|u1", "|i1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", ">f2", ">i2", ">i4", ">i8", ">f4", ">f8", ">u4"]:
    arrays["dtype_" + code.replace("|", "").replace("<", "little_").replace(">", "big_")] = (abs(r.randn(2, 3)) * 50 * (1 if "u" in code else -1)).astype("i8").astype(code)
arrays["half"] = np.array([0, -0.0, 1, -1.5, 65504, 6e-8, 6.1e-5, np.inf, -np.inf, np.nan, 0.1], "f2")
for shape in [(), (0,), (3,), (2, 0), (2, 3, 4), (1, 2, 1, 3), (12345, 1)]:
    arrays["shape_" + "_".join(map(str, shape))] = np.arange(np.prod(shape), dtype="f").reshape(shape) if shape != (12345, 1) else np.zeros(shape, "u1")
arrays["fortran"] = np.asfortranarray(r.randn(3, 4).astype("f"))
arrays["fortran3"] = np.asfortranarray(r.randn(2, 3, 4))
arrays["bad_text"] = np.array(["a", "bc"])
arrays["bad_complex"] = np.array([1j])
arrays["bad_record"] = np.zeros(2, [("x", "f4"), ("y", "i4")])
listing = {}
for name, a in arrays.items():
    np.save(os.path.join(here, name + ".npy"), a)
    if not name.startswith("bad"):
        listing[name] = {"dtype": str(a.dtype), "shape": list(a.shape), "data": [str(v) for v in a.ravel().tolist()] if a.size < 100 else None}
np.savez(os.path.join(here, "plain.npz"), arrays["fortran"], W=arrays["half"], **{"l1/b": arrays["shape_3"]})
np.savez_compressed(os.path.join(here, "compressed.npz"), arrays["fortran"], W=arrays["half"], **{"l1/b": arrays["shape_3"]})
with open(os.path.join(here, "files.json"), "w") as f:
    json.dump(listing, f, indent=0)
