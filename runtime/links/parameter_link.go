package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("L.Parameter(array: data) -> ParameterLink", NewParameterLink, catalog.Links)
	catalog.Add("ParameterLink:__call() -> Variable", (*ParameterLink).Forward, catalog.Links)
	catalog.Add("ParameterLink:forward() -> Variable", (*ParameterLink).Forward, catalog.Links)
}

// ParameterLink is a link that is nothing but its parameter W: L.Parameter.
type ParameterLink struct {
	Link
	W *Parameter
}

// class is the name in Chainer; in Go, Parameter is chainer.Parameter.
func (*ParameterLink) class() string { return "Parameter" }

// NewParameterLink makes a link with one parameter W, the array itself; a call
// without arguments returns it. Most often chainer.Parameter is simpler.
//
// 日本語: パラメータを1つ持ち、それを返すだけの層を作ります。
//
//	> L.Parameter(np.array{1, 2})()
//	variable([1. 2.])
func NewParameterLink(s *Session, a *Array) *ParameterLink {
	if !a.Dtype().IsFloat() {
		array.Fail("array is %s, want floats", a.Describe())
	}
	l := &ParameterLink{}
	l.setUp(s, l)
	d := a.Dtype()
	l.W = l.AddParam("W", NewNaN(&d), a.Shape())
	l.W.SetData(a)
	return l
}

// Forward returns W.
//
//	> L.Parameter(np.array{1, 2}):forward()
//	variable([1. 2.])
func (l *ParameterLink) Forward() *Variable { return functions.Identity([]*Variable{&l.W.Variable})[0] }
