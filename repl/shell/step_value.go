package shell

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
)

// A stepper notes every variable as a list of parts: the value itself and what
// can change inside of it.
const (
	noteDepth = 2       // tables inside tables
	noteItems = 50      // fields of one table
	noteSize  = 1 << 16 // numbers of an array; of a larger one only some are compared
)

// part is a value as it was at a stop.
type part struct {
	path     string // how the program reaches it: "model.W.grad"
	value    lua.LValue
	array    *array.Array // of an array or Variable: its numbers at that time, not to be changed
	variable bool
	inside   bool   // of a table or object: new with it, and then not worth a line
	text     string // as shown at that time; "" if it was not
}

// Change is a part that is another than before; nil is what was not there.
type Change struct {
	Path     string
	From, To *part
	beside   *part // the gradient of data as it is now, or the data of a gradient
	call     int   // that the variable belongs to
}

// notes makes the parts of one variable. What is equal to a part of the time
// before is that part, so that history costs no more than what changes.
type notes struct {
	s      *Shell
	before []part
	parts  []part
}

// note returns the parts of the value of a variable.
func (s *Shell) note(path string, v lua.LValue, before []part) []part {
	n := notes{s: s, before: before}
	n.add(path, v, 0)
	return n.parts
}

func (n *notes) add(path string, v lua.LValue, depth int) {
	inside := depth > 0
	switch x := n.s.object(v).(type) {
	case *array.Array:
		n.put(part{path: path, value: v, array: x, inside: inside})
	case *autograd.Variable:
		n.variable(part{path: path, value: v, variable: true, inside: inside}, x)
	case *links.Link:
		n.put(part{path: path, value: v, inside: inside})
		for _, pair := range x.NamedParams(true) {
			param := paramPath(path, pair[0].(string))
			n.variable(part{path: param + ".data", value: lua.LNil}, pair[1].(*links.Parameter).AsVariable())
		}
	case *lua.LTable:
		n.put(part{path: path, value: v, inside: inside})
		if depth == noteDepth {
			return
		}
		for i, key := range tableKeys(x) {
			if i == noteItems {
				break
			}
			n.add(fieldPath(path, key), x.RawGet(key), depth+1)
		}
	case *lua.LUserData:
		n.put(part{path: path, value: v, inside: inside})
		n.properties(path, x)
	default:
		n.put(part{path: path, value: v, inside: inside})
	}
}

// variable notes data and gradient.
func (n *notes) variable(p part, v *autograd.Variable) {
	p.array = v.Data()
	n.put(p)
	n.put(part{path: strings.TrimSuffix(p.path, ".data") + ".grad", value: lua.LNil, array: v.Grad(), inside: p.inside})
}

// properties notes the numbers, texts and switches of an object of the runtime,
// such as the round that an optimizer is in.
func (n *notes) properties(path string, v *lua.LUserData) {
	for _, name := range n.s.Binding.Names(v) {
		if row := n.s.Binding.RowOf(v, name); row == nil || row.Kind == catalog.Method {
			continue
		}
		switch value := n.s.Binding.Field(v, name); value.Type() {
		case lua.LTNumber, lua.LTString, lua.LTBool:
			n.put(part{path: path + "." + name, value: value, inside: true})
		}
	}
}

// put appends a part, or the equal one of the time before.
func (n *notes) put(p part) {
	old := n.old(p.path)
	switch {
	case old != nil && old.equal(&p):
		p.array = old.array
	case p.array != nil && p.array.Size() <= noteSize:
		p.array = p.array.Copy()
	case p.array != nil:
		p.array = sample(p.array)
	}
	n.parts = append(n.parts, p)
}

func (n *notes) old(path string) *part { return find(n.before, path, len(n.parts)) }

// find looks for a part by its path, first at the place where it should be.
func find(parts []part, path string, at int) *part {
	if at < len(parts) && parts[at].path == path {
		return &parts[at]
	}
	for i := range parts {
		if parts[i].path == path {
			return &parts[i]
		}
	}
	return nil
}

