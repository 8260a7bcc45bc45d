package pyplot

import (
	"image/color"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// tableau are the names of the colours of the cycle, "tab:blue" to "tab:cyan".
var tableau = []string{"blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan"}

// parseColor reads a colour as matplotlib does: a letter, C0 to C9, a name of
// CSS, tab:blue, #rgb, #rrggbb, #rrggbbaa, a grey from "0" to "1", "none", or
// {red, green, blue} with or without opacity, each from 0 to 1.
func parseColor(v any) color.Color {
	if c, ok := v.(color.Color); ok {
		return c
	}
	name, ok := v.(string)
	if !ok {
		return mixedColor(numbers("color", v))
	}
	lower := strings.ToLower(name)
	switch {
	case lower == "none":
		return color.NRGBA{}
	case len(name) == 1 && letterColors[name[0]] != nil:
		return letterColors[name[0]]
	case len(name) == 2 && name[0] == 'C' && name[1] >= '0' && name[1] <= '9':
		return cycleColor(int(name[1] - '0'))
	case strings.HasPrefix(name, "#"):
		if c, ok := parseHex(name[1:]); ok {
			return c
		}
	case strings.HasPrefix(lower, "tab:"):
		for i, n := range tableau {
			if lower[4:] == n || n == "gray" && lower[4:] == "grey" {
				return cycleColor(i)
			}
		}
	}
	if c, ok := colornames.Map[lower]; ok {
		return c
	}
	if grey, err := strconv.ParseFloat(name, 64); err == nil && grey >= 0 && grey <= 1 {
		v := uint8(grey*255 + 0.5)
		return color.NRGBA{R: v, G: v, B: v, A: 255}
	}
	array.Fail("'%s' is no colour (write a name such as 'red', a letter such as 'r', '#ff8800', 'C0', 'tab:blue' or a grey '0.5')", name)
	return nil
}

// mixedColor returns the colour of three or four numbers from 0 to 1.
func mixedColor(parts *Array) color.Color {
	n := parts.Size()
	if parts.Ndim() > 1 && parts.Shape()[0] != 1 || n != 3 && n != 4 {
		array.Fail("a colour of numbers is {red, green, blue} or {red, green, blue, opacity}, each from 0 to 1")
	}
	v := [4]uint8{3: 255}
	for i := range n {
		part := parts.Float(i)
		if !(part >= 0 && part <= 1) {
			array.Fail("the colour {%g, %g, %g} has parts outside of 0 to 1", parts.Float(0), parts.Float(1), parts.Float(2))
		}
		v[i] = uint8(part*255 + 0.5)
	}
	return color.NRGBA{R: v[0], G: v[1], B: v[2], A: v[3]}
}

// colorList reads one colour or a table of them.
func colorList(v any) []color.Color {
	if _, isColor := v.(color.Color); isColor {
		return []color.Color{parseColor(v)}
	}
	if list, ok := v.(catalog.Table); ok && list.Len() > 0 {
		if _, isNumber := list.At(0).(float64); !isNumber {
			all := make([]color.Color, list.Len())
			for i := range all {
				all[i] = parseColor(list.At(i))
			}
			return all
		}
	}
	return []color.Color{parseColor(v)}
}

func parseHex(digits string) (color.Color, bool) {
	if len(digits) == 3 || len(digits) == 4 {
		long := ""
		for _, d := range digits {
			long += string(d) + string(d)
		}
		digits = long
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}, err == nil && len(digits) == 8
}
