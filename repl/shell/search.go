package shell

import (
	"fmt"
	"slices"
	"strings"

	"nnlua/runtime/catalog"
)

// helpOrSearch is the documentation of a word, and what else speaks of it.
func (s *Shell) helpOrSearch(word string) string {
	text, ok := s.Help(word)
	if !ok {
		return text
	}
	row := s.find(word)
	var others []*catalog.Row
	for _, hit := range search(word) {
		if hit != row {
			others = append(others, hit)
		}
	}
	if len(others) > 0 && !strings.ContainsAny(word, ".:") {
		text += "\n\n" + s.Painted(Label, s.Say("see also", "関連")) + "\n" + s.hits(others)
	}
	return text
}

// findByLastName finds "relu" as F.relu; the shortest full name wins.
func findByLastName(name string) *catalog.Row {
	var best *catalog.Row
	for _, row := range catalog.Rows() {
		if row.Name == name && (best == nil || len(row.FullName()) < len(best.FullName())) {
			best = row
		}
	}
	return best
}

func (s *Shell) nothingOn(name string) string {
	var names []string
	for _, row := range catalog.Rows() {
		names = append(names, row.FullName(), row.Name)
	}
	found := search(name)
	text := s.Say("there is no help on '"+name+"'", "'"+name+"' の説明はありません")
	if len(found) > 0 {
		text = s.Say("nothing has the name '"+name+"'", "'"+name+"' という名前のものはありません")
	}
	if near := catalog.Nearest(name, names); near != "" {
		text += s.translate(" (did you mean '" + near + "'?)")
	}
	if len(found) > 0 {
		text += s.Say("; it occurs in", "。次のものに出てきます") + "\n" + s.hits(found)
	}
	return text
}

// search finds the rows whose name or documentation has the word in it: those with
// it in the name first, then those that say in their first sentence what it is.
func search(word string) []*catalog.Row {
	word = strings.ToLower(word)
	has := func(text string) bool { return strings.Contains(strings.ToLower(text), word) }
	var inName, atFirst, later []*catalog.Row
	for _, row := range catalog.Rows() {
		switch {
		case strings.HasPrefix(row.Name, "__"):
		case has(row.FullName()):
			inName = append(inName, row)
		case !row.Explained(): // its text is that of the link, which is found itself
		case has(firstSentence(row.Doc()) + row.Japanese()):
			atFirst = append(atFirst, row)
		case has(row.Doc()):
			later = append(later, row)
		}
	}
	return slices.Concat(inName, atFirst, later)
}

// hits lists rows with the first sentence of their documentation, in a narrow
// terminal on a line of its own.
func (s *Shell) hits(rows []*catalog.Row) string {
	const most, room = 15, 60
	var cells [][]string
	for i, row := range rows {
		if i == most {
			cells = append(cells, []string{fmt.Sprintf(s.Say("... %d more", "... 他 %d 件"), len(rows)-most)})
			break
		}
		name := "  " + row.FullName()
		if s.Width < room {
			cells = append(cells, []string{name}, []string{"    " + s.inBrief(row, s.Width-6)})
			continue
		}
		cells = append(cells, []string{name, s.inBrief(row, s.Width-34)})
	}
	return s.columns(cells)
}

// inBrief is the row in one line, in the language of the session if there is one.
func (s *Shell) inBrief(row *catalog.Row, most int) string {
	if text := row.Japanese(); text != "" && s.Language == Japanese {
		return cells.Truncate(text, max(most, 10), "...")
	}
	return cells.Truncate(firstSentence(row.Doc()), max(most, 10), "...")
}

func firstSentence(doc string) string {
	doc, _, _ = strings.Cut(strings.Join(strings.Fields(doc), " "), ". ")
	doc, _, _ = strings.Cut(doc, ": ")
	return strings.TrimSuffix(doc, ".")
}
