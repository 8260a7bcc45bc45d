package runtime_test

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/check"
	"nnlua/runtime/serializers/npy"
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

// TestExchangeWithChainer trains an MLP, a CNN with BatchNormalization and an
// LSTM with Adam half here and half in Chainer, the model and the optimizer handed
// over in .npz files, and a trainer, handed over as a snapshot. The end must be that
// of one side alone.
func TestExchangeWithChainer(t *testing.T) {
	python := chainerPython(t)
	folder := func() string { return filepath.ToSlash(t.TempDir()) + "/" }
	here, hereThere, there, thereHere := folder(), folder(), folder(), folder()
	chainer := func(args ...string) {
		t.Helper()
		out, err := exec.Command(python, append([]string{"-W", "ignore", "testdata/chainer/exchange.py"}, args...)...).CombinedOutput()
		if err != nil {
			t.Fatalf("Chainer: %v\n%s", err, out)
		}
	}
	runExchange(t, here)
	chainer(hereThere, here)
	chainer(there)
	runExchange(t, thereHere, there)
	wholes, _ := filepath.Glob(here + "*_whole*.npz")
	if len(wholes) != 6 {
		t.Errorf("%d files, want a model and an optimizer of three", len(wholes))
	}
	for _, whole := range wholes {
		name := filepath.Base(whole)
		compareFiles(t, whole, hereThere+name)
		compareFiles(t, there+name, thereHere+name)
	}
	for _, pair := range [][2]string{{here, hereThere}, {there, thereHere}} {
		compareFiles(t, pair[0]+"snapshot_iter_5", pair[1]+"snapshot_iter_5")
		compareLogs(t, pair[0]+"log", pair[1]+"log")
	}
}

// runExchange runs exchange.lua.
func runExchange(t *testing.T, args ...string) {
	t.Helper()
	r := newLuaState(t, nil, nil)
	defer r.L.Close()
	f, err := r.L.LoadFile("testdata/chainer/exchange.lua")
	if err != nil {
		t.Fatal(err)
	}
	r.L.Push(f)
	for _, arg := range args {
		r.L.Push(lua.LString(arg))
	}
	if err := r.L.PCall(len(args), 0, nil); err != nil {
		t.Fatal(err)
	}
}

// compareFiles compares the arrays of two .npz files.
func compareFiles(t *testing.T, path, other string) {
	t.Helper()
	all, others := readNpz(t, path), readNpz(t, other)
	if len(all) != len(others) || len(all) < 3 {
		t.Errorf("%s has %d arrays, the other one %d", filepath.Base(path), len(all), len(others))
	}
	for name, a := range all {
		if b := others[name]; b == nil {
			t.Errorf("%s: there is no %s", filepath.Base(path), name)
		} else if err := check.Near(b, a, check.Tolerance{Rel: 1e-5, Abs: 1e-6}); err != nil {
			t.Errorf("%s: %s: %v", filepath.Base(path), name, err)
		}
	}
}

// compareLogs compares what two LogReports wrote, but for the times.
func compareLogs(t *testing.T, path, other string) {
	t.Helper()
	var logs [2][]map[string]float64
	for i, path := range []string{path, other} {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(text, &logs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if len(logs[0]) != 2 || len(logs[1]) != 2 {
		t.Fatalf("%d and %d entries, want 2", len(logs[0]), len(logs[1]))
	}
	for i, entry := range logs[0] {
		for name, value := range entry {
			got, ok := logs[1][i][name]
			if name != "elapsed_time" && (!ok || math.Abs(got-value) > 1e-5*math.Abs(value)) {
				t.Errorf("entry %d: %s is %v, want %v", i, name, got, value)
			}
		}
	}
}

// readNpz returns the arrays of a file, but for those that differ from run to run:
// the time, and the place in the random stream, which Chainer does not save.
func readNpz(t *testing.T, path string) map[string]*array.Array {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := npy.ReadArchive(file, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*array.Array{}
	for _, e := range entries {
		if strings.HasPrefix(e.Name, "random_state/") || e.Name == "_snapshot_elapsed_time" {
			continue
		}
		if a, ok := e.Value().(*array.Array); ok {
			all[e.Name] = a
		}
	}
	return all
}
