package stubs

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// right has no mistake, and each line of wrong below the first three has one.
const right = `local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
local n = 2
local model = chainer.Sequential(L.Linear(4 * n, math.floor(n / 2)), F.relu, L.Convolution1D(1, 1, 3))
local link = L.BatchNormalization(1)
local y = link(np.ones({2, 1}, np.float32), {finetune = true})
local loss = F.mean_squared_error(2 * y ^ 2 - model(y.data), np.zeros{2, 1})
loss:backward()
print(link.gamma.grad[{{1, -1}, 1}], L.GRU(1, 1)(y), F.softmax(y, {axis = 1}).shape[1])
print(L.Linear(nil, 1).W.data, F.average_pooling_nd(y, 2, {pad_value = false}), F.concat({y, y}, {axis = 0}))
print(np.fromstring("1, 2", "int32", {sep = ","}), np.savetxt("x.txt", y.data, {fmt = "%.1f"}))
`

const wrong = `local np = require "numpy"
local chainer = require "chainer"
local F, L = chainer.functions, chainer.links
F.rellu(np.zeros(1))
F.softmax("x")
L.Linear("two", 1)
np.zeros({2}, "float31")
F.relu(np.zeros(1)):backwards()
chainer.optimisers.SGD()
`

// TestChecker lets emmylua_check read the definitions, if it is installed: cargo install emmylua_check.
func TestChecker(t *testing.T) {
	program, err := exec.LookPath("emmylua_check")
	if err != nil {
		t.Skip(err)
	}
	folder := t.TempDir()
	if err := Write(folder); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"right.lua": right, "wrong.lua": wrong} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out, _ := exec.Command(program, "--severity", "warn", folder).CombinedOutput() // fails where it finds something
	if strings.Contains(string(out), "right.lua") {
		t.Errorf("%s", out)
	}
	for line := 4; line <= strings.Count(wrong, "\n"); line++ {
		if !strings.Contains(string(out), fmt.Sprintf("--> wrong.lua:%d:", line)) {
			t.Errorf("line %d of wrong.lua is not complained of:\n%s", line, out)
		}
	}
	if out, err := exec.Command(program, "--severity", "warn", filepath.Join(folder, Folder)).CombinedOutput(); err != nil {
		t.Errorf("the definitions themselves: %v\n%s", err, out)
	}
}
