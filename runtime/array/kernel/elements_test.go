package kernel

import (
	"math"
	"os"
	"os/exec"
	"testing"
)

// BenchmarkElements prints nanoseconds per float32 of loops over rows that stay in
// the second cache, of LSTM cells per cell, on one thread; beside them those of
// NumPy and PyTorch on the same rows, if NUMPY_PYTHON names an interpreter that has
// them. All take turns of 30 ms, of which the best run counts. Theirs include the calls
// from Python: one takes up to a microsecond, which is 0.25 ns for each of the 4096
// numbers, a step of an optimizer of PyTorch hardly does anything else. "machine" is what
// to hold the figures against: arithmetic in registers, and copies in memory.
//
//	NNLUA_THREADS=1 NUMPY_PYTHON=python3 go test -run xx -bench Elements -benchtime 1x ./runtime/array/kernel
//
// NNLUA_CPU=avx2 measures the other level.
func BenchmarkElements(b *testing.B) {
	const n, columns, repeats = 4096, 128, 4
	x, y, z, v := random[float32](n), make([]float32, n), make([]float32, n), make([]float32, n)
	wide, gates := random[float32](4*n), make([]float32, 4*n)
	for i := range x {
		x[i], wide[i] = 8*x[i], 4*wide[i]
	}
	elements := []struct {
		name string
		f    func()
	}{
		{"exp", func() { Exp(y, x) }},
		{"log", func() { Log(y, x) }},
		{"tanh", func() { Tanh(y, x) }},
		{"sigmoid", func() { Sigmoid(y, x) }},
		{"softmax rows", func() { Softmax(y, x, columns) }},
		{"add", func() { Add(y, x, z) }},
		{"sgd", func() { AddScaled(y, y, -1e-6, x) }},
		{"momentum", func() { Momentum(y, z, x, 0.9, 1e-6) }},
		{"rmsprop", func() { RMSprop(y, v, x, 0.99, 0.01, 1e-6, 1e-8) }},
		{"adam", func() { Adam(y, z, v, x, 0.1, 0.001, 1e-6, 1e-8, -1, 1) }},
		{"lstm", func() { LSTM(gates, wide, y, z, x) }},
		{"lstm gradient", func() { LSTMGrad(wide, gates, v, x, y, z) }},
	}
	p := startPython(b)
	for _, e := range elements {
		b.Run(e.name, func(b *testing.B) {
			clear(z)
			clear(v)
			ours, numpy, torch := math.Inf(1), math.Inf(1), math.Inf(1)
			for range 8 * b.N {
				ours = min(ours, turn(func() {
					for range repeats {
						e.f()
					}
				})/(n*repeats))
				if p != nil {
					numpy = min(numpy, p.nanoseconds(b, "numpy "+e.name))
					torch = min(torch, p.nanoseconds(b, "torch "+e.name))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(ours, "ns")
			if !math.IsInf(numpy, 1) {
				b.ReportMetric(numpy, "numpy-ns")
			}
			if !math.IsInf(torch, 1) {
				b.ReportMetric(torch, "torch-ns")
			}
		})
	}
	b.Run("machine", func(b *testing.B) {
		peer := startBLAS(b, 1)
		peak, bandwidth := 0.0, 0.0
		for range 8 * b.N {
			peak = max(peak, 1e6/peer.nanoseconds(b, "peak"))
			bandwidth = max(bandwidth, 1e6/peer.nanoseconds(b, "copy"))
		}
		b.ReportMetric(0, "ns/op")
		b.ReportMetric(peak, "GFLOP/s")
		b.ReportMetric(bandwidth, "copy-GB/s")
	})
}

// startPython starts NumPy and PyTorch, see testdata/elements.py; nil if there is no interpreter.
func startPython(b *testing.B) *peer {
	python := os.Getenv("NUMPY_PYTHON")
	if python == "" {
		b.Log("no times of NumPy: NUMPY_PYTHON names no interpreter")
		return nil
	}
	return startPeer(b, exec.Command(python, "testdata/elements.py"))
}
