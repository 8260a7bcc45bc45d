package runtime_test

import (
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// TestOddPictures gives every function of plt that draws data of every odd kind:
// it draws or says what is wrong, and neither hangs nor has a bug, which pcall
// would let through.
func TestOddPictures(t *testing.T) {
	r := lesson(t, "")
	r.L.SetGlobal("folder", lua.LString(t.TempDir()))
	r.do(`local plt = require "pyplot"
		local nan, inf = 0 / 0, 1 / 0
		local odd = {{}, {1}, {nan}, {1, nan, 3}, {inf, 1}, np.zeros({0, 3}), np.zeros({1, 1}), np.zeros({2, 2, 3}), 5, "r", {"a", "b"},
			np.array{1e300, -1e300}, np.array{1e-320, 2e-320}, true}
		local names = {"plot", "scatter", "bar", "barh", "hist", "errorbar", "fill_between", "fill", "step", "semilogx", "semilogy", "loglog",
			"imshow", "matshow", "contour", "contourf", "quiver", "hlines", "vlines", "axhline", "axvline", "text", "annotate", "xticks",
			"yticks", "xlim", "ylim", "legend", "pcolormesh"}
		drawn, refused = 0, 0
		for _, name in ipairs(names) do
			for i, a in ipairs(odd) do
				for _, args in ipairs{{a}, {a, a}, {a, odd[i % #odd + 1]}} do
					plt.close("all")
					local ok = pcall(function()
						plt[name](unpack(args))
						plt.gcf():savefig(folder .. "/odd.svg")
					end)
					if ok then drawn = drawn + 1 else refused = refused + 1 end
				end
			end
		end`)
	if drawn := r.text(r.L.GetGlobal("drawn")); drawn == "0" {
		t.Errorf("%s drawn, %s refused", drawn, r.text(r.L.GetGlobal("refused")))
	}
}
