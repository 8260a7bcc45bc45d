package shell

import (
	"fmt"
	"html"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/links"
)

// htmlEdge is how many rows and columns of a matrix HTML shows from each end.
const htmlEdge = 10

// arrayHTML shows vectors and matrices as tables, all else as text.
func arrayHTML(s *Shell, x *array.Array) string {
	title := "<div>" + html.EscapeString(x.Describe()) + "</div>"
	if x.Ndim() != 1 && x.Ndim() != 2 || x.Size() == 0 {
		return title + "<pre>" + html.EscapeString(s.Session.Print.Str(x)) + "</pre>"
	}
	rows, columns := 1, x.Size()
	if x.Ndim() == 2 {
		rows, columns = x.Shape()[0], x.Shape()[1]
	}
	var t strings.Builder
	for _, i := range ends(rows) {
		t.WriteString("<tr>")
		for _, k := range ends(columns) {
			cell := "…"
			if i >= 0 && k >= 0 {
				cell = fmt.Sprintf("%.6g", x.Float(i*columns+k))
			}
			t.WriteString("<td>" + cell + "</td>")
		}
		t.WriteString("</tr>")
	}
	return title + "<table>" + t.String() + "</table>"
}

// ends lists 0 to n-1, with -1 for the middle of a long list.
func ends(n int) []int {
	var list []int
	for i := 0; i < n; i++ {
		if n > 2*htmlEdge && i == htmlEdge {
			list = append(list, -1)
			i = n - htmlEdge
		}
		list = append(list, i)
	}
	return list
}

func variableHTML(s *Shell, v *autograd.Variable) string {
	if v.Data() == nil {
		return "<div>" + html.EscapeString(s.variable(v)) + "</div>"
	}
	text := "<div>Variable " + html.EscapeString(v.Name()) + "</div>" + arrayHTML(s, v.Data())
	if v.Grad() != nil {
		text += "<div>grad</div>" + arrayHTML(s, v.Grad())
	}
	return text
}

func modelHTML(l *links.Link) string {
	var t strings.Builder
	for _, e := range modelEntries(l) {
		fmt.Fprintf(&t, `<tr><td style="padding-left:%dem">%s</td><td>%s</td><td>%s</td></tr>`,
			2*e.depth, html.EscapeString(e.name), html.EscapeString(e.what), thousands(e.count))
	}
	return "<table>" + t.String() + "</table>"
}

func tableHTML(s *Shell, t *lua.LTable) string {
	var text strings.Builder
	for i, key := range tableKeys(t) {
		if i == 5*tableItems {
			text.WriteString("<tr><td>…</td><td></td></tr>")
			break
		}
		text.WriteString("<tr><th>" + html.EscapeString(key.String()) + "</th><td>" + html.EscapeString(s.inline(t.RawGet(key))) + "</td></tr>")
	}
	return "<table>" + text.String() + "</table>"
}
