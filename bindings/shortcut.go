package bindings

import (
	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/links"
	"nnlua/runtime/optimizers"
)

// layer is a link that can be called on one Variable, with its hooks and with the
// defaults of its other arguments.
type layer interface {
	Apply(x *autograd.Variable) *autograd.Variable
}

// shortcut returns a way to call a row without reflection and without checks that
// cannot fail, for the calls that every step of a training makes; nil for all
// others. Where the arguments of a call are not of the plainest kind, it does
// nothing and says so: the general way then finds the words for what is wrong.
func (b *Binding) shortcut(row *catalog.Row) func(L *lua.LState) (results int, done bool) {
	push := func(L *lua.LState, y *autograd.Variable) (int, bool) {
		L.Push(b.pushVariable(y))
		return 1, true
	}
	switch f := row.Fn.Interface().(type) {
	case func(*autograd.Variable) *autograd.Variable: // F.tanh(x)
		if !takesFloats(row, 1) {
			return nil
		}
		return func(L *lua.LState) (int, bool) {
			x := floats(L, 1)
			if x == nil || L.GetTop() != 1 {
				return 0, false
			}
			return push(L, f(x))
		}
	case func(x, y *autograd.Variable) *autograd.Variable: // F.mean_squared_error(y, t)
		if !takesFloats(row, 2) {
			return nil
		}
		return func(L *lua.LState) (int, bool) {
			x, y := floats(L, 1), floats(L, 2)
			if x == nil || y == nil || L.GetTop() != 2 {
				return 0, false
			}
			return push(L, f(x, y))
		}
	case func(*autograd.Variable, autograd.BackwardOptions): // loss:backward()
		return func(L *lua.LState) (int, bool) {
			x := floats(L, 1)
			if x == nil || L.GetTop() != 1 {
				return 0, false
			}
			f(x, autograd.BackwardOptions{})
			return 0, true
		}
	case func(*links.Link): // model:cleargrads()
		return func(L *lua.LState) (int, bool) {
			model, ok := objectAt(L, 1).(interface{ AsLink() *links.Link })
			if !ok || L.GetTop() != 1 {
				return 0, false
			}
			f(model.AsLink())
			return 0, true
		}
	case func(*optimizers.Optimizer, catalog.Func, ...any): // optimizer:update()
		return func(L *lua.LState) (int, bool) {
			optimizer, ok := objectAt(L, 1).(interface{ AsOptimizer() *optimizers.Optimizer })
			if !ok || L.GetTop() != 1 {
				return 0, false
			}
			f(optimizer.AsOptimizer(), nil)
			return 0, true
		}
	case func(*links.Chain, ...any) []any: // model(x), where the script wrote forward
		return b.callForward
	case func(*links.ScriptLink, ...any) []any:
		return b.callForward
	}
	if row.Name == "__call" && len(row.Params) > 0 && anyFloats(&row.Params[0].Type) { // model(x)
		return func(L *lua.LState) (int, bool) {
			model, ok := objectAt(L, 1).(layer)
			x := floats(L, 2)
			if !ok || x == nil || L.GetTop() != 2 {
				return 0, false
			}
			return push(L, model.Apply(x))
		}
	}
	return nil
}

// callForward calls the method forward of a class that the script wrote, which gets
// the arguments as they are.
func (b *Binding) callForward(L *lua.LState) (int, bool) {
	model, ok := objectAt(L, 1).(interface {
		catalog.Scripted
		catalog.Watched
	})
	if !ok || model.IsWatched() {
		return 0, false
	}
	o, _ := model.Object().(*object)
	if o == nil {
		return 0, false
	}
	forward, ok := o.written("forward").(*lua.LFunction)
	for i := 2; i <= L.GetTop(); i++ { // a table may hold keywords
		ok = ok && L.Get(i).Type() != lua.LTTable
	}
	if !ok {
		return 0, false
	}
	b.enter()
	defer b.leave()
	n := L.GetTop()
	L.Push(forward)
	L.Push(o.self)
	for i := 2; i <= n; i++ {
		L.Push(L.Get(i))
	}
	L.Call(n, lua.MultRet)
	return L.GetTop() - n, true
}

// child returns a way to ask a row of __getattr for a layer of a model, model.l1; nil
// for rows of other classes. It may be asked first: links refuse layers with the names
// of their properties and methods, and one hides a method that the script wrote, as in
// Python. What is no layer is nil.
func (b *Binding) child(row *catalog.Row) func(model any, name string) lua.LValue {
	f, ok := row.Fn.Interface().(func(*links.Link, string) any)
	if !ok {
		return nil
	}
	return func(model any, name string) lua.LValue {
		if l, ok := f(model.(interface{ AsLink() *links.Link }).AsLink(), name).(catalog.Handled); ok {
			return b.Push(l)
		}
		return nil
	}
}

// takesFloats reports whether a row is a function of n arrays of floats of any shape.
func takesFloats(row *catalog.Row, n int) bool {
	if row.Kind != catalog.Function || len(row.Params) != n {
		return false
	}
	for i := range row.Params {
		if !anyFloats(&row.Params[i].Type) {
			return false
		}
	}
	return true
}

func anyFloats(t *catalog.Type) bool {
	return t.Name == "float" && !t.Repeated && (t.Shape == nil || len(t.Shape) == 1 && t.Shape[0] == "...")
}

// floats returns argument i if it is a Variable of floats, else nil.
func floats(L *lua.LState, i int) *autograd.Variable {
	if v, ok := objectAt(L, i).(*autograd.Variable); ok && v.Data() != nil && v.Dtype().IsFloat() {
		return v
	}
	return nil
}

// objectAt returns the object of the runtime in argument i, nil for anything else.
func objectAt(L *lua.LState, i int) any {
	if ud, ok := L.Get(i).(*lua.LUserData); ok {
		return ud.Value
	}
	return nil
}
