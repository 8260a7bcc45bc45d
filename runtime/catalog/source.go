package catalog

import (
	"embed"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"sync"
)

// packages holds the embedded source of every package with rows.
var packages = map[string]*source{}

type source struct {
	files embed.FS
	parse sync.Once
	decls map[string]Source // by "Sigmoid" or "Variable.Reshape"
}

// Source is the Go text behind a row.
type Source struct {
	Doc  string // the comment above the function
	Code string // the whole file in which it stands
	File string // its name
}

// Embed hands in the source of the package of that path, from which help is read.
func Embed(pkg string, files embed.FS) { packages[pkg] = &source{files: files} }

// Source returns the text behind r. It is parsed when it is asked for the first
// time, so that a program that asks for no help pays nothing. An attribute of a
// link without a text of its own is a parameter of the link's constructor, which
// explains it.
func (r *Row) Source() Source {
	pkg, name := r.goName()
	src := packages[pkg]
	if src == nil {
		return Source{}
	}
	src.parse.Do(src.read)
	if found, ok := src.decls[name]; ok || r.Constructor() == nil {
		return found
	}
	return r.Constructor().Source()
}

// Constructor returns the row that makes the links of which r is an attribute or
// method, such as L.Linear for Linear.in_size; nil if there is none.
func (r *Row) Constructor() *Row {
	if r.Kind != Method && r.Kind != Property {
		return nil
	}
	return Lookup("L." + r.Module)
}

func (src *source) read() {
	src.decls = map[string]Source{}
	entries, _ := src.files.ReadDir(".")
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		code, _ := src.files.ReadFile(entry.Name())
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), code, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			continue // an embedded file compiled, so it parses
		}
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Doc != nil {
				src.decls[declName(f)] = Source{Doc: f.Doc.Text(), Code: string(code), File: entry.Name()}
			}
		}
	}
}

func declName(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return f.Name.Name
	}
	t := f.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + f.Name.Name
	}
	return f.Name.Name
}

// Example is one exchange of a documentation comment: what is typed after
// "> " and what is printed for it.
type Example struct{ Input, Output string }

// Examples returns the exchanges in the documentation of r. In the comment they
// are indented by a tab:
//
//	> np.zeros(2)
//	[0. 0.]
func (r *Row) Examples() []Example {
	var all []Example
	for _, line := range strings.Split(r.Source().Doc, "\n") {
		text, indented := strings.CutPrefix(line, "\t")
		switch input, prompt := strings.CutPrefix(text, "> "); {
		case indented && prompt:
			all = append(all, Example{Input: input})
		case indented && len(all) > 0:
			all[len(all)-1].Output += text + "\n"
		}
	}
	return all
}
