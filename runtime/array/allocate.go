package array

import (
	"unsafe"

	"nnlua/runtime/array/kernel"
)

// owned is an array together with its slice and, where they are few, room for its
// elements: small arrays are many, and each is one allocation.
type owned[T Element, Room [0]uint64 | [4]uint64 | [16]uint64 | [32]uint64] struct {
	Array
	slice []T
	room  Room
}

func allocate[T Element](d Dtype, shape []int, n int, clean bool) *Array {
	switch bytes := n * d.Size(); {
	case bytes <= 32:
		o := &owned[T, [4]uint64]{}
		return o.over(d, shape, unsafe.Slice((*T)(unsafe.Pointer(&o.room)), n))
	case bytes <= 128:
		o := &owned[T, [16]uint64]{}
		return o.over(d, shape, unsafe.Slice((*T)(unsafe.Pointer(&o.room)), n))
	case bytes <= 256:
		o := &owned[T, [32]uint64]{}
		return o.over(d, shape, unsafe.Slice((*T)(unsafe.Pointer(&o.room)), n))
	}
	o := &owned[T, [0]uint64]{}
	if !clean {
		return o.over(d, shape, kernel.Unset[T](n))
	}
	data := kernel.Recycled[T](n)
	if data == nil {
		return o.over(d, shape, make([]T, n))
	}
	clear(data)
	return o.over(d, shape, data)
}

// over makes the owned array one over data.
func (o *owned[T, Room]) over(d Dtype, shape []int, data []T) *Array {
	o.dtype, o.slice = d, data
	o.setShape(shape)
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
	switch data := a.elements().(type) {
	case []float32:
		kernel.Recycle(data)
	case []float64:
		kernel.Recycle(data)
	}
}

// Place returns where the elements begin in memory. Arrays that share them have one place.
func (a *Array) Place() unsafe.Pointer {
	a.elements()
	return *(*unsafe.Pointer)((*[2]unsafe.Pointer)(unsafe.Pointer(&a.data))[1])
}
