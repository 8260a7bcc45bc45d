package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:copyparams(link: Link, copy_persistent: boolean = true)", (*Link).CopyParams, catalog.Links)
	catalog.Add("Link:addgrads(link: Link)", (*Link).AddGrads, catalog.Links)
	catalog.Add("Parameter:copydata(var: Parameter)", (*Parameter).CopyData, catalog.Links)
	catalog.Add("Parameter:addgrad(var: Parameter)", (*Parameter).AddGrad, catalog.Links)
}

// CopyParams copies the numbers of all parameters, and with copy_persistent of
// all persistent values, from a link that has the same names and shapes. Where
// one of the two has no shape yet, it is initialized first.
//
// 日本語: 別のリンクのパラメータの値を写します。
//
//	> model, other = L.Linear(1, 1, {initialW = 2}), L.Linear(1, 1)
//	> other:copyparams(model)
//	> other.W.data
//	[[2.]]
func (l *Link) CopyParams(from *Link, copyPersistent bool) {
	l.pair(from, "", func(path string, to, p *Parameter) {
		if to.IsInitialized() && p.IsInitialized() && !array.SameShape(to.Shape(), p.Shape()) {
			array.FailIn("copyparams", "%s has shape %s, the other one %s", path, array.ShapeString(to.Shape()), array.ShapeString(p.Shape()))
		}
	})
	if copyPersistent { // before anything is copied, all is checked
		l.pairPersistents(from, func(k kept, other *Persistent) {
			if to, value := k.Array(), other.Array(); to != nil && value != nil && !array.SameShape(to.Shape(), value.Shape()) {
				array.FailIn("copyparams", "'%s' has shape %s, the other one %s", k.name, array.ShapeString(to.Shape()), array.ShapeString(value.Shape()))
			}
		})
		l.pairPersistents(from, func(k kept, other *Persistent) { k.copy(other) })
	}
	l.pair(from, "", func(_ string, to, p *Parameter) { to.CopyData(p) })
}

// pairPersistents calls f with every persistent value and the one of the same name
// in from.
func (l *Link) pairPersistents(from *Link, f func(k kept, other *Persistent)) {
	for _, k := range l.kept {
		other := from.persistent(k.name)
		if other == nil {
			array.FailIn("copyparams", "the other link has no '%s'", k.name)
		}
		f(k, other)
	}
	for _, c := range l.children {
		c.link.pairPersistents(from.child(c.name), f)
	}
}

func (p *Persistent) copy(other *Persistent) {
	to, value := p.Array(), other.Array()
	switch {
	case to != nil && value != nil:
		array.CopyInto(to, value)
	case value != nil:
		p.Value = value.Copy()
	default:
		p.Value = other.Value
	}
}

// AddGrads adds the gradients of a link with the same names and shapes.
//
// 日本語: 別のリンクの勾配を足し込みます。
//
//	> model = L.Linear(1, 1)
//	> other = model:copy("copy")
//	> model:zerograds()
//	> other.W.grad, other.b.grad = np.array{{2}}, np.array{3}
//	> model:addgrads(other)
//	> model.W.grad
//	[[2.]]
func (l *Link) AddGrads(from *Link) {
	l.pair(from, "", func(path string, to, p *Parameter) {
		if g := p.Grad(); g != nil && to.IsInitialized() && !array.SameShape(to.Shape(), g.Shape()) {
			array.FailIn("addgrads", "%s has shape %s, the gradient of the other one %s", path, array.ShapeString(to.Shape()), array.ShapeString(g.Shape()))
		}
	})
	l.pair(from, "", func(_ string, to, p *Parameter) { to.AddGrad(p) })
}

// pair calls f with every parameter and the one of the same path in from.
func (l *Link) pair(from *Link, path string, f func(path string, p, other *Parameter)) {
	for _, name := range l.names {
		other := from.params[name]
		if other == nil {
			array.Fail("the other link has no parameter %s/%s", path, name)
		}
		f(path+"/"+name, l.params[name], other)
	}
	for _, c := range l.children {
		c.link.pair(from.child(c.name), path+"/"+c.name, f)
	}
}

func (l *Link) child(name string) *Link {
	for _, c := range l.children {
		if c.name == name {
			return c.link
		}
	}
	array.Fail("the other link, a %s, has no link '%s'", className(l), name)
	return nil
}

// CopyData copies the numbers of another parameter. Where one of the two has no
// shape yet, it is initialized first.
//
//	> p, q = chainer.Parameter(0, {2}), chainer.Parameter(1, {2})
//	> p:copydata(q)
//	> p.data
//	[1. 1.]
func (p *Parameter) CopyData(from *Parameter) {
	switch {
	case !from.IsInitialized() && !p.IsInitialized():
		return
	case !from.IsInitialized():
		from.Initialize(p.Shape())
	case !p.IsInitialized():
		p.Initialize(from.Shape())
	}
	array.CopyInto(p.Data(), from.Data())
}

// AddGrad adds the gradient of another parameter, if it has one.
//
//	> p, q = chainer.Parameter(0, {1}), chainer.Parameter(0, {1})
//	> p.grad, q.grad = np.array{1}, np.array{2}
//	> p:addgrad(q)
//	> p.grad
//	[3.]
func (p *Parameter) AddGrad(from *Parameter) {
	if from.GradVar() != nil && !p.IsInitialized() {
		p.Initialize(from.Shape())
	}
	p.Variable.AddGrad(&from.Variable)
}
