package functions

import (
	"fmt"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.einsum(operands: value*) -> float[...]", Einsum, catalog.Mathematics)
}

// Einsum sums products of elements as letters say (Einstein's notation). Every
// letter is an axis; letters that the result, behind "->", does not have are
// summed over. Without "->" the result has the letters that occur once, in
// alphabetical order. "..." stands for any axes; it may not be summed over.
//
// The arguments are the letters and then the arrays; or every array followed by a
// table of its axes as numbers from 0 to 51 and "...", and then, if wanted, a
// table of those of the result. A letter has one length everywhere. float32 and
// float64 may be mixed.
//
//	> F.einsum("ij,jk->ik", np.array{{1, 2}}, np.array{{3}, {4}})
//	variable([[11.]])
//	> F.einsum("ii", np.array{{1, 2}, {3, 4}})
//	variable(5.)
//	> F.einsum(np.array{{1, 2}}, {0, 1}, np.array{{3}, {4}}, {1, 2}, {0, 2})
//	variable([[11.]])
func Einsum(s *Session, operands []any) *Variable {
	subscripts, xs := einsumArguments(s, operands)
	arrays := make([]*Array, len(xs))
	for i, x := range xs {
		arrays[i] = x.Data()
		if !x.Dtype().IsFloat() {
			array.FailIn("einsum", "array %d is %s, want floats", i+1, x.Data().Describe())
		}
	}
	f := &einsum{}
	f.inputs, f.output = array.ParseSubscripts(subscripts, arrays)
	f.check(subscripts, arrays)
	return apply1("einsum", f, xs...)
}

type einsum struct {
	Node
	inputs [][]rune
	output []rune
}

// check refuses what NumPy would do beyond Chainer: broadcasting, and sums over "...".
func (f *einsum) check(subscripts string, x []*Array) {
	lengths := map[rune]int{}
	for i, letters := range f.inputs {
		for d, l := range letters {
			n := x[i].Shape()[d]
			if old, ok := lengths[l]; ok && old != n {
				array.FailIn("einsum", "%s stands for the lengths %d and %d", axisName(l), old, n)
			}
			lengths[l] = n
			if inEllipsis(l) && !slices.Contains(f.output, l) {
				array.FailIn("einsum", `"..." may not be summed over: the result must have it too`)
			}
		}
	}
	left, _, _ := strings.Cut(subscripts, "->")
	for i, term := range strings.Split(left, ",") {
		if strings.Contains(term, "...") && ellipsisAxes(f.inputs[i]) != ellipsisAxes(f.output) {
			array.FailIn("einsum", `"..." stands for different numbers of axes`)
		}
	}
}

func ellipsisAxes(letters []rune) int {
	n := 0
	for _, l := range letters {
		if inEllipsis(l) {
			n++
		}
	}
	return n
}

// inEllipsis tells the letters that array.ParseSubscripts writes for "...".
func inEllipsis(l rune) bool { return l > 'z' }

func axisName(l rune) string {
	if inEllipsis(l) {
		return `"..."`
	}
	return fmt.Sprintf("the letter '%c'", l)
}

func (f *einsum) Forward(x []*Array) []*Array {
	if len(x) > 64 { // as many as a Node retains
		array.Fail("there are %d arrays, want at most 64", len(x))
	}
	for i := range x {
		f.RetainInputs(i)
	}
	return one(array.EinsumLetters(f.inputs, f.output, x))
}

// Backward of array i is the einsum in which gy and the letters of the result
// stand in its place.
func (f *einsum) Backward(gy []*Variable) []*Variable {
	gx := make([]*Variable, len(f.inputs))
	xs := make([]*Variable, len(f.inputs))
	for i := range xs {
		xs[i] = f.RetainedInput(i)
	}
	for i, x := range xs {
		if !f.NeedsGrad(i) {
			continue
		}
		operands, inputs := slices.Clone(xs), slices.Clone(f.inputs)
		operands[i], inputs[i] = gy[0], f.output
		g := &einsum{inputs: inputs, output: slices.Clone(f.inputs[i])}
		operands = append(operands, g.complete(x)...)
		gx[i] = Cast(apply1("einsum", g, operands...), x.Dtype())
	}
	return gx
}

// complete makes every letter of the result, x, occur once there and in some
// array. It returns further arrays: an identity matrix where a letter stood twice,
// for a diagonal, and ones for a letter that only x had.
func (f *einsum) complete(x *Variable) []*Variable {
	var more []*Variable
	add := func(a *Array, letters ...rune) {
		more = append(more, x.Session().Constant(a))
		f.inputs = append(f.inputs, letters)
	}
	fresh := slices.Max(append(slices.Concat(f.inputs...), append(f.output, 'z')...))
	for i, l := range f.output {
		n := x.Shape()[i]
		if slices.Contains(f.output[:i], l) {
			fresh++
			f.output[i] = fresh
			one := array.New(x.Dtype(), n, n)
			for k := range n {
				one.SetFloat(k*n+k, 1)
			}
			add(one, l, fresh)
		} else if !slices.Contains(slices.Concat(f.inputs...), l) {
			ones := array.New(x.Dtype(), n)
			ones.Fill(1)
			add(ones, l)
		}
	}
	return more
}
