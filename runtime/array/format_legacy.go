package array

import (
	"fmt"
	"math"
	"strings"
)

// This file prints as NumPy did before version 1.14, which textbooks of the
// time show: one column for the sign, float32 written through float64 with up
// to 8 decimals, zeros at the end replaced by blanks.

// oldElements returns the function that writes element i.
func oldElements(a *Array, o PrintOptions, shown []int) func(i int) string {
	switch a.dtype {
	case Bool:
		return func(i int) string { return boolString(a.Float(i) != 0, true) }
	case Float32, Float64:
		return newOldFormat(a, o, shown).format(a)
	}
	return intElements(a, shown)
}

type oldFormat struct {
	o              PrintOptions
	exponent       bool
	longExponent   bool // three digits
	width, decimal int
}

func newOldFormat(a *Array, o PrintOptions, shown []int) *oldFormat {
	f := &oldFormat{o: o}
	largest, smallest, special := 0.0, math.Inf(1), false
	eachShown(a.Size(), shown, func(i int) {
		v := math.Abs(a.Float(i))
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0):
			special = true
		case v != 0:
			largest, smallest = math.Max(largest, v), math.Min(smallest, v)
		}
	})
	ratio := largest / smallest
	if a.dtype == Float32 {
		ratio = float64(float32(largest) / float32(smallest))
	}
	f.exponent = largest >= 1e8 || largest > 0 && !o.Suppress && (smallest < 1e-4 || ratio > 1000)
	if f.exponent {
		f.longExponent = smallest > 0 && smallest < 1e-99 || largest >= 1e100
		f.width, f.decimal = 8+o.Precision, o.Precision
		if f.longExponent {
			f.width++
		}
		return f
	}
	eachShown(a.Size(), shown, func(i int) {
		v := a.Float(i)
		if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
			return
		}
		_, frac, _ := strings.Cut(fmt.Sprintf("%.*f", o.Precision, v), ".")
		f.decimal = max(f.decimal, len(strings.TrimRight(frac, "0")))
	})
	f.width = len(fmt.Sprintf("%.0f", math.Trunc(largest))) + f.decimal + 2
	if special {
		f.width = max(f.width, len(o.NanStr), len(o.InfStr)+1)
	}
	return f
}

func (f *oldFormat) format(a *Array) func(i int) string {
	flag := ""
	if f.o.Sign == '+' {
		flag = "+"
	}
	return func(i int) string {
		v := a.Float(i)
		switch {
		case math.IsNaN(v):
			return padLeft(f.o.NanStr, f.width)
		case math.IsInf(v, -1):
			return padLeft("-"+f.o.InfStr, f.width)
		case math.IsInf(v, 0):
			return padLeft(strings.TrimLeft(flag, "#")+f.o.InfStr, f.width)
		case f.exponent:
			s := fmt.Sprintf("%"+flag+"*.*e", f.width, f.decimal, v)
			if at := len(s) - 3; f.longExponent && (s[at] == '+' || s[at] == '-') {
				s = s[1:len(s)-2] + "0" + s[len(s)-2:]
			}
			return s
		}
		s := fmt.Sprintf("%#"+flag+"*.*f", f.width, f.decimal, v)
		kept := strings.TrimRight(s, "0")
		return padRight(kept, len(s))
	}
}

// oldRows writes the sub-array at depth axes; see printer.rows.
func (p *printer) oldRows(depth, at int, indent string) string {
	left := p.a.Ndim() - depth
	n := p.a.shape[depth]
	head, tail, cut := p.split(n)
	if left == 1 {
		return p.oldRow(at*n, n, head, tail, cut, indent)
	}
	between := strings.TrimRight(p.separator, " ") + strings.Repeat("\n", left-1)
	var text strings.Builder
	text.WriteString("[")
	put := func(i int, first, last bool) {
		if !first {
			text.WriteString(indent)
		}
		text.WriteString(p.oldRows(depth+1, at*n+i, " "+indent))
		if !last {
			text.WriteString(between)
		}
	}
	for i := 0; i < head; i++ {
		put(i, i == 0, false)
	}
	if cut {
		text.WriteString(indent + "..., \n")
	}
	for i := n - tail; i < n; i++ {
		put(i, i == 0, i == n-1)
	}
	return text.String() + "]"
}

// oldRow writes one line of numbers, broken where it gets too long.
func (p *printer) oldRow(at, n, head, tail int, cut bool, indent string) string {
	done, line := "", indent
	add := func(word, separator string) {
		if len(strings.TrimRight(line, " "))+len(word)+len(strings.TrimRight(separator, " ")) >= p.o.LineWidth {
			done += strings.TrimRight(line, " ") + "\n"
			line = indent
		}
		line += word + separator
	}
	for i := 0; i < head; i++ {
		add(p.element(at+i), p.separator)
	}
	if cut {
		add("...", ", ")
	}
	for i := n - tail; i < n-1; i++ {
		add(p.element(at+i), p.separator)
	}
	add(p.element(at+n-1), "")
	return "[" + (done + line)[len(indent):] + "]"
}
