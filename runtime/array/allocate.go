package array

import (
	"unsafe"

	"nnlua/runtime/array/kernel"
)

// owned is an array together with its slice and, where they are few, its
// elements: small arrays are many, and each is one allocation.
type owned[T Element] struct {
	Array
	slice []T
	room  [4]uint64
}

func allocate[T Element](d Dtype, shape []int, n int, clean bool) *Array {
	o := &owned[T]{}
	o.dtype = d
	o.setShape(shape)
	switch {
	case n*d.Size() <= len(o.room)*8:
		o.slice = unsafe.Slice((*T)(unsafe.Pointer(&o.room)), n)
	case clean:
		if o.slice = kernel.Recycled[T](n); o.slice == nil {
			o.slice = make([]T, n)
		} else {
			clear(o.slice)
		}
	default:
		o.slice = kernel.Unset[T](n)
	}
	o.data = boxed(&o.slice)
	return &o.Array
}

// boxed returns *s as an interface that shares the slice header at s. The
// conversion of the language would allocate a copy of the header; nobody changes
// it, so that sharing is the same.
func boxed[T Element](s *[]T) any {
	var v any = []T(nil)
	(*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1] = unsafe.Pointer(s)
	return v
}

// Recycle gives back the memory of an array that nobody will look at again. It
// is used for the next array of the same size.
func (a *Array) Recycle() {
	switch data := a.data.(type) {
	case []float32:
		kernel.Recycle(data)
	case []float64:
		kernel.Recycle(data)
	}
}

// Place returns where the elements begin in memory. Arrays that share them have one place.
func (a *Array) Place() unsafe.Pointer {
	return *(*unsafe.Pointer)((*[2]unsafe.Pointer)(unsafe.Pointer(&a.data))[1])
}
