package manual

import (
	"fmt"
	"go/doc/comment"
	"strings"

	"nnlua/runtime/catalog"
)

// page is a page that is being written.
type page struct {
	title, file, intro string
	names              []string // of the rows on it
	text               strings.Builder
}

func (p *page) head() string {
	text := "# " + p.title + "\n"
	if p.intro != "" {
		text += "\n" + p.intro + "\n"
	}
	return text
}

// entries says how much is on the page, with its first names.
func (p *page) entries() string {
	const shown = 6
	names := p.names
	if len(names) > shown {
		return fmt.Sprintf("`%s` ... %d in all", strings.Join(names[:shown], "` `"), len(names))
	}
	return "`" + strings.Join(names, "` `") + "`"
}

func (p *page) section(text string) { p.text.WriteString("\n" + text + "\n") }

func (p *page) block(language, text string) {
	p.section("```" + language + "\n" + strings.TrimRight(text, "\n") + "\n```")
}

// row writes the signature, the Japanese line, the text and the examples of a row.
func (p *page) row(row *catalog.Row, level string) {
	p.names = append(p.names, row.Name)
	p.section(level + " " + plain.Replace(row.FullName()))
	if row.Kind == catalog.Constant {
		return
	}
	p.block("text", row.Text)
	if line := row.Japanese(); line != "" {
		p.section(line)
	}
	p.doc(row.Doc())
}

// plain keeps Markdown from reading marks in a name.
var plain = strings.NewReplacer("_", `\_`, "*", `\*`)

// class writes what an object has. Members that the text of the constructor
// explains, and operators, are a list.
func (p *page) class(class *catalog.ClassInfo, level string) {
	if len(class.Bases) > 0 {
		p.section("A " + class.Name + " is a " + strings.Join(class.Bases, " and a ") + ", and has what that has.")
	}
	var brief []string
	for _, row := range class.Members {
		if !row.Explained() || strings.HasPrefix(row.Name, "__") {
			brief = append(brief, operator(row))
		}
	}
	if len(brief) > 0 {
		p.block("text", strings.Join(brief, "\n"))
	}
	for _, row := range class.Members {
		if row.Explained() && !strings.HasPrefix(row.Name, "__") {
			p.row(row, level)
		}
	}
}

// operators are how scripts write the metamethods.
var operators = map[string]string{
	"__add": "x + y", "__sub": "x - y", "__mul": "x * y", "__div": "x / y", "__mod": "x % y", "__pow": "x ^ y",
	"__unm": "-x", "__len": "#x", "__lt": "x < y", "__le": "x <= y", "__tostring": "tostring(x)",
	"__getitem": "x[i]", "__setitem": "x[i] = v", "__getattr": "x.name", "__setattr": "x.name = v",
	"__dir": "the names behind x.",
}

// operator is the signature of a row as a reader expects it.
func operator(row *catalog.Row) string {
	if text, ok := operators[row.Name]; ok {
		return text
	}
	return strings.Replace(row.Text, ":__call(", "(", 1)
}

// doc writes a comment. What is indented in it is a session at the prompt.
func (p *page) doc(text string) {
	var parser comment.Parser
	printer := comment.Printer{HeadingLevel: 5, HeadingID: func(*comment.Heading) string { return "" }}
	for _, block := range parser.Parse(text).Content {
		if code, ok := block.(*comment.Code); ok {
			p.block("lua", code.Text)
			continue
		}
		p.section(strings.TrimRight(string(printer.Markdown(&comment.Doc{Content: []comment.Block{block}})), "\n"))
	}
}
