package runtime_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// chainerPython returns a Python that has Chainer: the one that the environment
// variable CHAINER_PYTHON names, or python3. Without one the test is skipped.
func chainerPython(t *testing.T) string {
	t.Helper()
	python := os.Getenv("CHAINER_PYTHON")
	if python == "" {
		python = "python3"
	}
	if err := exec.Command(python, "-c", "import chainer").Run(); err != nil {
		t.Skipf("%s has no Chainer (set CHAINER_PYTHON to one that has): %v", python, err)
	}
	return python
}

// The same program in both languages: it loads what the other one saved, if
// there is something, trains two rounds and saves. Then it prints what both must
// agree on.
const (
	exchangeLua = `
		local MLP = chainer.Chain:extend("MLP")
		function MLP:init()
			self.l1 = L.Linear(nil, 5)
			self.l2 = L.Linear(5, 2)
		end
		function MLP:forward(x) return self.l2(F.tanh(self.l1(x))) end
		local model = MLP()
		local optimizer = chainer.optimizers.Adam({alpha = 0.01}):setup(model)
		local x = np.arange(12):astype("float32"):reshape(4, 3) / 10
		local function train()
			for i = 1, 2 do optimizer:update(function() return F.sum(model(x) ^ 2) end) end
		end
		if other ~= "" then
			chainer.serializers.load_npz(other .. "_optimizer.npz", optimizer)
			chainer.serializers.load_npz(other .. "_model.npz", model)
		end
		train()
		chainer.serializers.save_npz(own .. "_optimizer.npz", optimizer)
		chainer.serializers.save_npz(own .. "_model.npz", model)
		train()
		chainer.serializers.save_npz(own .. "_result.npz", model)
		return optimizer.t`

	exchangePython = `
import sys, numpy as np, chainer, chainer.links as L, chainer.functions as F
own, other = sys.argv[1:]

class MLP(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.l1 = L.Linear(None, 5)
            self.l2 = L.Linear(5, 2)
    def forward(self, x):
        return self.l2(F.tanh(self.l1(x)))

model = MLP()
optimizer = chainer.optimizers.Adam(alpha=0.01).setup(model)
x = np.arange(12).astype('f').reshape(4, 3) / np.float32(10)
def train():
    for i in range(2):
        optimizer.update(lambda: F.sum(model(x) ** 2))
if other:
    chainer.serializers.load_npz(other + '_optimizer.npz', optimizer)
    chainer.serializers.load_npz(other + '_model.npz', model)
train()
chainer.serializers.save_npz(own + '_optimizer.npz', optimizer)
chainer.serializers.save_npz(own + '_model.npz', model)
train()
chainer.serializers.save_npz(own + '_result.npz', model)
print(optimizer.t)
`
	// compare holds that the end of a training that one side began and the other
	// one went on with is the same as that of one side alone.
	exchangeCompare = `
		local a, b = np.load(own .. "_result.npz"), np.load(other .. "_model.npz")
		for name, array in a:items() do
			assert(np.allclose(array, b[name], {rtol = 1e-5, atol = 1e-6}), name)
		end
		return #a`
)

// TestExchangeWithChainer trains an MLP with Adam partly here and partly in
// Chainer, the model and the optimizer handed over in .npz files, both ways.
func TestExchangeWithChainer(t *testing.T) {
	python := chainerPython(t)
	dir := t.TempDir()
	here, there := filepath.ToSlash(filepath.Join(dir, "here")), filepath.ToSlash(filepath.Join(dir, "there"))
	lua := func(code, own, other, want string) {
		t.Helper()
		got := luaText(t, "(function() local own, other = '"+own+"', '"+other+"'\n"+code+"\nend)()")
		if got != want {
			t.Fatalf("gives %s, want %s", got, want)
		}
	}
	chainer := func(own, other, want string) {
		t.Helper()
		cmd := exec.Command(python, "-W", "ignore", "-c", exchangePython, own, other)
		var problems strings.Builder
		cmd.Stderr = &problems
		out, err := cmd.Output()
		if err != nil || strings.TrimSpace(string(out)) != want {
			t.Fatalf("Chainer gives %q, want %s: %v\n%s", out, want, err, problems.String())
		}
	}
	lua(exchangeLua, here, "", "4")        // here: 2 + 2 rounds
	chainer(there, here, "6")              // Chainer goes on after the first 2, and then 2 more
	lua(exchangeCompare, here, there, "4") // Chainer's model after 4 rounds is ours after 4

	chainer(there+"2", "", "4")
	lua(exchangeLua, here+"2", there+"2", "6")
	lua(exchangeCompare, there+"2", here+"2", "4")
}
