# Draws the figures of picture_test.go with matplotlib and writes them small and
# grey to matplotlib.json: python3 record.py
import json
import matplotlib
matplotlib.use("agg")
import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(0, 6, 50)
X, Y = np.meshgrid(np.linspace(-2, 2, 20), np.linspace(-2, 2, 20))


def lines():
    plt.plot(x, np.sin(x), "o-", label="sin")
    plt.plot(x, np.cos(x), "--", label="cos")
    plt.title("lines"); plt.xlabel("x"); plt.ylabel("y"); plt.grid(True); plt.legend()


def bars():
    plt.bar([1, 2, 3], [2, 4, 14], yerr=[1, 1, 2], color=["red", "gold", "C2"], edgecolor="k")


def image():
    plt.imshow(X * Y); plt.colorbar()


def contours():
    plt.contourf(X, Y, X * X - Y); plt.contour(X, Y, X * X - Y, colors="k")


def logs():
    plt.loglog([1, 10, 100, 1000], [1, 100, 1e4, 1e6], "^:"); plt.grid(True)


def field():
    plt.quiver(np.arange(5), np.arange(5), X[:5, :5], Y[:5, :5])
    plt.fill_between([0, 2, 4], [0, 1, 0], [1, 3, 2], alpha=0.3)


def equal():
    plt.plot(np.cos(x), np.sin(x)); plt.axis("equal"); plt.grid()


def matrix():
    plt.matshow(X * Y, fignum=0)


def points():
    plt.scatter(np.cos(x), np.sin(x), c=x, s=20 * x, alpha=0.6); plt.colorbar()


def counts():
    plt.hist(np.sin(x), bins=8, edgecolor="k"); plt.hist(np.sin(x) / 2, bins=8, histtype="step")


def errors():
    plt.errorbar([1, 2, 3], [1, 4, 2], yerr=[0.5, 0.2, 0.9], xerr=0.2, fmt="s-", capsize=5, label="e")
    plt.step([1, 2, 3], [2, 1, 3], where="post"); plt.barh([1, 2], [0.5, 1], height=0.3)
    plt.legend(bbox_to_anchor=(0.5, 0.9), loc="upper center")


pictures = {}
for draw in [lines, bars, image, contours, logs, field, equal, matrix, points, counts, errors]:
    fig = plt.figure()
    draw()
    fig.canvas.draw()
    grey = np.asarray(fig.canvas.buffer_rgba())[..., :3].mean(2)
    pictures[draw.__name__] = grey.reshape(48, 10, 64, 10).mean((1, 3)).round().astype(int).ravel().tolist()
json.dump({"matplotlib": matplotlib.__version__, "pictures": pictures}, open("matplotlib.json", "w"), separators=(",", ":"))
