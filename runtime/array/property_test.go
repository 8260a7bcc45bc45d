package array

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// counting returns an int64 array whose elements are their own numbers.
func counting(shape []int) *Array {
	a := New(Int64, shape...)
	for i := range a.Size() {
		a.SetFloat(i, float64(i))
	}
	return a
}

// coordinates returns the place of element i of an array of that shape.
func coordinates(shape []int, i int) []int {
	at := make([]int, len(shape))
	for d := len(shape) - 1; d >= 0; d-- {
		at[d] = i % shape[d]
		i /= shape[d]
	}
	return at
}

// offset is the inverse of coordinates; axes of length 1 are repeated, missing
// axes are left out at the front.
func offset(shape, at []int) int {
	i := 0
	at = at[len(at)-len(shape):]
	for d, n := range shape {
		i *= n
		if n > 1 {
			i += at[d]
		}
	}
	return i
}

var shapes = rapid.SliceOfN(rapid.IntRange(0, 4), 0, 4)

// TestBroadcastingProperty holds that every element of an operation is that of
// the elements at its place, for all shapes that broadcast.
func TestBroadcastingProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		full := shapes.Draw(t, "shape")
		shrunk := func(label string) []int {
			shape := slices.Clone(full[rapid.IntRange(0, len(full)).Draw(t, label+" axes left out"):])
			for d := range shape {
				if rapid.Bool().Draw(t, label+" repeated") {
					shape[d] = 1
				}
			}
			return shape
		}
		a, b := counting(shrunk("a")), counting(shrunk("b"))
		z := Sub(a, Mul(b, Scalar(Int64, 100)))
		want := BroadcastShapes(a.Shape(), b.Shape())
		if !SameShape(z.Shape(), want) {
			t.Fatalf("%s and %s give %s, want shape %v", a.Describe(), b.Describe(), z.Describe(), want)
		}
		for i := range z.Size() {
			at := coordinates(want, i)
			if v := a.Float(offset(a.Shape(), at)) - 100*b.Float(offset(b.Shape(), at)); z.Float(i) != v {
				t.Fatalf("element %v is %v, want %v", at, z.Float(i), v)
			}
		}
		sum := SumTo(z, a.Shape())
		if total := Sum(z, nil, false).Float(0); Sum(sum, nil, false).Float(0) != total {
			t.Fatalf("summing to %v changes the total from %v", a.Shape(), total)
		}
	})
}

// TestBroadcastingErrors holds that shapes that do not go together are refused.
func TestBroadcastingErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := shapes.Draw(t, "a"), shapes.Draw(t, "b")
		fit := true
		for d := 1; d <= min(len(a), len(b)); d++ {
			m, n := a[len(a)-d], b[len(b)-d]
			fit = fit && (m == n || m == 1 || n == 1)
		}
		if err := Try(func() { Add(counting(a), counting(b)) }); (err == nil) != fit {
			t.Fatalf("%v and %v: error %v", a, b, err)
		}
	})
}

// axisIndex draws what selects along an axis of length n, and what it selects.
func axisIndex(t *rapid.T, n int) (part Part, chosen []int, keeps bool) {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if n == 0 {
		return Part{}, all, true
	}
	switch rapid.IntRange(0, 2).Draw(t, "kind") {
	case 0:
		at := rapid.IntRange(-n, n-1).Draw(t, "position")
		return Part{IsAt: true, At: at}, []int{(at + n) % n}, false
	case 1:
		start, stop := rapid.IntRange(0, n-1).Draw(t, "start"), rapid.IntRange(0, n-1).Draw(t, "stop")
		step := rapid.IntRange(1, 3).Draw(t, "step")
		if stop < start {
			step = -step
		}
		for i := start; (step > 0 && i <= stop) || (step < 0 && i >= stop); i += step {
			chosen = append(chosen, i)
		}
		return Part{Start: start, Stop: stop, Step: step}, chosen, true
	}
	return Part{}, all, true
}

// TestIndexingProperty holds that an index of positions and ranges selects what
// it says, that setting and getting are inverse, and that the rest stays.
func TestIndexingProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := counting(shapes.Draw(t, "shape"))
		var ix Index
		var chosen [][]int
		want := []int{}
		for _, n := range a.Shape() {
			part, places, keeps := axisIndex(t, n)
			ix = append(ix, part)
			chosen = append(chosen, places)
			if keeps {
				want = append(want, len(places))
			}
		}
		z := Get(a, ix)
		if !SameShape(z.Shape(), want) {
			t.Fatalf("%+v of %s gives %s, want shape %v", ix, a.Describe(), z.Describe(), want)
		}
		lengths := make([]int, len(chosen))
		for d, places := range chosen {
			lengths[d] = len(places)
		}
		selected := map[int]bool{}
		for i := range z.Size() {
			at := coordinates(lengths, i)
			for d := range at {
				at[d] = chosen[d][at[d]]
			}
			from := offset(a.Shape(), at)
			selected[from] = true
			if z.Float(i) != float64(from) {
				t.Fatalf("%+v of %s: element %d is %v, want %d", ix, a.Describe(), i, z.Float(i), from)
			}
		}
		b := a.Copy()
		Set(b, ix, Sub(Mul(z, Scalar(Int64, -1)), Scalar(Int64, 1)))
		for i := range b.Size() {
			v := float64(i)
			if selected[i] {
				v = -v - 1
			}
			if b.Float(i) != v {
				t.Fatalf("after setting %+v of %s, element %d is %v, want %v", ix, a.Describe(), i, b.Float(i), v)
			}
		}
	})
}

// TestMaskProperty holds that a mask selects as the positions where it is true.
func TestMaskProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := counting(shapes.Filter(func(s []int) bool { return len(s) > 0 }).Draw(t, "shape"))
		mask := New(Bool, a.Shape()...)
		for i := range Data[bool](mask) {
			Data[bool](mask)[i] = rapid.Bool().Draw(t, "mask")
		}
		byMask := Get(a, Index{{Array: mask}})
		positions := Index{}
		for _, p := range Nonzero(mask) {
			positions = append(positions, Part{Array: p})
		}
		if byPosition := Get(a, positions); !ArrayEqual(byMask, byPosition, false) {
			t.Fatalf("mask %v gives %v, its positions %v", mask.data, byMask.data, byPosition.data)
		}
	})
}
