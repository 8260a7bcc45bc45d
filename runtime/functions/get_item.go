package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.get_item(x: array[...], slices: index) -> array[...]", GetItem, catalog.ArrayShape)
	catalog.Add("F.scatter_add(a: float[...], slices: index, b: float[...]) -> float[...]", ScatterAdd, catalog.ArrayShape)
	catalog.Add("Variable:__getitem(slices: index) -> Variable", GetItem, catalog.Core)
}

// GetItem returns the part of x that slices selects: x[slices]. It takes what
// brackets take: a number, or a table of numbers, ranges {first, last} and
// arrays, one an axis. Numbers in brackets count from 1; index arrays count
// from 0. The gradient is added up where an element is selected twice.
//
// 日本語: 角かっこと同じように、要素や範囲を取り出します。
//
//	> F.get_item(np.array{{1, 2}, {3, 4}}, 2)
//	variable([3. 4.])
//	> F.get_item(np.array{{1, 2}, {3, 4}}, {{}, 1})
//	variable([1. 3.])
func GetItem(x *Variable, slices array.Index) *Variable {
	return apply1("get_item", &getItem{slices: slices}, x)
}

type getItem struct {
	Node
	slices array.Index
	from   []int
}

func (f *getItem) Forward(x []*Array) []*Array {
	f.from = x[0].Shape()
	return one(array.Get(x[0], f.slices))
}

func (f *getItem) Backward(gy []*Variable) []*Variable {
	zero := gy[0].Session().Constant(array.New(gy[0].Dtype(), f.from...))
	return grads(ScatterAdd(zero, f.slices, gy[0]))
}

// ScatterAdd returns a with b added to the part that slices selects; see
// get_item. An element that is selected twice gets both.
//
//	> F.scatter_add(np.zeros(3), np.array({0, 2, 2}, "int32"), np.ones(3))
//	variable([1. 0. 2.])
func ScatterAdd(a *Variable, slices array.Index, b *Variable) *Variable {
	return apply1("scatter_add", &scatterAdd{slices: slices}, a, b)
}

type scatterAdd struct {
	Node
	slices array.Index
	bShape []int
}

func (f *scatterAdd) Forward(x []*Array) []*Array {
	f.bShape = x[1].Shape()
	y := x[0].Copy()
	array.ScatterAdd(y, f.slices, x[1])
	return one(y)
}

func (f *scatterAdd) Backward(gy []*Variable) []*Variable {
	return grads(gy[0], SumTo(GetItem(gy[0], f.slices), f.bShape))
}
