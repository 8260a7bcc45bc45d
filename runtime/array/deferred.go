package array

import (
	"slices"
	"sync"
	"weak"
)

// A large array times a number, or plus one, is computed when somebody looks at the
// elements. Mostly nobody does: tanh(2*x + 1) is then computed block by block in the
// first cache, and neither 2*x nor 2*x + 1 is ever written to memory. Whoever reaches
// for the elements of x, perhaps to change them, makes that first the arrays are
// computed which still wait for them.

// deferral is what an array has to do with deferred computations.
type deferral struct {
	sync.Mutex
	source  *Array                // where the steps begin; nil unless the array itself waits
	steps   []step                // from the elements of source to those of the array
	waiting []weak.Pointer[Array] // for the elements of the array; they may be forgotten meanwhile
}

// step is the multiplication by a number, or its addition.
type step struct {
	times  bool
	number float64
}

const (
	leastDeferred = 1 << 14 // elements: fewer are read again while they are in the first caches
	mostSteps     = 8       // a longer chain would be computed too often, if all of it is looked at
	mostWaiting   = 64
)

// escaped marks an array whose elements can be changed without asking it.
var escaped = &deferral{}

// AddNumber returns a + c in the dtype of a.
func AddNumber(a *Array, c float64) *Array {
	if z := a.deferred(step{false, c}); z != nil {
		return z
	}
	return Add(a, Scalar(a.dtype, c))
}

// MulNumber returns a * c in the dtype of a.
func MulNumber(a *Array, c float64) *Array {
	if z := a.deferred(step{true, c}); z != nil {
		return z
	}
	return Mul(a, Scalar(a.dtype, c))
}

// deferred returns an array that waits to be a after s; nil if it must not wait.
func (a *Array) deferred(s step) *Array {
	if a.Size() < leastDeferred || !a.dtype.IsFloat() {
		return nil
	}
	own := &deferral{source: a, steps: []step{s}}
	if d := a.later.Load(); d.waits() {
		own.source, own.steps = d.source, append(slices.Clip(d.steps), s)
	}
	if len(own.steps) > mostSteps {
		return nil
	}
	z := header(a.dtype, a.shape)
	z.later.Store(own)
	if !own.source.tell(z) {
		return nil
	}
	return z
}

func (d *deferral) waits() bool { return d != nil && d.source != nil }

// tell makes a know of z, which waits for it; false if a cannot.
func (a *Array) tell(z *Array) bool {
	a.later.CompareAndSwap(nil, &deferral{})
	d := a.later.Load()
	if d == nil || d == escaped {
		return false
	}
	d.Lock()
	defer d.Unlock()
	if len(d.waiting) == mostWaiting {
		d.waiting = slices.DeleteFunc(d.waiting, func(w weak.Pointer[Array]) bool {
			y := w.Value()
			return y == nil || !y.later.Load().waits()
		})
	}
	if a.later.Load() != d || len(d.waiting) == mostWaiting {
		return false
	}
	d.waiting = append(d.waiting, weak.Make(z))
	return true
}

// elements returns the slice of a, for which nothing waits any more.
func (a *Array) elements() any {
	if a.later.Load() != nil {
		a.settle()
	}
	return a.data
}

// settle computes a if it waits, and what waits for it.
func (a *Array) settle() {
	d := a.later.Load()
	if d == nil || d == escaped {
		return
	}
	d.Lock()
	defer d.Unlock()
	if a.later.Load() != d {
		return // another goroutine was faster
	}
	if d.waits() {
		z := Empty(a.dtype, a.shape...)
		d.source.steps(z, d.steps)
		a.data = z.data
	}
	for _, w := range d.waiting {
		if z := w.Value(); z != nil {
			z.settle()
		}
	}
	a.later.Store(nil)
}

// share lets nothing wait for z and a, which have elements in common.
func (z *Array) share(a *Array) {
	if a.Size() >= leastDeferred {
		z.escape()
		a.escape()
	}
}

// escape computes what waits for a, and lets nothing wait for it from now on: others
// than a know its elements and may change them at any time.
func (a *Array) escape() {
	for a.later.Load() != escaped {
		a.settle()
		a.later.CompareAndSwap(nil, escaped)
	}
}
