package bindings

import (
	"fmt"
	"strings"

	"github.com/yuin/gopher-lua/parse"

	"nnlua/runtime/pattern"
)

// block is a word or bracket that something else must close.
type block struct {
	word   string
	line   int
	indent int // of its line
	loop   bool
}

var blockWords = pattern.Of(`[(){}\[\]]|\b(?:function|if|for|while|do|repeat|until|end)\b`)

var closing = map[string]string{"(": ")", "{": "}", "[": "]", "repeat": "until"}

var (
	loopStart = pattern.Of(`^(for|while)\b`)
	headStart = pattern.Of(`^(if|elseif|for|while)\b`)
	hasDo     = pattern.Of(`\b(then|do)\b`)
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
		for _, word := range blockWords().FindAllString(line, -1) {
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

var elseIf = pattern.Of(`\belse\s+if\b`)

// unfinished says what is missing at the end of a program.
func unfinished(source string) string {
	open, suspect, _ := blocks(source)
	if suspect == nil && len(open) > 0 {
		suspect = &open[len(open)-1]
	}
	text := "the program ends too early: "
	lines := strings.Split(strings.TrimSpace(blankOut(source)), "\n")
	line := strings.TrimSpace(lines[len(lines)-1])
	switch {
	case suspect != nil:
		text += fmt.Sprintf("the '%s' of line %d has no '%s'", suspect.word, suspect.line, suspect.closer())
		line = withoutStrings(lineOf(source, suspect.line))
		if suspect.word == "if" && elseIf().MatchString(blankOut(source)) {
			return text + "; write elseif instead of else if"
		}
	case line == "":
		return text + "a long string or comment is not closed with ]]"
	default:
		text += "something is missing at the end of the last line"
	}
	if hint := foreignHint(line); hint != "" {
		text += "; " + hint
	}
	return text
}

// blockHint says what may be missing or too much before the token of an error.
// text is its line without strings.
func blockHint(source string, e *parse.Error, text string) string {
	line, token := e.Pos.Line, e.Token
	lines := strings.SplitN(source, "\n", line+1)[:line]
	last := lines[line-1]
	lines[line-1] = last[:min(max(e.Pos.Column+len(token)-1, 0), len(last))]
	open, suspect, surplus := blocks(strings.Join(lines, "\n"))
	before := withoutStrings(lineOf(source, line-1))
	switch {
	case len(open) > 0 && closing[open[len(open)-1].word] != "" && open[len(open)-1].word != "repeat":
		last := open[len(open)-1]
		return fmt.Sprintf("the '%s' of line %d may have no '%s', or a comma is missing", last.word, last.line, last.closer())
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
	case loopStart().MatchString(text) && !hasDo().MatchString(text):
		return "a 'do' is missing"
	case strings.HasPrefix(before, "return"):
		return "return is the last statement of its block"
	case headStart().MatchString(before) && !hasDo().MatchString(before):
		return "a 'then' or 'do' is missing in the line before"
	}
	return ""
}
