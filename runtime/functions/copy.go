package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() { catalog.Add("F.copy(x: array[...], dst: value) -> array[...]", Copy, catalog.ArrayShape) }

// Copy returns x on the device dst, so that programs written for several devices
// run. There is one device here, the CPU: dst is a negative number or "@numpy",
// and the result has the elements of x.
//
//	> F.copy(np.array{1, 2}, -1)
//	variable([1. 2.])
func Copy(x *Variable, dst any) *Variable {
	number, isNumber := dst.(float64)
	if !(isNumber && number < 0) && dst != "@numpy" {
		array.FailIn("copy", `dst is no device of this machine, want the CPU: -1 or "@numpy"`)
	}
	return apply1("copy", &toDevice{}, x)
}

type toDevice struct{ Node }

func (f *toDevice) Forward(x []*Array) []*Array         { return x }
func (f *toDevice) Backward(gy []*Variable) []*Variable { return grads(gy[0]) }
