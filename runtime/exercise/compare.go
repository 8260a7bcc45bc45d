package exercise

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`check.equal(label: string, got: value, want: value, marks: number = 1, hint: string = "") -> boolean`, Equal, catalog.Utility)
	catalog.Add(`check.close(label: string, got: value, want: value, rtol: number = 1e-5, atol: number = 1e-6, marks: number = 1, hint: string = "") -> boolean`, Close, catalog.Utility)
	catalog.Add(`check.shape(label: string, got: value, shape: ints, marks: number = 1, hint: string = "") -> boolean`, Shape, catalog.Utility)
}

// Equal marks a result of an exercise: got must be want. It prints the label
// and the marks, and if they differ what came, what was wanted and the hint. It
// returns whether all is well. nnlua check FILE adds the marks up.
//
// 日本語: 結果が正解と等しいかどうかを調べ、点数とヒントを表示します。
//
// Arrays, Variables and tables of numbers are equal if they have one shape and
// the same numbers, whatever their dtype.
//
//	> check = require "check"
//	> check.equal("1 + 1", 1 + 1, 2)
//	[ok] 1 + 1 (1/1)
//	true
//	> check.equal("twice 3", 3, 6, {marks = 2, hint = "multiply by 2"})
//	[--] twice 3 (0/2)
//	     got 3, want 6
//	     hint: multiply by 2
//	false
func Equal(s *autograd.Session, label string, got, want any, opt Options) bool {
	return note(s, label, compare(s, got, want, 0, 0), opt)
}

// CloseOptions are the tolerances of Close, and what every check takes.
type CloseOptions struct {
	Rtol, Atol, Marks float64
	Hint              string
}

// Close marks a result like check.equal, but lets numbers differ by at most
// atol + rtol * |want|. Both must be 0 or more.
//
// 日本語: 結果が誤差の範囲で正解に合うかどうかを調べ、点数とヒントを表示します。
//
//	> check = require "check"
//	> check.close("a third", 0.3333, 1 / 3, {atol = 0.001})
//	[ok] a third (1/1)
//	true
//	> check.close("the mean", np.array{1, 2}, {1, 2.5})
//	[--] the mean (0/1)
//	     element [2] is 2, want 2.5
//	false
func Close(s *autograd.Session, label string, got, want any, opt CloseOptions) bool {
	if !(opt.Rtol >= 0) || !(opt.Atol >= 0) {
		array.FailIn("close", "rtol is %g and atol is %g, want 0 or more", opt.Rtol, opt.Atol)
	}
	return note(s, label, compare(s, got, want, opt.Rtol, opt.Atol), Options{opt.Marks, opt.Hint})
}

// Shape marks the shape of a result: an array, a Variable or a table of numbers.
//
// 日本語: 結果の形が正しいかどうかを調べ、点数とヒントを表示します。
//
//	> check = require "check"
//	> check.shape("x", np.zeros{2, 3}, {2, 3})
//	[ok] x (1/1)
//	true
//	> check.shape("y", np.zeros(3), {3, 1}, {hint = "reshape it"})
//	[--] y (0/1)
//	     the shape is (3,), want (3, 1)
//	     hint: reshape it
//	false
func Shape(s *autograd.Session, label string, got any, shape []int, opt Options) bool {
	say := SheetOf(s).Say
	numbers, ok := numbersOf(got)
	message := ""
	switch {
	case !ok:
		message = fmt.Sprintf(say("got %s, want an array", "%s ですが、配列のはずです"), show(say, got))
	case !slices.Equal(numbers.shape, shape):
		message = fmt.Sprintf(say("the shape is %s, want %s", "形は %s ですが、%s のはずです"), array.ShapeString(numbers.shape), array.ShapeString(shape))
	}
	return note(s, label, message, opt)
}

// numbers is whatever consists of numbers.
type numbers struct {
	shape  []int
	data   []float64
	single bool // they have no more digits than float32
}

// numbersOf reads a number, an array, a Variable, or a table of them that is not ragged.
func numbersOf(v any) (numbers, bool) {
	switch v := v.(type) {
	case float64:
		return numbers{shape: []int{}, data: []float64{v}}, true
	case array.Item:
		return numbers{[]int{}, []float64{v.Value}, v.Dtype == array.Float32}, true
	case *autograd.Variable:
		return numbersOf(v.Data())
	case *array.Array:
		if v == nil {
			return numbers{}, false
		}
		return numbers{v.Shape(), array.Data[float64](v.AsType(array.Float64)), v.Dtype() == array.Float32}, true
	case catalog.Table:
		if v.Len() == 0 || len(v.Names()) > 0 {
			return numbers{}, false
		}
		var all numbers
		for i := range v.Len() {
			item, ok := numbersOf(v.At(i))
			if !ok || i > 0 && !slices.Equal(item.shape, all.shape[1:]) {
				return numbers{}, false
			}
			all.shape = append([]int{v.Len()}, item.shape...)
			all.data = append(all.data, item.data...)
			all.single = all.single || item.single
		}
		return all, true
	}
	return numbers{}, false
}

