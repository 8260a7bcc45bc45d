package array

import (
	"strings"
)

// PrintOptions are the settings of NumPy's np.set_printoptions.
type PrintOptions struct {
	Precision int    // digits after the point, 8
	Threshold int    // more elements than that are summarized, 1000
	EdgeItems int    // what a summary shows at each end of an axis, 3
	LineWidth int    // characters in a line, 75
	Suppress  bool   // no exponents for small numbers
	NanStr    string // "nan"
	InfStr    string // "inf"
	Sign      byte   // '-': only minus signs; '+': both; ' ': a blank for plus
	FloatMode string // "maxprec", "maxprec_equal", "unique" or "fixed"
	Legacy    string // "1.13" prints as NumPy did before 1.14; "" as it does now
}

// DefaultPrintOptions returns NumPy's defaults.
func DefaultPrintOptions() PrintOptions {
	return PrintOptions{
		Precision: 8, Threshold: 1000, EdgeItems: 3, LineWidth: 75,
		NanStr: "nan", InfStr: "inf", Sign: '-', FloatMode: "maxprec",
	}
}

// String returns str(a) of NumPy with default options.
func (a *Array) String() string { return DefaultPrintOptions().Str(a) }

// Repr returns repr(a) of NumPy with default options, such as "array([0.5], dtype=float32)".
func (a *Array) Repr() string { return DefaultPrintOptions().Repr(a) }

// Str returns str(a) of NumPy under the options.
func (o PrintOptions) Str(a *Array) string {
	if a.Ndim() == 0 {
		return o.scalar(a)
	}
	return o.layout(a, " ", "", "")
}

// Repr returns repr(a) of NumPy under the options.
func (o PrintOptions) Repr(a *Array) string {
	old := o.Legacy == "1.13"
	implied := (a.dtype == Float64 || a.dtype == Int64 || a.dtype == Bool && !old) && a.Size() > 0
	const prefix = "array("
	suffix := ","
	if implied {
		suffix = ")"
	}
	var body string
	switch {
	case old && a.Ndim() == 0:
		body = o.scalar(a)
	case a.Size() > 0 || SameShape(a.shape, []int{0}):
		body = o.layout(a, ", ", prefix, suffix)
	default:
		body = "[], shape=" + ShapeString(a.shape)
	}
	text := prefix + body + suffix
	if implied {
		return text
	}
	dtype := "dtype=" + a.dtype.String() + ")"
	last := len(text) - (strings.LastIndexByte(text, '\n') + 1)
	if !old && last+len(dtype)+1 > o.LineWidth {
		return text + "\n" + strings.Repeat(" ", len(prefix)) + dtype
	}
	return text + " " + dtype
}

// Variable returns how Chainer prints a Variable over a (nil: uninitialized):
// "variable([[1.5]])" or "variable NAME(...)". separator " " gives str, ", " repr.
func (o PrintOptions) Variable(a *Array, name, separator string) string {
	prefix := "variable("
	if name != "" {
		prefix = "variable " + name + "("
	}
	switch {
	case a == nil:
		return prefix + "None)"
	case separator == ", " && a.Size() == 0 && !SameShape(a.shape, []int{0}):
		return prefix + "[], shape=" + ShapeString(a.shape) + ")"
	}
	return prefix + o.layout(a, separator, prefix, "") + ")"
}

// layout writes the elements in brackets. Lines after the first are indented by
// the length of prefix, and suffix is kept room for.
func (o PrintOptions) layout(a *Array, separator, prefix, suffix string) string {
	if a.Size() == 0 {
		return "[]"
	}
	p := &printer{o: o, a: a, separator: separator, shown: shownOf(a, o)}
	if o.Legacy == "1.13" {
		if a.Ndim() == 0 {
			return o.scalar(a)
		}
		p.element = oldElements(a, o, p.shown)
		return p.oldRows(0, 0, " "+strings.Repeat(" ", len(prefix)))
	}
	p.o.LineWidth -= len(suffix)
	p.element = elements(a, o, p.shown)
	p.width = p.o.LineWidth
	return p.rows(0, 0, " "+strings.Repeat(" ", len(prefix)), p.width)
}

// elements returns the function that writes element i of a, all in one width.
func elements(a *Array, o PrintOptions, shown []int) func(i int) string {
	switch x := a.elements().(type) {
	case []bool:
		return func(i int) string { return boolString(x[i], a.Ndim() > 0) }
	case []float32:
		f := newFloatFormat(x, o, shown, 32)
		return func(i int) string { return f.format(float64(x[i])) }
	case []float64:
		f := newFloatFormat(x, o, shown, 64)
		return func(i int) string { return f.format(x[i]) }
	}
	return intElements(a, shown)
}

func boolString(v, pad bool) string {
	switch {
	case v && pad:
		return " True"
	case v:
		return "True"
	}
	return "False"
}
