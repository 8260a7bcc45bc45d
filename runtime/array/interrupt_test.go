package array

import (
	"context"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"nnlua/runtime/array/kernel"
)

// long are computations that take long with larger arrays.
func long() map[string]func() {
	r := NewRandomState(1)
	square := Fill([]int{300, 300}, r.RandomSample)
	row := Fill([]int{1 << 15}, r.RandomSample)
	single := square.To(Float32)
	return map[string]func(){
		"float32 product":     func() { MatMul(single, single, false, true) },
		"float64 product":     func() { MatMul(square, square, true, false) },
		"narrow product":      func() { MatMul(single, Range(single, 1, 0, 3), false, false) },
		"integer product":     func() { MatMul(square.AsType(Int64), square.AsType(Int64), false, false) },
		"einsum":              func() { Einsum("ij,jk,kl->il", []*Array{square, square, square}) },
		"sort":                func() { Sort(row, 0) },
		"argsort of float64":  func() { ArgSort(row, 0) },
		"argsort of float32":  func() { ArgSort(row.To(Float32), 0) },
		"short rows to sort":  func() { Sort(square, -1) },
		"convolution of rows": func() { Convolve(row, Range(row, 0, 0, 100), "full") },
		"Fourier transform":   func() { FFT(square, square, false) },
		"random numbers":      func() { Fill([]int{1 << 15}, r.StandardNormal) },
		"tangent":             func() { Tan(row) },
		"inverse":             func() { Inv(square) },
		"determinant":         func() { Det(square) },
		"logarithm of it":     func() { SlogDet(square) },
		"solution":            func() { Solve(square, square) },
		"Cholesky":            func() { Cholesky(MatMul(square, square, false, true)) },
		"QR":                  func() { QR(square, false) },
		"singular values":     func() { SVD(square, true) },
		"eigenvalues":         func() { Eigh(square) },
	}
}

// TestInterrupted: every one of them stops when its computation was cancelled,
// and runs through when that has ended.
func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cases := long()
	end := Interruptible(ctx)
	cancel()
	waitForAsked()
	for name, f := range cases {
		if err := Try(f); err == nil || err.(*Error).Msg != "interrupted" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	other := make(chan error) // another computation at the same time
	go func() { other <- Try(cases["sort"]) }()
	if err := <-other; err == nil {
		t.Error("a helper of this goroutine goes on")
	}
	end()
	for name, f := range cases {
		if err := Try(f); err != nil {
			t.Errorf("%s, afterwards: %v", name, err)
		}
	}
	if n := kernel.Asked.Load(); n != 0 {
		t.Errorf("%d computations are still to stop", n)
	}
}

// TestInterruptIsItsOwn: other computations of the process are not disturbed,
// and a product that was stopped on all threads is right the next time.
func TestInterruptIsItsOwn(t *testing.T) {
	a := Fill([]int{300, 300}, NewRandomState(1).RandomSample)
	want := MatMul(a, a, false, false)
	stopped, finished := make(chan bool), make(chan bool)
	go func() { // this one is to stop, and waits before it ends
		ctx, cancel := context.WithCancel(context.Background())
		end := Interruptible(ctx)
		cancel()
		waitForAsked()
		err := Try(func() { MatMul(a, a, false, false) })
		stopped <- err != nil
		<-finished
		end()
	}()
	if !<-stopped {
		t.Error("the product did not stop")
	}
	done := make(chan *Array)
	go func() {
		end := Interruptible(context.Background())
		defer end()
		done <- MatMul(a, a, false, false)
	}()
	if !ArrayEqual(<-done, want, false) {
		t.Error("the other product is wrong")
	}
	finished <- true
	if !ArrayEqual(MatMul(a, a, false, false), want, false) {
		t.Error("the product is wrong afterwards")
	}
}

// TestWorkersStop: a worker of the kernels stops when the computation that it
// helps was cancelled, though the goroutine of that one sleeps, and goes on with
// the next.
func TestWorkersStop(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	defer func(n int) { kernel.Threads = n }(kernel.Threads)
	kernel.Threads = 2
	ctx, cancel := context.WithCancel(context.Background())
	end := Interruptible(ctx)
	caller, _ := goroutine()
	both := func(onWorker func()) error {
		var arrived atomic.Int32
		return Try(func() {
			kernel.Parallel(2, func(int) {
				for arrived.Add(1); arrived.Load() < 2; {
					runtime.Gosched()
				}
				if id, _ := goroutine(); id != caller {
					onWorker()
				}
			})
		})
	}
	err := both(func() {
		time.Sleep(time.Millisecond)
		cancel()
		for {
			Poll()
		}
	})
	if err == nil || err.(*Error).Msg != "interrupted" {
		t.Errorf("got %v", err)
	}
	end()
	kernel.Asked.Add(1) // as if another computation was to stop
	defer kernel.Asked.Add(-1)
	if err := both(Poll); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}

func waitForAsked() {
	for kernel.Asked.Load() == 0 { // what cancelling sets off runs on a goroutine of its own
		runtime.Gosched()
	}
}
