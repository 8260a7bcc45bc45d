// Package manual writes the reference as Markdown: a page for every module and
// every large class, made of the rows of the catalog and of the comments above
// their Go functions.
package manual

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nnlua/bindings"
	"nnlua/runtime/catalog"
)

// Page is one file of the manual.
type Page struct{ File, Text string }

// large is the number of members from which a class has a page of its own.
const large = 9

// Write writes all pages into a folder, which is made if there is none.
func Write(folder string) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	for _, page := range Pages() {
		if err := os.WriteFile(filepath.Join(folder, page.File), []byte(page.Text), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// Pages returns the manual, the list of its pages first.
func Pages() []Page {
	rows := catalog.Rows()
	modules := map[string][]*catalog.Row{}
	for _, row := range rows {
		if row.Kind != catalog.Method && row.Kind != catalog.Property {
			modules[row.Module] = append(modules[row.Module], row)
		}
	}
	homes := map[*catalog.Row]*catalog.ClassInfo{} // the classes that stand behind the row that makes them
	var pages []*page
	rest := &page{title: "Other objects", file: "objects.md", intro: "What functions return and what has no page of its own."}
	for _, class := range catalog.Classes() {
		home := constructor(class.Name, rows)
		switch {
		case len(class.Members) == 0 && home != nil:
		case len(class.Members) >= large:
			pages = append(pages, classPage(class, home))
		case home != nil:
			homes[home] = class
		default:
			rest.section("## " + class.Name)
			rest.class(class, "###")
		}
	}
	for name, rows := range modules {
		pages = append(pages, modulePage(name, rows, homes))
	}
	pages = append(pages, rest)
	slices.SortFunc(pages, func(a, b *page) int { return cmp.Compare(strings.ToLower(a.file), strings.ToLower(b.file)) })
	all := []Page{index(pages)}
	for _, p := range pages {
		all = append(all, Page{p.file, p.head() + p.text.String()})
	}
	return all
}

// constructor returns the row that makes the objects of a class: that of its name, of a
// link rather than any other.
func constructor(class string, rows []*catalog.Row) *catalog.Row {
	var found *catalog.Row
	for _, row := range rows {
		if row.Name == class && (row.Kind == catalog.Function || row.Kind == catalog.Class) && (found == nil || row.Module == "L") {
			found = row
		}
	}
	return found
}

func modulePage(name string, rows []*catalog.Row, homes map[*catalog.Row]*catalog.ClassInfo) *page {
	required := bindings.RequireName(name)
	local := name[strings.LastIndex(name, ".")+1:]
	p := &page{title: required, file: required + ".md", intro: "`local " + local + " = require \"" + required + "\"`"}
	for _, chapter := range chapters(rows) {
		if len(chapters(rows)) > 1 {
			p.section("## " + string(chapter))
		}
		for _, row := range rows {
			if row.Category != chapter {
				continue
			}
			p.row(row, "###")
			if class := homes[row]; class != nil {
				p.class(class, "####")
			}
		}
	}
	return p
}

// chapters are the categories of rows, sorted.
func chapters(rows []*catalog.Row) []catalog.Category {
	var all []catalog.Category
	for _, row := range rows {
		if !slices.Contains(all, row.Category) {
			all = append(all, row.Category)
		}
	}
	slices.Sort(all)
	return all
}

func classPage(class *catalog.ClassInfo, home *catalog.Row) *page {
	p := &page{title: class.Name, file: class.Name + ".md"}
	if home != nil {
		p.intro = "What `" + home.FullName() + "` makes."
	}
	p.class(class, "##")
	return p
}

// index is the first page, with a line for each other.
func index(pages []*page) Page {
	var b strings.Builder
	b.WriteString("# The reference manual of nnlua\n\n" +
		"Written by `nnlua manual`. `nnlua help NAME` and `?NAME` at the prompt show the same texts.\n\n" +
		"Numbers in brackets count from 1; axes, labels and index arrays count from 0.  \n" +
		"かっこの中に書く番号は1から、axis・ラベル・番号の配列は0から。\n\n" +
		"| page | entries |\n|---|---|\n")
	for _, p := range pages {
		b.WriteString("| [" + p.title + "](" + p.file + ") | " + p.entries() + " |\n")
	}
	return Page{"README.md", b.String()}
}
