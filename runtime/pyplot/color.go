package pyplot

import (
	"image/color"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"nnlua/runtime/array"
)

// tableau are the names of the colours of the cycle, "tab:blue" to "tab:cyan".
var tableau = []string{"blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan"}

// parseColor reads a colour as matplotlib does: a letter, C0 to C9, a name of
// CSS, tab:blue, #rgb, #rrggbb, #rrggbbaa, or a grey from "0" to "1".
func parseColor(name string) color.Color {
	lower := strings.ToLower(name)
	switch {
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
