package array

import (
	"math"
	"strconv"
	"strings"
)

// floatFormat writes floats of one array in one width: all with an exponent or
// none, and with as many digits as the longest needs, up to the precision.
type floatFormat struct {
	o        PrintOptions
	bits     int // 32 or 64: how many digits tell a number from its neighbours
	exponent bool
	unique   bool // the fewest digits that identify the number, cut at digits
	digits   int  // at most so many digits after the point; -1 for no limit
	minimum  int  // at least so many
	expWidth int
	left     int // characters before the point
	right    int // characters after it
}

// newFloatFormat looks at the elements that will be shown.
func newFloatFormat[T Float](x []T, o PrintOptions, shown []int, bits int) *floatFormat {
	f := &floatFormat{o: o, bits: bits, unique: true, digits: o.Precision}
	if o.FloatMode == "unique" {
		f.digits = -1
	}
	var finite []float64
	special, negativeInf := false, false
	negative := false
	largest, smallest := T(0), T(math.Inf(1))
	eachShown(len(x), shown, func(i int) {
		v := x[i]
		if v != v || v-v != 0 {
			special = true
			negativeInf = negativeInf || v < 0
			return
		}
		finite = append(finite, float64(v))
		negative = negative || math.Signbit(float64(v))
		if v != 0 {
			largest = max(largest, T(math.Abs(float64(v))))
			smallest = min(smallest, T(math.Abs(float64(v))))
		}
	})
	f.exponent = largest > 0 && (largest >= 1e8 || !o.Suppress && (float64(smallest) < 1e-4 || largest/smallest > 1000))
	switch {
	case len(finite) == 0:
		f.exponent = false
	case f.exponent:
		f.fitExponent(finite)
	default:
		f.fitPositional(finite)
	}
	if len(finite) > 0 && o.Sign == ' ' && !negative {
		f.left++
	}
	if special {
		room := f.right + 1
		inf := len(o.InfStr)
		if o.Sign != '-' || negativeInf {
			inf++
		}
		f.left = max(f.left, len(o.NanStr)-room, inf-room)
	}
	return f
}

func (f *floatFormat) fitExponent(finite []float64) {
	if f.o.FloatMode == "fixed" {
		f.minimum, f.unique = f.digits, false
	}
	fraction := 0
	for i, v := range finite {
		pollShown(i)
		mantissa, exp, _ := strings.Cut(f.scientific(v), "e")
		whole, frac, _ := strings.Cut(mantissa, ".")
		f.left = max(f.left, len(whole))
		fraction = max(fraction, len(frac))
		f.expWidth = max(f.expWidth, len(exp)-1)
	}
	f.digits, f.minimum = fraction, fraction
	f.right = f.expWidth + 2 + fraction
}

func (f *floatFormat) fitPositional(finite []float64) {
	if f.o.FloatMode == "fixed" {
		f.minimum, f.unique = f.digits, false
	}
	for i, v := range finite {
		pollShown(i)
		whole, frac, _ := strings.Cut(f.positional(v), ".")
		f.left = max(f.left, len(whole))
		f.right = max(f.right, len(frac))
	}
	if f.o.FloatMode == "fixed" || f.o.FloatMode == "maxprec_equal" {
		f.digits, f.minimum = f.right, f.right
	}
}

// format writes one number in the common width.
func (f *floatFormat) format(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return padLeft(f.special(v), f.left+f.right+1)
	}
	if f.exponent {
		whole, rest, _ := strings.Cut(f.scientific(v), ".")
		return padLeft(whole, f.left) + "." + rest
	}
	whole, frac, _ := strings.Cut(f.positional(v), ".")
	return padLeft(whole, f.left) + "." + padRight(frac, f.right)
}

func (f *floatFormat) special(v float64) string {
	plus := ""
	if f.o.Sign == '+' {
		plus = "+"
	}
	switch {
	case math.IsNaN(v):
		return plus + f.o.NanStr
	case v < 0:
		return "-" + f.o.InfStr
	}
	return plus + f.o.InfStr
}

// positional writes v as 12.5 or 12. without padding.
func (f *floatFormat) positional(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, f.bits)
	if n := f.digitsFor(s); n >= 0 {
		s = strconv.FormatFloat(v, 'f', n, f.bits)
	}
	return f.finish(s)
}

// scientific writes v as 1.25e+08 without padding.
func (f *floatFormat) scientific(v float64) string {
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, f.bits), "e")
	if n := f.digitsFor(mantissa); n >= 0 {
		mantissa, exp, _ = strings.Cut(strconv.FormatFloat(v, 'e', n, f.bits), "e")
	}
	for len(exp)-1 < f.expWidth {
		exp = exp[:1] + "0" + exp[1:]
	}
	return f.finish(mantissa) + "e" + exp
}

// digitsFor returns how many exact digits replace the shortest form, which has
// too many or too few behind the point; -1 if it is right.
func (f *floatFormat) digitsFor(shortest string) int {
	_, frac, _ := strings.Cut(shortest, ".")
	switch {
	case f.digits >= 0 && (!f.unique || len(frac) > f.digits):
		return f.digits
	case len(frac) < f.minimum:
		return f.minimum
	}
	return -1
}

// finish trims the zeros at the end, down to the minimum of digits, and adds
// the point and the sign.
func (f *floatFormat) finish(s string) string {
	whole, frac, _ := strings.Cut(s, ".")
	frac = strings.TrimRight(frac, "0")
	if len(frac) < f.minimum {
		frac += strings.Repeat("0", f.minimum-len(frac))
	}
	if f.o.Sign == '+' && whole[0] != '-' {
		whole = "+" + whole
	}
	return whole + "." + frac
}

// scalar writes the element of a 0-d array as NumPy writes a scalar.
func (o PrintOptions) scalar(a *Array) string {
	switch x := a.elements().(type) {
	case []bool:
		return boolString(x[0], false)
	case []float32:
		if o.Legacy == "1.13" { // it printed the float64 of equal value
			return formatScalar(float64(x[0]), 64)
		}
		return formatScalar(float64(x[0]), 32)
	case []float64:
		return formatScalar(x[0], 64)
	}
	return intElements(a, nil)(0)
}

// formatScalar writes the fewest digits that identify v, at least one behind
// the point, with an exponent below 1e-4 and from 1e16 on.
func formatScalar(v float64, bits int) string {
	switch {
	case math.IsNaN(v):
		return "nan"
	case math.IsInf(v, 0):
		return strings.ToLower(strings.TrimPrefix(strconv.FormatFloat(v, 'g', -1, bits), "+"))
	case v == 0 || math.Abs(v) >= 1e-4 && math.Abs(v) < 1e16:
		s := strconv.FormatFloat(v, 'f', -1, bits)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	return strconv.FormatFloat(v, 'e', -1, bits)
}
