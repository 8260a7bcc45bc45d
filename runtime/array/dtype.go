package array

import (
	"math"
	"strings"
)

// Dtype is the type of an array's elements. The order is NumPy's order of
// promotion, so that a larger Dtype never loses to a smaller one of its kind.
type Dtype uint8

const (
	Bool Dtype = iota
	Uint8
	Int32
	Int64
	Float32 // the default
	Float64
)

// Element is every Go type that an array can hold.
type Element interface {
	bool | uint8 | int32 | int64 | float32 | float64
}

// Number is every element type with arithmetic.
type Number interface {
	uint8 | int32 | int64 | float32 | float64
}

// Float is every element type that can carry a gradient.
type Float interface {
	float32 | float64
}

var dtypeNames = [...]string{"bool", "uint8", "int32", "int64", "float32", "float64"}

// NumPy's spellings of a dtype: its name, its one-letter code and the code with a size.
var dtypeCodes = map[string]Dtype{
	"bool": Bool, "bool_": Bool, "?": Bool,
	"uint8": Uint8, "u1": Uint8, "B": Uint8,
	"int32": Int32, "i": Int32, "i4": Int32,
	"int64": Int64, "int": Int64, "l": Int64, "i8": Int64, "q": Int64,
	"float32": Float32, "f": Float32, "f4": Float32, "single": Float32,
	"float64": Float64, "float": Float64, "d": Float64, "f8": Float64, "double": Float64,
}

// String returns NumPy's name, such as "float32".
func (d Dtype) String() string { return dtypeNames[d] }

// Size returns the number of bytes of one element.
func (d Dtype) Size() int { return [...]int{1, 1, 4, 8, 4, 8}[d] }

// IsFloat reports whether d is float32 or float64.
func (d Dtype) IsFloat() bool { return d >= Float32 }

// IsInt reports whether d is an integer dtype; bool is none.
func (d Dtype) IsInt() bool { return d == Uint8 || d == Int32 || d == Int64 }

// ParseDtype returns the Dtype of a NumPy name ("float32") or code ("f", "i4", "?").
func ParseDtype(name string) Dtype {
	d, ok := dtypeCodes[name]
	if !ok {
		Fail("unknown dtype '%s' (there are %s)", name, strings.Join(dtypeNames[:], ", "))
	}
	return d
}

// Promote returns the dtype of the result of an operation between arrays of
// dtypes a and b, by NumPy's table: bool < uint8 < int32 < int64, float32 <
// float64; int32 or int64 with float32 gives float64.
func Promote(a, b Dtype) Dtype {
	if a > b {
		a, b = b, a
	}
	if b == Float32 && (a == Int32 || a == Int64) {
		return Float64
	}
	return b
}

// ResultDtype returns the dtype of an operation between a and b. It is Promote,
// but a 0-d array beside a larger one counts by its value, as in NumPy 1.24: it
// does not change the dtype unless its kind (bool, integer, float) is higher or
// its value does not fit.
func ResultDtype(a, b *Array) Dtype {
	if (a.Ndim() == 0) == (b.Ndim() == 0) {
		return Promote(a.dtype, b.dtype)
	}
	if a.Ndim() == 0 {
		a, b = b, a
	}
	return Promote(a.dtype, scalarDtype(b, a.dtype))
}

// scalarDtype returns the smallest dtype of b's kind that holds the value of
// the 0-d array b, no smaller than needed beside dtype d.
func scalarDtype(b *Array, d Dtype) Dtype {
	v := b.Float(0)
	switch {
	case b.dtype == Bool:
		return Bool
	case b.dtype.IsFloat() && (d == Float64 || math.Abs(v) <= math.MaxFloat32 || math.IsInf(v, 0) || math.IsNaN(v)):
		return Float32
	case b.dtype.IsFloat():
		return Float64
	case v >= 0 && v <= math.MaxUint8:
		return Uint8
	case math.Abs(v) <= math.MaxInt32 && !d.IsFloat():
		return Int32
	case d.IsFloat():
		return Uint8
	}
	return Int64
}

// DtypeOf returns the Dtype that holds elements of the Go type T.
func DtypeOf[T Element]() Dtype {
	var zero T
	switch any(zero).(type) {
	case bool:
		return Bool
	case uint8:
		return Uint8
	case int32:
		return Int32
	case int64:
		return Int64
	case float32:
		return Float32
	}
	return Float64
}
