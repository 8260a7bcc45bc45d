package optimizers

import (
	"slices"
	"sync/atomic"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/internal/check"
)

// TestUpdateThreads: threads update the parts of a large parameter as one does the whole.
func TestUpdateThreads(t *testing.T) {
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	kernel.Threads = 2
	const n = 300_003
	for name, row := range map[string]rowOf[float32]{
		"Adam":        adamRow[float32](NewAdam(AdamOptions{Alpha: 0.1, Beta1: 0.9, Beta2: 0.99, Eps: 1e-8, Eta: 1}), 3),
		"AdaDelta":    adaDeltaRow[float32](NewAdaDelta(0.9, 1e-6)),
		"MomentumSGD": momentumRow[float32](NewMomentumSGD(0.1, 0.9).momentum),
	} {
		var whole, parts [4][]float32
		for i := range whole {
			whole[i] = array.Data[float32](check.Positive(i, n).AsType(array.Float32))
			parts[i] = slices.Clone(whole[i])
		}
		row(whole[0], whole[1], whole[2:])
		var calls atomic.Int32
		counted := rowOf[float32](func(p, g []float32, state [][]float32) { calls.Add(1); row(p, g, state) })
		counted.run(parts[0], parts[1], parts[2:])
		if calls.Load() < 2 {
			t.Errorf("%s: %d parts", name, calls.Load())
		}
		for i := range whole {
			if !slices.Equal(whole[i], parts[i]) {
				t.Errorf("%s: row %d differs", name, i)
			}
		}
	}
}
