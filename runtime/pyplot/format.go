package pyplot

import (
	"image/color"
	"strings"

	"nnlua/runtime/array"
)

const markers = ".,ov^<>1234sp*hH+xXDd|_P8"

// parseFormat reads matplotlib's short form of a style, such as "r-", "b--" or
// "go": a colour, a marker and a line style, each at most once and in any order.
// Without a line style, a marker stands alone; without either, it is a line.
func parseFormat(format string) (style lineStyle, hasColor bool) {
	rest := format
	hasDashes := false
	for rest != "" {
		c := rest[0]
		dashes := dashesAt(rest)
		switch {
		case dashes != "":
			if hasDashes {
				array.FailIn("plot", "the format '%s' has two line styles", format)
			}
			style.dashes, hasDashes = dashes, true
			rest = rest[len(dashes):]
			continue
		case c == 'C' && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9':
			oneColor(format, hasColor)
			style.color, hasColor = cycleColor(int(rest[1]-'0')), true
			rest = rest[1:]
		case letterColors[c] != nil:
			oneColor(format, hasColor)
			style.color, hasColor = letterColors[c], true
		case strings.IndexByte(markers, c) >= 0:
			if style.marker != "" {
				array.FailIn("plot", "the format '%s' has two markers", format)
			}
			style.marker = string(c)
		default:
			array.FailIn("plot", "unrecognized character '%c' in the format '%s' (colours are b g r c m y k w C0-C9, markers %s, lines - -- -. :)", c, format, markers)
		}
		rest = rest[1:]
	}
	if !hasDashes && style.marker == "" {
		style.dashes = "-"
	}
	return style, hasColor
}

// dashesAt returns the line style at the start of s, the longest that fits.
func dashesAt(s string) string {
	for _, d := range []string{"--", "-.", "-", ":"} {
		if strings.HasPrefix(s, d) {
			return d
		}
	}
	return ""
}

func oneColor(format string, has bool) {
	if has {
		array.FailIn("plot", "the format '%s' has two colours", format)
	}
}

// letterColors are matplotlib's colours of one letter.
var letterColors = map[byte]color.Color{
	'b': rgb(0x0000ff), 'g': rgb(0x008000), 'r': rgb(0xff0000), 'c': rgb(0x00bfbf),
	'm': rgb(0xbf00bf), 'y': rgb(0xbfbf00), 'k': rgb(0x000000), 'w': rgb(0xffffff),
}

func cycleColor(i int) color.Color { return rgb(tab10[i%len(tab10)]) }

func rgb(v uint32) color.Color {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}
