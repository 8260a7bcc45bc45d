package numpy

import "nnlua/runtime/array"

// result is the rule for what a function of np hands to Lua. It returns
// anything with axes as an array. Where a single value is left, a float stays
// an array of 0 dimensions, which prints as NumPy's scalar and keeps its dtype;
// an integer becomes a Lua number and a bool a Lua boolean, so that
// x[np.argmax(x) + 1] and if np.any(x) then work.
func result(a *Array) any {
	if a.Ndim() > 0 || a.Dtype().IsFloat() {
		return a
	}
	return plain(a)
}

// plain returns the only element of an array as a Lua number or boolean.
func plain(a *Array) any {
	if a.Dtype() == array.Bool {
		return a.Float(0) != 0
	}
	return a.Float(0)
}
