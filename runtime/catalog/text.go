package catalog

import "strings"

// japanese begins the line of a documentation comment that says in Japanese
// what the row does. It stands in the comment itself, so that whoever changes
// the one sees the other.
const japanese = "日本語: "

// Doc returns the documentation of r for readers of scripts: the comment of the
// Go function without the Japanese line, and under the name that scripts use. A
// parameter of a link that has no comment has that of the link.
func (r *Row) Doc() string {
	if maker := r.Constructor(); maker != nil && !r.Explained() {
		return maker.Doc()
	}
	doc, _ := r.text()
	if _, goName := r.goName(); goName != "" {
		goName = goName[strings.LastIndex(goName, ".")+1:]
		if rest, ok := strings.CutPrefix(doc, goName+" "); ok {
			name := r.Name
			if r.Kind != Method && r.Kind != Property {
				name = r.FullName()
			}
			doc = name + " " + rest
		}
	}
	return doc
}

// Explained reports whether r has a text of its own, and not only that of the
// constructor whose parameter it is.
func (r *Row) Explained() bool {
	doc, maker := r.Source().Doc, r.Constructor()
	return doc != "" && (maker == nil || doc != maker.Source().Doc)
}

// Japanese returns one line that says in Japanese what r does, "" if its
// comment has none.
func (r *Row) Japanese() string {
	_, line := r.text()
	return line
}

// text parts the comment of r into what is not and what is in Japanese.
func (r *Row) text() (english, line string) {
	doc := r.Source().Doc
	at := strings.Index("\n"+doc, "\n"+japanese)
	if at < 0 {
		return doc, ""
	}
	line, rest, _ := strings.Cut(doc[at+len(japanese):], "\n")
	return strings.TrimSuffix(doc[:at], "\n") + rest, line
}
