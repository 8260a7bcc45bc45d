package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.flip(m: data, axis: axes? = nil) -> array", Flip, catalog.ArrayShape)
	catalog.Add("np.fliplr(m: data) -> array", FlipLR, catalog.ArrayShape)
	catalog.Add("np.flipud(m: data) -> array", FlipUD, catalog.ArrayShape)
	catalog.Add("np.roll(a: data, shift: ints, axis: axes? = nil) -> array", Roll, catalog.ArrayShape)
	catalog.Add("np.rot90(m: data, k: integer = 1, axes: ints = {0, 1}) -> array", Rot90, catalog.ArrayShape)
}

// Flip returns a with the order of the elements reversed along the given axes,
// or along all.
//
// 日本語: 要素の順番を軸に沿って逆にします。
//
//	> np.flip(np.array{{1, 2}, {3, 4}}, 1)
//	[[2. 1.]
//	 [4. 3.]]
func Flip(m *Array, axis array.Axes) *Array {
	for _, d := range axis.Resolve(m.Ndim()) {
		ix := make(array.Index, d+1)
		ix[d] = array.Part{Start: -1, Stop: 0, Step: -1}
		if m.Shape()[d] > 0 {
			m = array.Get(m, ix)
		}
	}
	return m
}

// FlipLR returns a matrix with left and right exchanged.
//
//	> np.fliplr(np.array{{1, 2}})
//	[[2. 1.]]
func FlipLR(m *Array) *Array { return Flip(m, array.Axes{1}) }

// FlipUD returns an array with up and down exchanged.
//
//	> np.flipud(np.array{1, 2})
//	[2. 1.]
func FlipUD(m *Array) *Array { return Flip(m, array.Axes{0}) }

// Roll moves the elements along an axis; what falls out at the end comes in at
// the front. Without an axis it rolls all elements in a row.
//
// 日本語: 要素を軸に沿ってずらし、はみ出した分を反対側に戻します。
//
//	> np.roll(np.arange(5), 2)
//	[3 4 0 1 2]
func Roll(a *Array, shift []int, axis array.Axes) *Array {
	if axis == nil {
		total := 0
		for _, s := range shift {
			total += s
		}
		return rollAxis(a.Reshape(-1), total, 0).Reshape(a.Shape()...)
	}
	if len(shift) != len(axis) && len(shift) != 1 && len(axis) != 1 {
		array.FailIn("roll", "shift has %d numbers for %d axes", len(shift), len(axis))
	}
	if len(shift) == 0 || len(axis) == 0 {
		return a.Copy()
	}
	for i := range max(len(shift), len(axis)) {
		a = rollAxis(a, shift[min(i, len(shift)-1)], array.Axis(axis[min(i, len(axis)-1)]).Resolve(a.Ndim()))
	}
	return a
}

func rollAxis(a *Array, shift, d int) *Array {
	n := a.Shape()[d]
	positions := make([]int, n)
	for i := range positions {
		positions[i] = ((i-shift)%n + n) % n
	}
	return array.TakeAxis(a, positions, d)
}

// Rot90 turns a matrix by k quarters, from the first axis towards the second.
//
//	> np.rot90(np.array{{1, 2}, {3, 4}})
//	[[2. 4.]
//	 [1. 3.]]
func Rot90(m *Array, k int, axes []int) *Array {
	if len(axes) != 2 {
		array.FailIn("rot90", "axes are two axes, got %d", len(axes))
	}
	first, second := array.Axis(axes[0]).Resolve(m.Ndim()), array.Axis(axes[1]).Resolve(m.Ndim())
	if first == second {
		array.FailIn("rot90", "the two axes are the same")
	}
	switch (k%4 + 4) % 4 {
	case 1:
		return SwapAxes(Flip(m, array.Axes{second}), first, second)
	case 2:
		return Flip(m, array.Axes{first, second})
	case 3:
		return Flip(SwapAxes(m, first, second), array.Axes{second})
	}
	return m.Copy()
}
