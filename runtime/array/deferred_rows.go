package array

import "nnlua/runtime/array/kernel"

// deferredBlock is how many elements go through all steps together, in the first cache.
const deferredBlock = 2048

// steps fills z with what the steps make of the elements of a, which does not wait.
func (a *Array) steps(z *Array, steps []step) {
	switch to := z.data.(type) {
	case []float32:
		throughSteps(to, a.data.([]float32), steps, nil)
	case []float64:
		throughSteps(to, a.data.([]float64), steps, nil)
	}
}

// through fills z with f of the elements of x. If x waits, it goes on waiting.
func through[T Float](z []T, x *Array, f func(z, x []T)) {
	if d := x.later.Load(); d.waits() {
		throughSteps(z, d.source.data.([]T), d.steps, f)
		return
	}
	f(z, x.elements().([]T))
}

// throughSteps fills z with what the steps and then f, if there is one, make of x.
func throughSteps[T Float](z, x []T, steps []step, f func(z, x []T)) {
	threads := kernel.ThreadsFor(float64(len(z)) * 8)
	if threads == 1 {
		blocksThroughSteps(z, x, steps, f)
		return
	}
	kernel.Parallel(threads, func(i int) {
		from, to := i*len(z)/threads, (i+1)*len(z)/threads
		blocksThroughSteps(z[from:to], x[from:to], steps, f)
	})
}

func blocksThroughSteps[T Float](z, x []T, steps []step, f func(z, x []T)) {
	var room []T // between the steps and f
	if f != nil {
		room = make([]T, min(deferredBlock, len(z)))
	}
	for ; len(z) > 0; z, x = z[min(deferredBlock, len(z)):], x[min(deferredBlock, len(z)):] {
		to := z[:min(deferredBlock, len(z))]
		from, between := x[:len(to)], to
		if f != nil {
			between = room[:len(to)]
		}
		for _, s := range steps {
			applyStep(s, between, from)
			from = between
		}
		if f != nil {
			f(to, between)
		}
	}
}

func applyStep[T Float](s step, z, x []T) {
	if s.times {
		kernel.MulScalar(z, x, T(s.number))
	} else {
		kernel.AddScalar(z, x, T(s.number))
	}
}
