"""Records pillow.json: what Pillow 9.4 makes of images of floats. Run it with Debian's python3-pil."""
import json

import numpy as np
from PIL import Image

rng = np.random.RandomState(0)
modes = {"bilinear": Image.BILINEAR, "nearest": Image.NEAREST}


def rounded(a):
    return [[float("%.7g" % v) for v in row] for row in np.asarray(a).tolist()]


cases = []
for h, w in [(5, 4), (1, 3), (6, 6)]:
    a = (rng.rand(h, w) * 255).astype("float32")
    im = Image.fromarray(a)
    for name, mode in modes.items():
        for size in [(3, 3), (10, 9), (1, 1), (2, 7)]:
            cases.append(dict(img=a.tolist(), size=size, interpolation=name, want=rounded(im.resize((size[1], size[0]), mode))))
        for angle in [0, 30, 90, 180, -45, 372.5]:
            for expand in [True, False]:
                cases.append(dict(img=a.tolist(), angle=angle, expand=expand, interpolation=name,
                                  want=rounded(im.rotate(angle, mode, expand, fillcolor=7))))
json.dump(cases, open("pillow.json", "w"))
