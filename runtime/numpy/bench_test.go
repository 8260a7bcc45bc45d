package numpy

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"runtime/debug"
	"testing"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// peer is a Python process that times NumPy; see testdata/bench.py.
type peer struct {
	in  io.Writer
	out *bufio.Reader
}

// startPeer starts python3, or the interpreter that NUMPY_PYTHON names.
func startPeer(b *testing.B) *peer {
	python := os.Getenv("NUMPY_PYTHON")
	if python == "" {
		python = "python3"
	}
	if err := exec.Command(python, "-c", "import numpy").Run(); err != nil {
		b.Logf("no ratios: %s has no numpy (NUMPY_PYTHON names another interpreter)", python)
		return nil
	}
	cmd := exec.Command(python, "testdata/bench.py")
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { in.Close(); cmd.Wait() })
	return &peer{in, bufio.NewReader(out)}
}

// nanoseconds returns NumPy's best time for an operation.
func (p *peer) nanoseconds(b *testing.B, name string) float64 {
	fmt.Fprintln(p.in, name)
	var ns float64
	if _, err := fmt.Fscan(p.out, &ns); err != nil {
		b.Fatal(err)
	}
	return ns
}

// BenchmarkNumPy times operations on a million float32 on one thread and, in the
// same run, NumPy, in turns of 30 ms: "numpy/go" above 1 is faster than NumPy.
// Both times are the best of the turns.
//
//	NNLUA_THREADS=1 go test -run xx -bench NumPy -benchtime 1x ./runtime/numpy
func BenchmarkNumPy(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as the program does
	r := array.NewRandomState(0)
	draw := func(d array.Dtype, scale float64) *Array {
		a := array.New(d, 1000000)
		for i := range a.Size() {
			a.SetFloat(i, r.RandomSample()*scale)
		}
		return a
	}
	x, y := draw(array.Float32, 1), draw(array.Float32, 1)
	m := x.Copy().Reshape(1000, 1000)
	at, ints := draw(array.Int64, 1000000), draw(array.Int64, 1000)
	half := array.Scalar(array.Float32, 0.5)
	mask, none := array.Less(x, half), array.New(array.Bool, 1000000)
	column, row := array.Range(m, 1, 0, 1), m.Row(0)
	byMask, whole := array.Index{{Array: mask}}, array.Part{}
	operations := []struct {
		name string
		f    func()
	}{
		{"add", func() { array.Add(x, y) }}, {"exp", func() { array.Exp(x) }}, {"tanh", func() { array.Tanh(x) }}, {"log", func() { array.Log(x) }}, {"sqrt", func() { array.Sqrt(x) }},
		{"sum", func() { array.Sum(x, nil, false) }}, {"sum axis 0", func() { array.Sum(m, array.Axes{0}, false) }}, {"sum axis 1", func() { array.Sum(m, array.Axes{1}, false) }},
		{"mean", func() { array.Mean(x, nil, false) }}, {"var", func() { array.Var(x, nil, 0, false) }},
		{"max", func() { array.Max(x, nil, false) }}, {"max axis 0", func() { array.Max(m, array.Axes{0}, false) }}, {"max axis 1", func() { array.Max(m, array.Axes{1}, false) }},
		{"argmax", func() { array.ArgMax(x, nil, false) }}, {"argmax axis 1", func() { one := array.Axis(1); array.ArgMax(m, &one, false) }},
		{"cumsum", func() { array.CumSum(x, nil) }}, {"any", func() { array.Any(none, nil, false) }},
		{"sort", func() { array.Sort(x, 0) }}, {"argsort", func() { array.ArgSort(x, 0) }}, {"sort axis 1", func() { array.Sort(m, 1) }},
		{"argsort axis 1", func() { array.ArgSort(m, 1) }}, {"sort ints", func() { array.Sort(ints, 0) }},
		{"dot", func() { array.Dot(x, y) }}, {"dot matrices", func() { array.Dot(m, m) }},
		{"take", func() { array.Get(x, array.Index{{Array: at}}) }}, {"mask", func() { array.Get(x, byMask) }},
		{"columns", func() { array.Get(m, array.Index{whole, {Start: 100, Stop: 899, Step: 1}}) }},
		{"every second", func() { array.Get(x, array.Index{{Stop: 999999, Step: 2}}) }}, {"set mask", func() { array.Set(x, byMask, half) }},
		{"transpose", func() { array.Transpose(m) }}, {"where", func() { array.Where(mask, x, y) }}, {"less", func() { array.Less(x, y) }},
		{"add column", func() { array.Add(m, column) }}, {"add row", func() { array.Add(m, row) }}, {"astype", func() { x.To(array.Float64) }},
		{"concatenate", func() { array.Concatenate([]*Array{m, m}, 1) }},
	}
	p := startPeer(b)
	b.Logf("kernels: %s", kernel.Level())
	for _, op := range operations {
		b.Run(op.name, func(b *testing.B) {
			goes, pythons := math.Inf(1), math.Inf(1)
			for range 8 * b.N {
				for until := time.Now().Add(30 * time.Millisecond); time.Now().Before(until); {
					start := time.Now()
					op.f()
					goes = min(goes, float64(time.Since(start).Nanoseconds()))
				}
				if p != nil {
					pythons = min(pythons, p.nanoseconds(b, op.name))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(goes, "best-ns")
			b.ReportMetric(pythons/goes, "numpy/go")
		})
	}
}
