package links

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.initializers.Orthogonal(scale: number = 1.1, dtype: dtype? = nil, mode: \"auto\"|\"projection\"|\"embedding\"|\"basis\" = \"auto\", rng: RandomState? = nil) -> Orthogonal", NewOrthogonal, catalog.Links)
}

// Orthogonal fills with vectors that stand at right angles to one another.
type Orthogonal struct {
	Random
	mode string
}

// NewOrthogonal returns the initializer that makes weights orthogonal: W as a
// matrix (out, everything else) has rows, or if it is taller than wide columns,
// of length scale at right angles (Saxe and others, arXiv:1312.6120). mode says
// what shapes are allowed: "projection" at least as many inputs as outputs,
// "embedding" at most as many, "basis" equally many, "auto" any.
//
//	> W = L.Linear(3, 2, {initialW = chainer.initializers.Orthogonal(2)}).W.data
//	> np.round(np.sum(W * W, 1), 3)
//	[4. 4.]
func NewOrthogonal(scale float64, dtype *array.Dtype, mode string, rng *array.RandomState) *Orthogonal {
	return &Orthogonal{*NewNormal(scale, dtype, rng), mode}
}

// Fill orthogonalizes a random matrix.
func (o *Orthogonal) Fill(s *Session, a *Array) {
	if a.Ndim() == 0 {
		a.Fill(o.Scale * float64(2*o.stream(s).Randint(0, 2, array.Int64)-1))
		return
	}
	if a.Size() == 0 {
		array.FailIn("Orthogonal", "the array has shape %s, want one with elements", array.ShapeString(a.Shape()))
	}
	out := a.Shape()[0]
	in := a.Size() / out
	if in > out && (o.mode == "embedding" || o.mode == "basis") || in < out && (o.mode == "projection" || o.mode == "basis") {
		array.FailIn("Orthogonal", "mode '%s' does not allow %d inputs and %d outputs (shape %s)", o.mode, in, out, array.ShapeString(a.Shape()))
	}
	m := array.Fill([]int{out, in}, func() float64 { return o.stream(s).Normal(0, 1) })
	if in > out {
		m = array.Transpose(m)
	}
	q, r := array.QR(m, false)
	n := min(in, out)
	signs := array.New(array.Float64, n)
	for k := range n { // with these signs the result is unique
		signs.SetFloat(k, math.Copysign(o.Scale, r.Float(k*(n+1))))
	}
	array.MulInPlace(q, signs)
	if in > out {
		q = array.Transpose(q)
	}
	array.CopyInto(a, q.Reshape(a.Shape()...))
}