// compare says how got differs from want, "" if it does not.
func compare(s *autograd.Session, got, want any, rtol, atol float64) string {
	say := SheetOf(s).Say
	differ := fmt.Sprintf(say("got %s, want %s", "%s ですが、%s のはずです"), show(say, got), show(say, want))
	x, ok := numbersOf(got)
	y, wanted := numbersOf(want)
	switch {
	case ok != wanted:
		return differ
	case !ok:
		if t, isTable := want.(catalog.Table); isTable {
			return compareTables(s, got, t, rtol, atol)
		}
		if _, isTable := got.(catalog.Table); isTable || got != want {
			return differ
		}
		return ""
	case !slices.Equal(x.shape, y.shape):
		return fmt.Sprintf(say("the shape is %s, want %s", "形は %s ですが、%s のはずです"), array.ShapeString(x.shape), array.ShapeString(y.shape))
	}
	single := x.single || y.single
	for i := range x.data {
		if near(x.data[i], y.data[i], rtol, atol, single) {
			continue
		}
		if len(x.shape) == 0 {
			return differ
		}
		return fmt.Sprintf(say("element %s is %g, want %g", "要素 %s は %g ですが、%g のはずです"), place(i, x.shape), x.data[i], y.data[i])
	}
	return ""
}

// near reports whether two numbers differ by no more than the tolerances, in
// single precision if one of them has no more digits.
func near(got, want, rtol, atol float64, single bool) bool {
	if single {
		got, want = float64(float32(got)), float64(float32(want))
	}
	return got == want || math.Abs(got-want) <= atol+rtol*math.Abs(want) || math.IsNaN(got) && math.IsNaN(want)
}

// compareTables compares a table of anything, item by item.
func compareTables(s *autograd.Session, got any, want catalog.Table, rtol, atol float64) string {
	say := SheetOf(s).Say
	table, ok := got.(catalog.Table)
	if !ok {
		return fmt.Sprintf(say("got %s, want %s", "%s ですが、%s のはずです"), show(say, got), show(say, want))
	}
	if table.Len() != want.Len() {
		return fmt.Sprintf(say("the table has %d items, want %d", "表の要素は %d 個ですが、%d 個のはずです"), table.Len(), want.Len())
	}
	for i := range want.Len() {
		if message := compare(s, table.At(i), want.At(i), rtol, atol); message != "" {
			return fmt.Sprintf("[%d]: %s", i+1, message)
		}
	}
	for _, name := range want.Names() {
		if message := compare(s, table.Get(name), want.Get(name), rtol, atol); message != "" {
			return name + ": " + message
		}
	}
	return ""
}

// place is the index of element i as a script writes it.
func place(i int, shape []int) string {
	index := make([]string, len(shape))
	for axis := len(shape) - 1; axis >= 0; axis-- {
		index[axis] = fmt.Sprint(i%shape[axis] + 1)
		i /= shape[axis]
	}
	if len(index) == 1 {
		return "[" + index[0] + "]"
	}
	return "[{" + strings.Join(index, ", ") + "}]"
}

// show is a value in one line.
func show(say func(english, japanese string) string, v any) string {
	switch v := v.(type) {
	case nil:
		return "nil"
	case string:
		return fmt.Sprintf("%q", v)
	case float64:
		return fmt.Sprintf("%.14g", v)
	case bool:
		return fmt.Sprint(v)
	}
	if n, ok := numbersOf(v); ok {
		return n.show(say)
	}
	if _, ok := v.(catalog.Table); ok {
		return say("a table", "表")
	}
	name := fmt.Sprintf("%T", v)
	name = name[strings.LastIndex(name, ".")+1:]
	return say("a "+name, name)
}

// show writes few numbers as a script does, and of many the shape.
func (n numbers) show(say func(english, japanese string) string) string {
	const few = 8
	switch {
	case len(n.shape) == 0:
		return fmt.Sprintf("%g", n.data[0])
	case len(n.shape) > 1 || len(n.data) > few:
		return fmt.Sprintf(say("an array of shape %s", "形が %s の配列"), array.ShapeString(n.shape))
	}
	items := make([]string, len(n.data))
	for i, v := range n.data {
		items[i] = fmt.Sprintf("%g", v)
	}
	return "{" + strings.Join(items, ", ") + "}"
}