// equal reports whether q, the value of now, shows no difference to the part.
func (p *part) equal(q *part) bool {
	if p.array == nil || q.array == nil {
		return p.array == q.array && (p.value == q.value || sameObject(p.value, q.value))
	}
	b := q.array
	if b.Size() > noteSize {
		b = sample(b)
	}
	return p.array.Dtype() == b.Dtype() && array.SameShape(p.array.Shape(), b.Shape()) && array.ArrayEqual(p.array, b, b.Dtype().IsFloat())
}

// sameObject reports whether two userdata are of one object.
func sameObject(a, b lua.LValue) bool {
	x, ok1 := a.(*lua.LUserData)
	y, ok2 := b.(*lua.LUserData)
	return ok1 && ok2 && reflect.TypeOf(x.Value).Comparable() && x.Value == y.Value
}

// sample is some of the numbers of a large array, evenly spread.
func sample(a *array.Array) *array.Array {
	few := array.New(a.Dtype(), noteItems*noteItems)
	for i := range few.Size() {
		few.SetFloat(i, a.Float(i*(a.Size()/few.Size())))
	}
	return few
}

// changes compares the parts of a variable. It may be new: then its own value
// and the parameters in it count.
func (s *Shell) changes(r *record, now []part) []Change {
	var list []Change
	before := r.parts
	isNew := len(before) == 0 || !before[0].equal(&now[0]) && before[0].array == nil
	for i := range now {
		to := &now[i]
		from := find(before, to.path, i)
		switch {
		case from == nil && (to.inside && isNew || to.array == nil && to.value == lua.LNil):
		case from != nil && (from.equal(to) || to.inside && isNew || s.looksLike(from, to)):
		default:
			list = append(list, Change{to.path, from, to, otherHalf(now, i), r.frame.call})
		}
	}
	if isNew {
		return list
	}
	for i := range before {
		if from := &before[i]; find(now, from.path, i) == nil {
			list = append(list, Change{Path: from.path, From: from, call: r.frame.call})
		}
	}
	return list
}

// otherHalf returns the gradient of the data in parts[i], or the data of the
// gradient there, which is noted behind it; nil of anything else.
func otherHalf(parts []part, i int) *part {
	switch {
	case i > 0 && isGradOf(parts[i].path, parts[i-1].path):
		return &parts[i-1]
	case i+1 < len(parts) && isGradOf(parts[i+1].path, parts[i].path):
		return &parts[i+1]
	}
	return nil
}

// looksLike reports whether two tables or functions are shown alike: a closure
// that every round of a loop makes anew is no news.
func (s *Shell) looksLike(from, to *part) bool {
	if from.array != nil || to.array != nil || from.value.Type() != to.value.Type() {
		return false
	}
	return s.partText(from) == s.partText(to)
}

// partText is a part in one line.
func (s *Shell) partText(p *part) string {
	switch {
	case p == nil:
		return "nil"
	case p.text != "":
		return p.text
	case p.array == nil:
		if f, ok := p.value.(*lua.LFunction); ok {
			if row := s.Binding.FunctionRow(f); row != nil { // how it is called is for help to tell
				return row.FullName()
			}
		}
		if text := s.inline(p.value); text != "" {
			return text
		}
		return p.value.Type().String()
	case p.array.Size() > 1<<10 || p.array.Size() > 36 && p.array.Ndim() > 1:
		return p.array.Describe()
	}
	text := strings.Join(strings.Fields(s.Session.Print.Str(p.array)), " ")
	text = strings.NewReplacer("[ ", "[", " ]", "]").Replace(text)
	if p.variable {
		return "variable(" + text + ")"
	}
	return text
}

// paramPath turns "/l1/W" into model.l1.W, and "/0/W", the first layer of a
// Sequential, into model[1].W.
func paramPath(root, path string) string {
	for _, name := range strings.Split(strings.TrimPrefix(path, "/"), "/") {
		if i, err := strconv.Atoi(name); err == nil {
			root += fmt.Sprintf("[%d]", i+1)
		} else {
			root += "." + name
		}
	}
	return root
}

func fieldPath(root string, key lua.LValue) string {
	text := keyText(key)
	if text[0] != '[' {
		text = "." + text
	}
	return root + text
}
