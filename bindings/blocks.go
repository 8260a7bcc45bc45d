package bindings

import (
	"fmt"
	"regexp"
	"strings"
)

// block is a word or bracket that something else must close.
type block struct {
	word   string
	line   int
	indent int // of its line
	loop   bool
}

var blockWords = regexp.MustCompile(`[(){}\[\]]|\b(?:function|if|for|while|do|repeat|until|end)\b`)

var closing = map[string]string{"(": ")", "{": "}", "[": "]", "repeat": "until"}

var (
	loopStart = regexp.MustCompile(`^(for|while)\b`)
	headStart = regexp.MustCompile(`^(if|elseif|for|while)\b`)
	hasDo     = regexp.MustCompile(`\b(then|do)\b`)
)

// closer returns what closes a block.
func (b block) closer() string {
	if c, ok := closing[b.word]; ok {
		return c
	}
	return "end"
}

// blocks follows the blocks of a program. It returns those that are open at the
// end; the block whose end stands left of it, which is likely the end of another;
// and the first closing word that closes nothing.
func blocks(source string) (open []block, suspect, surplus *block) {
	for i, line := range strings.Split(blankOut(source), "\n") {
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		for _, word := range blockWords.FindAllString(line, -1) {
			b := block{word: word, line: i + 1, indent: indent}
			top := len(open) - 1
			switch word {
			case "for", "while":
				b.loop = true
				open = append(open, b)
			case "do":
				if top >= 0 && open[top].loop {
					open[top].loop = false // its own do
					continue
				}
				open = append(open, b)
			case "function", "if", "repeat", "(", "{", "[":
				open = append(open, b)
			default:
				if top < 0 || open[top].closer() != word {
					if surplus == nil {
						surplus = &b
					}
					continue
				}
				if suspect == nil && open[top].line != b.line && indent < open[top].indent {
					suspect = &open[top]
				}
				open = open[:top:top]
			}
		}
	}
	return open, suspect, surplus
}

// unfinished says what is missing at the end of a program.
func unfinished(source string) string {
	const text = "the program ends too early: "
	open, suspect, _ := blocks(source)
	if suspect == nil && len(open) > 0 {
		suspect = &open[len(open)-1]
	}
	if suspect == nil {
		return text + "an 'end', a bracket or a quote is missing"
	}
	return text + fmt.Sprintf("the '%s' of line %d has no '%s'", suspect.word, suspect.line, suspect.closer())
}

// blockHint says what may be missing or too much before a token.
func blockHint(source string, line int, token, text string) string {
	upTo := strings.Join(strings.SplitN(source, "\n", line+1)[:line], "\n")
	open, suspect, surplus := blocks(upTo)
	before := withoutStrings(lineOf(source, line-1))
	switch {
	case token == "end" && surplus != nil && surplus.word == "end":
		return "there is an 'end' too many, or a 'then', 'do' or 'function' is missing before it"
	case token == "else" || token == "elseif":
		if suspect != nil || len(open) > 0 && open[len(open)-1].word != "if" {
			return "an 'end' is missing before it"
		}
		return "an 'if' is missing before it"
	case surplus != nil && surplus.line == line && surplus.word == token:
		return fmt.Sprintf("there is a '%s' too many", token)
	case strings.HasPrefix(text, "if ") && !strings.Contains(text, "then"):
		return "a 'then' is missing after the condition"
	case loopStart.MatchString(text) && !hasDo.MatchString(text):
		return "a 'do' is missing"
	case len(open) > 0 && closing[open[len(open)-1].word] != "" && open[len(open)-1].line < line:
		last := open[len(open)-1]
		return fmt.Sprintf("the '%s' of line %d may have no '%s', or a comma is missing", last.word, last.line, last.closer())
	case headStart.MatchString(before) && !hasDo.MatchString(before):
		return "a 'then' or 'do' is missing in the line before"
	}
	return ""
}
