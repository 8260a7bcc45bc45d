package array

import "math"

// ufuncDtype returns the dtype in which an operation of these arrays computes.
//
// It is the promotion of their dtypes, but 0-d arrays beside larger ones count
// by their values, as in NumPy 1.24: they raise the dtype only if their kind
// (bool, integer, float) is higher, or if it cannot hold their value.
func ufuncDtype(arrays ...*Array) Dtype {
	large, small := Bool, Bool // the promoted dtypes of the arrays with axes and of the others
	anyLarge, anySmall := false, false
	for _, a := range arrays {
		if a.Ndim() > 0 {
			large, anyLarge = Promote(large, a.dtype), true
		} else {
			small, anySmall = Promote(small, a.dtype), true
		}
	}
	if !anyLarge || !anySmall || kind(small) > kind(large) {
		return Promote(large, small)
	}
	d := large
	for _, a := range arrays {
		if a.Ndim() == 0 && !holds(d, a) {
			d = Promote(d, smallestDtype(a))
		}
	}
	return d
}

// kind orders the kinds of dtypes: bool, integers, floats.
func kind(d Dtype) int {
	switch {
	case d.IsFloat():
		return 2
	case d.IsInt():
		return 1
	}
	return 0
}

// holds reports whether dtype d, of the kind of the 0-d array a or a higher one,
// holds the value of a.
func holds(d Dtype, a *Array) bool {
	v := a.Float(0)
	switch d {
	case Uint8:
		return v >= 0 && v <= math.MaxUint8
	case Int32:
		return v >= math.MinInt32 && v <= math.MaxInt32
	case Float32:
		if !a.dtype.IsFloat() { // the integers that fit into 16 bits, in NumPy
			return v >= math.MinInt16 && v <= math.MaxUint16
		}
		return math.Abs(v) <= math.MaxFloat32 || math.IsInf(v, 0) || math.IsNaN(v)
	}
	return true
}

// smallestDtype returns the smallest dtype of a's kind that holds its value and negative ones.
func smallestDtype(a *Array) Dtype {
	switch {
	case a.dtype.IsFloat():
		return Float64
	case holds(Int32, a):
		return Int32
	}
	return Int64
}

// floatDtype returns the dtype in which a function that is defined for floats
// computes the values of dtype d. bool and uint8 give float32, where NumPy
// gives the float16 that is not here.
func floatDtype(d Dtype) Dtype {
	switch d {
	case Bool, Uint8:
		return Float32
	case Int32, Int64:
		return Float64
	}
	return d
}

// smallest returns the smallest value of an integer type.
func smallest[T Int]() T {
	if d := DtypeOf[T](); d != Uint8 {
		return T(1) << (8*d.Size() - 1)
	}
	return 0
}
