package fuzz

import (
	"context"
	"testing"
)

// TestFound runs what the fuzzer has found: each of these once ended in a bug of
// ours, a hang, or the end of the process.
func TestFound(t *testing.T) {
	for _, program := range []string{
		`local t = {} t[1] = t plt.plot(t)`,
		`plt.contour(np.full({3, 3}, 1e38) + np.array{0, 1e31, 0})`,
		`plt.contour(np.array{{1e300, -1e300}, {0, 1}})`,
		`plt.contour(np.array({{1e17, 1e17 + 16}, {1e17, 1e17}}, "float64"))`,
		`L.Linear(nil, 2)(np.zeros(2), -2)`,
		`np.zeros{2, 3}:astype("bool"):std({1, -1}, "uint8")`,
		`np.zeros{2, 2, 1, 3}:repeat_(2^53, -1)`,
		`np.repeat_(np.zeros{3}, {1, 2^53, 2^62})`,
		`np.tile(np.zeros{0, 3}, {2^53, 2^40})`,
		`plt.semilogy(np.zeros{1}, np.zeros{1, 0})`,
		`np.hsplit(np.zeros{4, 2}, 0.5)`,
		`np.triu_indices(2^62)`,
		`chainer.datasets.ConcatenatedDataset(chainer.Parameter(1))`,
		`plt.plot{1, 2} plt.subplots_adjust(256, 0, 1000000) plt.show()`,
		`L.Bilinear(1, 1, 3)(np.array(0.5), np.zeros{2, 1})`,
		`np.roll(np.zeros{2, 3}, {}, {-1})`,
		`chainer.iterators.MultithreadIterator({1, 2}, 2^53):next()`,
		`np.eye(2^62, 0, 1)`,
		`F.convolution_nd(np.zeros{4, 0, 3}, np.zeros{3, 0, 1})`,
		`np.vsplit(np.zeros{0, 2}, 2^62)`,
		`F.split_axis(np.zeros(0), 2^62, 0)`,
		`c = chainer.Sequential(F.relu) for i = 1, 1e5 do c = chainer.Sequential(c) end`,
		`c = chainer.Sequential(F.relu) for i = 1, 60 do c = chainer.Sequential(c, c) end`,
		`error(("x"):rep(1e7))`,
		`np.linalg.svd(np.zeros{0, 2})`,
		`L.MLPConvolution2D({}, {3}, {0, 3, 3})`,
		`(("x"):rep(1e6)):find(".-b")`,
		`loadstring("return " .. ("{"):rep(1e5) .. ("}"):rep(1e5))`,
		`local function f() return pcall(f) end f()`,
		`L.NStepGRU(3, 1, 3, 0, np.array(0.5), chainer.Variable())`,
		`chainer.image.mean({chainer.Variable()})`,
		`local t = setmetatable({}, {}) getmetatable(t).__index = t print(t.x)`,
	} {
		s := session(t)
		s.Preset()
		within(t, func(ctx context.Context) { refuseBugs(t, s, s.Run(ctx, program, "found.lua", nil)) })
	}
}
