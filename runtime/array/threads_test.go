package array

import (
	"testing"

	"nnlua/runtime/array/kernel"
)

// TestThreads wants the same digits on every number of threads of arrays that are
// large enough to be shared.
func TestThreads(t *testing.T) {
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	left, right := New(Float64, 1003, 803), New(Float64, 1003, 803)
	for i := range left.Size() {
		left.SetFloat(i, float64(i*i%251)/2)
		right.SetFloat(i, float64(i%97)/3+1)
	}
	for _, d := range []Dtype{Bool, Uint8, Int32, Int64, Float32, Float64} {
		x, y := left.AsType(d), right.AsType(d)
		row, one := Range(y, 0, 5, 6).Reshape(803), Range(y.Reshape(-1), 0, 90, 91).Reshape()
		deep := Range(x.Reshape(-1), 0, 0, 17*1*200*236).Reshape(17, 1, 200, 236, 1)
		var first []*Array
		for _, threads := range []int{1, 2, 3} {
			kernel.Threads = threads
			all := []*Array{
				Add(x, y), Add(x, row), Mul(x, one), Div(one, y), Less(x, y), Equal(row, x), Maximum(x, row), Sin(x),
				Sum(x, nil, false), Sum(x, Axes{0}, false), Sum(x, Axes{1}, false), Var(x, Axes{0}, 0, false), Hypot(x, y),
				Max(x, Axes{1}, false), Any(x, Axes{1}, false), Prod(x, Axes{0}, false),
				Sum(deep, Axes{1}, false), Sum(deep, Axes{0, 3}, false), Sum(deep, Axes{2, 3}, false), Sum(deep, Axes{0, 1}, false), Sum(deep, Axes{4}, false),
			}
			if first == nil {
				first = all
			}
			for i, a := range all {
				if !ArrayEqual(a, first[i], true) {
					t.Errorf("%s: array %d differs between 1 and %d threads", d, i, threads)
				}
			}
		}
	}
}
