package console

import (
	"os"

	"nnlua/repl/shell"
)

// colors are the escape codes of styles. There are eight colours and bold, no
// more: the writer for Windows consoles knows no others.
var colors = map[shell.Style]string{
	shell.Header:  "36",
	shell.Label:   "33",
	shell.Keyword: "35",
	shell.Number:  "36",
	shell.String:  "32",
	shell.Comment: "34",
	shell.Wrong:   "31",
	shell.Matched: "1;33",
	shell.Up:      "32",
	shell.Down:    "31",
}

// color gives text the colour of a style.
func color(style shell.Style, text string) string {
	code := colors[style]
	if code == "" || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// wantsColor follows https://no-color.org and terminals that call themselves dumb.
func wantsColor() bool { return os.Getenv("NO_COLOR") == "" && !isDumb() }

// isDumb reports whether the terminal cannot even move its cursor.
func isDumb() bool { return os.Getenv("TERM") == "dumb" }

// highlight returns the style of every rune of a program. The bracket at or
// before the cursor and its partner are marked.
func highlight(text string, at int) []shell.Style {
	tokens := shell.Tokens(text)
	styles := make([]shell.Style, 0, len(text)) // by byte, then by rune
	for _, t := range tokens {
		for len(styles) < t.Start {
			styles = append(styles, shell.Plain)
		}
		for len(styles) < t.End() {
			styles = append(styles, t.Style)
		}
	}
	cursor := len(string([]rune(text)[:at]))
	for _, place := range []int{cursor - 1, cursor} {
		if i, j, ok := shell.Match(tokens, place); ok {
			styles[tokens[i].Start], styles[tokens[j].Start] = shell.Matched, shell.Matched
			break
		}
	}
	var byRune []shell.Style
	for i := range text {
		style := shell.Plain
		if i < len(styles) {
			style = styles[i]
		}
		byRune = append(byRune, style)
	}
	return byRune
}
