package shell

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// TestInterruptedFunctions: functions that can take long stop in the middle when
// their computation is to stop. Here it was to stop before, and nothing but the
// function itself can notice: the machine does not look.
func TestInterruptedFunctions(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, code := range []string{
		`(("a"):rep(50)):find(("a?"):rep(50) .. ("a"):rep(50))`,
		`(("a"):rep(1000)):find(".-.-.-b")`,
		`(("a"):rep(1000)):match("(a*)%1%1b")`,
		`(("("):rep(1000)):gsub("%b()", "")`,
		`(("ab"):rep(100000)):gsub("%w", "x")`,
		`for word in (("ab"):rep(100000)):gmatch("b-c") do end`,
		`(("x"):rep(2e6)):upper()`,
		`("%s"):format("x")`,
		`table.concat(numbers)`,
		`table.sort(numbers)`,
		`np.zeros{2000, 2}:tolist()`,
		`np.array(numbers):tolist()`,
		`loadstring("x = 1 " .. ("x = 1 "):rep(1e5))`,
		`L.Linear(200, 200)`,
		`L.Linear(200, 200, {initialW = chainer.initializers.GlorotUniform()})`,
		`L.Linear(200, 200, {initialW = chainer.initializers.Orthogonal()})`,
		`L.VGG16Layers(nil)`,
		`L.ResNet50Layers(nil)`,
		`np.savetxt("x.txt", np.zeros{1000, 10})`,
		`np.save("x.npy", np.zeros{1000, 10})`,
		`np.savez_compressed("x.npz", {x = np.zeros{1000, 10}})`,
		`np.loadtxt("numbers.txt")`,
		`io.open("numbers.txt"):read("*a")`,
		`for line in io.lines("numbers.txt") do end`,
		`tostring(np.zeros(3000))`,
		`tostring(np.arange(3000))`,
	} {
		s := New(io.Discard)
		s.Preset()
		if err := s.Run(context.Background(), `numbers = {} for i = 1, 3000 do numbers[i] = i * 7919 % 3001 end
			np.savetxt("numbers.txt", np.arange(3000)) np.set_printoptions{threshold = 1e9}`, "test", nil); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(code, "for") {
			code = "return " + code
		}
		f, err := s.load(code, "test")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		end := array.Interruptible(ctx)
		cancel()
		for kernel.Asked.Load() == 0 {
			runtime.Gosched()
		}
		if _, err = s.call(context.Background(), f); err == nil || !strings.Contains(err.Error(), "interrupted") {
			t.Errorf("%s: got %v", code, err)
		}
		end()
		s.Close()
	}
}
