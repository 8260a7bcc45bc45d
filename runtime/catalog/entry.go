package catalog

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// Kind says how a script reaches a row.
type Kind uint8

const (
	Function Kind = iota // F.relu(x): a field of a module
	Method               // v:backward(): written "Class:name(...)" in the signature
	Property             // v.grad: written "Class.name: type"
	Constant             // np.pi
	Class                // chainer.Chain: a class that scripts extend
)

// Entry is a row as it was added: its signature is read when Row is called. To
// read all of them would be a quarter of the time that a short script takes, and it
// calls few.
type Entry struct {
	Kind     Kind
	Module   string // "F", "np", "np.random", or the class of a method or property
	Name     string // the last part of the name
	Category Category
	Fn       reflect.Value // the function, the getter of a property, or the value of a constant
	Set      reflect.Value // the setter of a property; invalid if it is read-only
	Text     string        // the signature as it was written

	read  sync.Once
	row   *Row
	wrong error
}

// Add enters a function or method into the catalog. fn is a Go function
// or method expression that takes, in this order: the receiver (methods), the
// session (if its first or second parameter is one), and the parameters of the
// signature; what stands after four or more may be fields of a struct. A signature
// that does not fit fn is found when the row is first used.
func Add(signature string, fn any, category Category) {
	end := strings.IndexByte(signature, '(')
	if end < 0 {
		panic(fmt.Sprintf("catalog: %s: want parameters", signature))
	}
	enter(&Entry{Kind: Function, Fn: reflect.ValueOf(fn), Category: category, Text: signature}, end)
}

// AddProperty enters an attribute, "Class.name: type". set is nil for one that
// cannot be assigned.
func AddProperty(signature string, get, set any, category Category) {
	end := strings.IndexByte(signature, ':')
	if end < 0 {
		panic(fmt.Sprintf("catalog: %s: want Class.name: type", signature))
	}
	e := &Entry{Kind: Property, Fn: reflect.ValueOf(get), Category: category, Text: signature}
	if set != nil {
		e.Set = reflect.ValueOf(set)
	}
	enter(e, end)
}

// AddClass enters a class that scripts extend, such as chainer.Chain. create
// takes the session, or nothing, and returns a Scripted.
func AddClass(name string, create any, category Category) {
	enter(&Entry{Kind: Class, Fn: reflect.ValueOf(create), Category: category, Text: name}, len(name))
}

// AddConstant enters a value such as np.pi. A function of the session makes the
// value for each session, such as chainer.config.
func AddConstant(name string, value any, category Category) {
	enter(&Entry{Kind: Constant, Fn: reflect.ValueOf(value), Category: category, Text: name}, len(name))
}

// enter adds an entry whose full name is its text up to end.
func enter(e *Entry, end int) {
	e.split(end)
	entries.Lock()
	defer entries.Unlock()
	entries.all = append(entries.all, e)
	entries.named, entries.modules, entries.members, entries.rows = nil, nil, nil, nil
}

// split takes the full name apart.
func (e *Entry) split(end int) {
	at := end - 1
	for at >= 0 && e.Text[at] != '.' && e.Text[at] != ':' {
		at--
	}
	if at < 0 {
		panic(fmt.Sprintf("catalog: %s: want the name of a module or class before it", e.Text))
	}
	if e.Text[at] == ':' {
		e.Kind = Method
	}
	e.Module, e.Name = e.Text[:at], e.Text[at+1:end]
}

// FullName returns the name as a user writes it, such as "np.random.normal" or "Variable:backward".
func (e *Entry) FullName() string { return e.Text[:len(e.Module)+1+len(e.Name)] }

// Row returns the row of e, whose signature it reads when it is asked for the
// first time. It panics when the signature is wrong or does not fit the Go function.
func (e *Entry) Row() *Row {
	e.read.Do(func() { e.row, e.wrong = newRow(e) })
	if e.wrong != nil {
		panic(e.wrong)
	}
	return e.row
}
