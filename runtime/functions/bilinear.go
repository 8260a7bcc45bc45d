package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.bilinear(e1: float[N, ...], e2: float[N, ...], W: float[J, K, L], V1: float[J, L]? = nil, V2: float[K, L]? = nil, b: float[L]? = nil) -> float[N, L]", Bilinear, catalog.Connection)
}

// Bilinear returns the bilinear product of each row of e1 with the same row of
// e2: y[i, l] = sum over j and k of e1[i, j] * e2[i, k] * W[j, k, l].
//
// Axis 0 of e1 and e2 counts the N rows, their other axes together are the J and
// K inputs; W is [J, K, L]. With V1 [J, L], V2 [K, L] and b [L], of which all or
// none are given, e1 V1 + e2 V2 + b is added. All have one dtype.
//
//	> F.bilinear(np.array{{1, 2}}, np.array{{3}}, np.array{{{1}}, {{10}}})
//	variable([[63.]])
func Bilinear(e1, e2, W, V1, V2, b *Variable) *Variable {
	checkBilinear(e1, e2, W, V1, V2, b)
	n, w := e1.Shape()[0], W.Shape()
	e1, e2 = Reshape(e1, []int{n, w[0]}), Reshape(e2, []int{n, w[1]})
	pairs := Mul(Reshape(e1, []int{n, w[0], 1}), Reshape(e2, []int{n, 1, w[1]}))
	y := MatMul(Reshape(pairs, []int{n, w[0] * w[1]}), Reshape(W, []int{w[0] * w[1], w[2]}), false, false)
	if b == nil {
		return y
	}
	y = Add(y, MatMul(e1, V1, false, false))
	y = Add(y, MatMul(e2, V2, false, false))
	return Add(y, b)
}

func checkBilinear(e1, e2, W, V1, V2, b *Variable) {
	const op = "bilinear"
	w := W.Shape()
	if len(w) != 3 {
		array.FailIn(op, "W is %s, want [J, K, L]", W.Data().Describe())
	}
	for i, e := range []*Variable{e1, e2} {
		shape := e.Shape()
		if len(shape) < 2 || shape[0] != e1.Shape()[0] || e.Data().Size() != shape[0]*w[i] {
			array.FailIn(op, "e%d is %s, want rows of %d inputs, as W has, one for each example", i+1, e.Data().Describe(), w[i])
		}
		sameDtype(op, W, e)
	}
	if (V1 == nil) != (b == nil) || (V2 == nil) != (b == nil) {
		array.FailIn(op, "V1, V2 and b must all be given or all be nil")
	}
	if b == nil {
		return
	}
	for i, v := range []*Variable{V1, V2, b} {
		name, shape := []string{"V1", "V2", "b"}[i], [][]int{{w[0], w[2]}, {w[1], w[2]}, {w[2]}}[i]
		if !array.SameShape(v.Shape(), shape) || v.Dtype() != W.Dtype() {
			array.FailIn(op, "%s is %s, want %s%s", name, v.Data().Describe(), W.Dtype(), array.ShapeString(shape))
		}
	}
}
