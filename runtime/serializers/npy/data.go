package npy

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"nnlua/runtime/array"
)

// kind is a dtype of a file: the bytes of an element and what reads it.
type kind struct {
	size     int
	dtype    array.Dtype // in which it is read
	read     func(order binary.ByteOrder, b []byte) float64
	unsigned bool // 64 bits without a sign
}

// kinds are the dtypes of files. Those without read are copied bit by bit.
var kinds = map[string]kind{
	"b1": {size: 1, dtype: array.Bool, read: func(_ binary.ByteOrder, b []byte) float64 { return min(1, float64(b[0])) }},
	"u1": {size: 1, dtype: array.Uint8, read: func(_ binary.ByteOrder, b []byte) float64 { return float64(b[0]) }},
	"i1": {size: 1, dtype: array.Int32, read: func(_ binary.ByteOrder, b []byte) float64 { return float64(int8(b[0])) }},
	"i2": {size: 2, dtype: array.Int32, read: func(o binary.ByteOrder, b []byte) float64 { return float64(int16(o.Uint16(b))) }},
	"u2": {size: 2, dtype: array.Int32, read: func(o binary.ByteOrder, b []byte) float64 { return float64(o.Uint16(b)) }},
	"u4": {size: 4, dtype: array.Int64, read: func(o binary.ByteOrder, b []byte) float64 { return float64(o.Uint32(b)) }},
	"f2": {size: 2, dtype: array.Float32, read: func(o binary.ByteOrder, b []byte) float64 { return half(o.Uint16(b)) }},
	"i4": {size: 4, dtype: array.Int32},
	"i8": {size: 8, dtype: array.Int64},
	"u8": {size: 8, dtype: array.Int64, unsigned: true},
	"f4": {size: 4, dtype: array.Float32},
	"f8": {size: 8, dtype: array.Float64},
}

// codes are the dtypes in which arrays are written.
var codes = [...]string{array.Bool: "|b1", array.Uint8: "|u1", array.Int32: "<i4", array.Int64: "<i8", array.Float32: "<f4", array.Float64: "<f8"}

// decode returns the array of a header and its data, whose length fits.
func (h *header) decode(data []byte) *array.Array {
	shape := h.shape
	if h.fortran { // the axes stand in reverse order
		shape = make([]int, len(h.shape))
		for i, n := range h.shape {
			shape[len(shape)-1-i] = n
		}
	}
	a := array.New(h.kind.dtype, shape...)
	switch {
	case h.kind.read != nil:
		for i := range a.Size() {
			a.SetFloat(i, h.kind.read(h.order, data[i*h.kind.size:]))
		}
	case h.kind.dtype == array.Int32:
		binary.Decode(data, h.order, array.Data[int32](a))
	case h.kind.dtype == array.Int64:
		binary.Decode(data, h.order, array.Data[int64](a))
	case h.kind.dtype == array.Float32:
		binary.Decode(data, h.order, array.Data[float32](a))
	default:
		binary.Decode(data, h.order, array.Data[float64](a))
	}
	if h.kind.unsigned {
		for _, v := range array.Data[int64](a) {
			if v < 0 {
				array.Fail("it holds the number %d, int64 ends at %d", uint64(v), math.MaxInt64)
			}
		}
	}
	if h.fortran {
		return array.Transpose(a)
	}
	return a
}

// half returns the number of a float16: a sign, 5 bits of exponent, 10 of fraction.
func half(bits uint16) float64 {
	exponent, fraction := int(bits>>10&31), float64(bits&1023)
	v := math.Ldexp(1024+fraction, exponent-25)
	switch exponent {
	case 0:
		v = math.Ldexp(fraction, -24)
	case 31:
		v = math.Inf(1)
		if fraction != 0 {
			v = math.NaN()
		}
	}
	if bits>>15 == 1 {
		return -v
	}
	return v
}

// encode writes the elements, little end first.
func encode(w io.Writer, a *array.Array) error {
	switch a.Dtype() {
	case array.Bool:
		return write(w, array.Data[bool](a))
	case array.Uint8:
		return write(w, array.Data[uint8](a))
	case array.Int32:
		return write(w, array.Data[int32](a))
	case array.Int64:
		return write(w, array.Data[int64](a))
	case array.Float32:
		return write(w, array.Data[float32](a))
	}
	return write(w, array.Data[float64](a))
}

// write goes through a small buffer, so that a large array is not held twice.
func write[T array.Element](w io.Writer, x []T) error {
	const block = 1 << 13 // elements
	buffer := make([]byte, 0, 8*block)
	for len(x) > 0 {
		n := min(block, len(x))
		var err error
		if buffer, err = binary.Append(buffer[:0], binary.LittleEndian, x[:n]); err != nil {
			return err
		}
		if _, err = w.Write(buffer); err != nil {
			return err
		}
		x = x[n:]
	}
	return nil
}

// DecodeRaw returns the array of that shape whose elements, of a dtype such as
// "f4" and little end first, are data.
func DecodeRaw(code string, shape []int, data []byte) (a *array.Array, err error) {
	k, ok := kinds[code]
	if !ok {
		return nil, fmt.Errorf("it holds %s, want numbers", what(code, code))
	}
	failure := array.Try(func() {
		if want := array.CheckShape(k.dtype, shape) * k.size; want != len(data) {
			err = fmt.Errorf("it has %d bytes of data, an array of shape %s has %d", len(data), array.ShapeString(shape), want)
			return
		}
		a = (&header{kind: k, order: binary.LittleEndian, shape: shape}).decode(data)
	})
	if failure != nil {
		return nil, failure
	}
	return a, err
}

// EncodeRaw writes the elements of an array, little end first.
func EncodeRaw(w io.Writer, a *array.Array) error { return encode(w, a) }
