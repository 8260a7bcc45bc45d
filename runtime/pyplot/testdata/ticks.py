"""Records matplotlib's default ticks and format strings: python3 ticks.py > ticks.json"""
import json
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes._base import _process_plot_format

ranges = []
for lo, hi in [(0.7, 7.3), (0, 1), (-1, 1), (0, 50), (-2.45, 51.45), (1.1, 14.6), (0, 0.05), (-0.001, 0.02), (3, 3.1), (0, 99),
               (-100, 250), (0, 1000), (0.5, 2.5), (-7, -3), (0, 9), (0, 10), (0, 2.2), (-0.3, 0.3), (12.5, 13), (0, 5000), (5, 6)]:
    fig, ax = plt.subplots()
    ax.set_xlim(lo, hi)
    fig.canvas.draw()
    ticks = [(float(t), l.get_text()) for t, l in zip(ax.get_xticks(), ax.get_xticklabels()) if lo - 1e-9 <= t <= hi + 1e-9]
    ranges.append({"low": lo, "high": hi, "ticks": [t for t, _ in ticks], "labels": [l for _, l in ticks]})
    plt.close(fig)

formats = []
for fmt in ["r-", "b--", "go", "k.:", "C1^", "r", "-", "o", "", "--r", "xk", "-.m", "s-c", "C3", "y+", "1", "w:", "rr", "--:", "oo", "z", "r-z"]:
    try:
        style, marker, color = _process_plot_format(fmt)
        formats.append({"format": fmt, "style": style, "marker": marker, "color": color and matplotlib.colors.to_hex(color)})
    except ValueError as e:
        formats.append({"format": fmt, "error": str(e)})
print(json.dumps({"matplotlib": matplotlib.__version__, "ranges": ranges, "formats": formats}, indent=0))
