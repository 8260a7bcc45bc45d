package numpy

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/pattern"
)

// conversion is a part of a line: fixed text and then a number, or only text.
type conversion struct {
	before                 string
	flags, width, decimals string
	verb                   byte
}

var conversions = pattern.Of(`%([-+ 0#]*)(\d{0,3})(?:\.(\d{1,3}))?([a-zA-Z%])`)

// lineFormat returns the conversions of a line: one for all columns, a list, or
// a format for the line as a whole.
func lineFormat(format []string, width int, delimiter string) []conversion {
	line := strings.Join(format, delimiter)
	if len(format) == 1 && len(parseFormat(line)) <= 2 && count(parseFormat(line)) == 1 {
		line = strings.TrimSuffix(strings.Repeat(line+delimiter, width), delimiter)
	}
	parts := parseFormat(line)
	if n := count(parts); n != width {
		array.Fail("fmt writes %d numbers, a row has %d", n, width)
	}
	return parts
}

func count(parts []conversion) int {
	n := 0
	for _, p := range parts {
		if p.verb != 0 {
			n++
		}
	}
	return n
}

func parseFormat(line string) []conversion {
	var parts []conversion
	at, text := 0, ""
	for _, m := range conversions().FindAllStringSubmatchIndex(line, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return line[m[2*i]:m[2*i+1]]
		}
		text += line[at:m[0]]
		at = m[1]
		verb := group(4)[0]
		if verb == '%' {
			text += "%"
			continue
		}
		if !strings.ContainsRune("diueEfFgGs", rune(verb)) {
			array.Fail(`fmt holds '%s', want something like "%%d", "%%.3f", "%%e" or "%%s"`, line[m[0]:m[1]])
		}
		parts = append(parts, conversion{before: text, flags: group(1), width: group(2), decimals: group(3), verb: verb})
		text = ""
	}
	if text += line[at:]; text != "" {
		parts = append(parts, conversion{before: text})
	}
	return parts
}

// text writes element k as Python's % operator does.
func (c conversion) text(x *Array, k int) string {
	v := x.Float(k)
	start := "%" + c.flags + c.width
	switch c.verb {
	case 'd', 'i', 'u':
		if v-v != 0 {
			array.Fail("row %d, column %d is %g, which fmt %%d cannot write", k/x.Shape()[1]+1, k%x.Shape()[1]+1, v)
		}
		return fmt.Sprintf(start+"d", int64(v))
	case 's':
		word := strconv.FormatFloat(v, 'f', -1, 64)
		if x.Dtype().IsFloat() {
			word = array.DefaultPrintOptions().Str(array.Scalar(x.Dtype(), v))
		} else if x.Dtype() == array.Bool {
			word = map[bool]string{true: "True", false: "False"}[v != 0]
		}
		return fmt.Sprintf("%"+strings.Trim(c.flags, "0")+c.width+"s", word)
	}
	if v-v != 0 {
		return c.notFinite(v)
	}
	decimals := c.decimals
	if decimals == "" {
		decimals = "6"
	}
	return fmt.Sprintf(start+"."+decimals+string(c.verb), v)
}

// notFinite writes nan and inf as Python does: padded with zeros like a number.
func (c conversion) notFinite(v float64) string {
	word := map[bool]string{true: "inf", false: "nan"}[math.IsInf(v, 0)]
	if c.verb < 'a' {
		word = strings.ToUpper(word)
	}
	sign := ""
	switch {
	case v < 0:
		sign = "-"
	case strings.Contains(c.flags, "+"):
		sign = "+"
	case strings.Contains(c.flags, " "):
		sign = " "
	}
	width, _ := strconv.Atoi(c.width)
	pad := max(0, width-len(sign+word))
	switch {
	case strings.Contains(c.flags, "-"):
		return sign + word + strings.Repeat(" ", pad)
	case strings.Contains(c.flags, "0"):
		return sign + strings.Repeat("0", pad) + word
	}
	return strings.Repeat(" ", pad) + sign + word
}
