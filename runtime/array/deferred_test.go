package array

import (
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"

	"nnlua/runtime/array/kernel"
)

// TestDeferred does the same at random to arrays that may wait and to plain slices.
// Whatever is written, read, shared or forgotten in between, both hold the same.
func TestDeferred(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 0))
		d := []Dtype{Float32, Float64}[seed%2]
		arrays, wanted := []*Array{}, [][]float64{}
		keep := func(a *Array, w []float64) { arrays, wanted = append(arrays, a), append(wanted, w) }
		fresh := func() {
			a := Empty(d, leastDeferred+r.IntN(3)*deferredBlock/2)
			a.Fill(1 + r.Float64())
			keep(a, floatsOf(a))
		}
		fresh()
		for range 60 {
			i := r.IntN(len(arrays))
			a, w := arrays[i], wanted[i]
			c := float64(r.IntN(5)) - 2.25
			switch r.IntN(12) {
			case 0, 1, 2:
				keep(MulNumber(a, c), each(w, d, func(v float64) float64 { return v * c }))
			case 3, 4, 5:
				keep(AddNumber(a, c), each(w, d, func(v float64) float64 { return v + c }))
			case 6:
				keep(MapFloats(a, kernel.ReLU[float32], kernel.ReLU[float64]), each(w, d, func(v float64) float64 { return max(v, 0) }))
			case 7:
				AddInPlace(a, Scalar(d, c))
				wanted[i] = each(w, d, func(v float64) float64 { return v + c })
			case 8:
				at := r.IntN(len(w))
				a.SetFloat(at, c)
				wanted[i] = slices.Clone(w)
				wanted[i][at] = c
			case 9: // through a view, and later again through the same one
				view := a.Reshape(1, -1)
				row := view.Row(0)
				b := MulNumber(a, c)
				row.SetFloat(3, c)
				view.SetFloat(4, c)
				keep(b, each(w, d, func(v float64) float64 { return v * c }))
				wanted[i] = slices.Clone(w)
				wanted[i][3], wanted[i][4] = c, c
			case 10:
				arrays, wanted = slices.Delete(arrays, i, i+1), slices.Delete(wanted, i, i+1)
				if len(arrays) == 0 {
					fresh()
				}
			case 11:
				if r.IntN(8) == 0 {
					runtime.GC()
				}
				fresh()
			}
		}
		for i, a := range arrays {
			if got := floatsOf(a); !slices.Equal(got, wanted[i]) {
				t.Fatalf("seed %d: array %d is not what it should be", seed, i)
			}
		}
	}
}

// floatsOf returns the elements; each computes new ones in dtype d.
func floatsOf(a *Array) []float64 { return slices.Clone(Data[float64](a.Copy().To(Float64))) }

func each(x []float64, d Dtype, f func(float64) float64) []float64 {
	z := make([]float64, len(x))
	for i, v := range x {
		if z[i] = f(v); d == Float32 {
			z[i] = float64(float32(z[i]))
		}
	}
	return z
}

// TestDeferredThrough holds that a function of a chain leaves it waiting, and that what
// has been handed out as a slice is never waited for.
func TestDeferredThrough(t *testing.T) {
	x := Empty(Float32, leastDeferred)
	x.Fill(0.5)
	y := AddNumber(MulNumber(x, 2), 1)
	z := MapFloats(y, kernel.Tanh[float32], kernel.Tanh[float64])
	if !y.later.Load().waits() {
		t.Error("2x + 1 was written to memory")
	}
	if want := Tanh(Scalar(Float32, 2)).Float(0); z.Float(7) != want {
		t.Errorf("tanh(2x + 1) is %v, want %v", z.Float(7), want)
	}
	slice := Data[float32](x)
	y = MulNumber(x, 3)
	slice[0] = 9
	if y.Float(0) != 1.5 {
		t.Errorf("3x is %v after x was changed, want 1.5", y.Float(0))
	}
}

// TestDeferredThreads lets many look at once at arrays of one chain.
func TestDeferredThreads(t *testing.T) {
	for range 20 {
		x := Empty(Float64, leastDeferred)
		x.Fill(1)
		chain := []*Array{x}
		for range mostSteps + 2 {
			chain = append(chain, AddNumber(chain[len(chain)-1], 1))
		}
		var all sync.WaitGroup
		for k := range 4 * len(chain) {
			all.Go(func() {
				i := (k * 7) % len(chain)
				if got := chain[i].Float(k); got != float64(1+i) {
					t.Errorf("element %d of array %d is %v", k, i, got)
				}
				if got := MulNumber(chain[i], 2).Float(k); got != float64(2+2*i) {
					t.Errorf("twice that is %v", got)
				}
			})
		}
		all.Wait()
	}
}
