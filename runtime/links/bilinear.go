package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("Bilinear(left_size: integer, right_size: integer, out_size: integer, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> Bilinear", NewBilinear,
		"(e1: float[...], e2: float[...]) -> Variable", (*Bilinear).Forward)
	optional("Bilinear.V1: Parameter?", func(l *Bilinear) **Parameter { return &l.V1 })
	optional("Bilinear.V2: Parameter?", func(l *Bilinear) **Parameter { return &l.V2 })
	optional("Bilinear.b: Parameter?", func(l *Bilinear) **Parameter { return &l.B })
}

// Bilinear multiplies two inputs with each other. W is (left_size, right_size,
// out_size), V1 (left_size, out_size), V2 (right_size, out_size) and b (out_size,);
// the last three may be absent.
type Bilinear struct {
	Link
	W, V1, V2, B *Parameter
}

// BilinearOptions are the arguments of L.Bilinear after the sizes. InitialBias is
// nil or has the initial values of V1, V2 and b, in Go as []any.
type BilinearOptions struct {
	Nobias                bool
	InitialW, InitialBias any
}

// NewBilinear makes a layer of two inputs with left_size and right_size numbers in
// each row: y[l] = sum over j and k of e1[j] * e2[k] * W[j, k, l], plus
// e1 V1 + e2 V2 + b unless nobias is true. See F.bilinear.
//
// W, V1 and V2 are drawn from LeCunNormal, b is 0. initialW changes that for W, and
// initial_bias, a table of three, for V1, V2 and b.
//
//	> model = L.Bilinear(2, 1, 1, {initialW = 1, initial_bias = {0, 0, 0.5}})
//	> model(np.array{{1, 2}}, np.array{{3}})
//	variable([[9.5]])
func NewBilinear(s *Session, leftSize, rightSize, outSize int, opt BilinearOptions) *Bilinear {
	l := &Bilinear{}
	l.setUp(s, l)
	wantShape("initialW", opt.InitialW, leftSize, rightSize, outSize)
	l.W = l.weight("W", opt.InitialW, leftSize, rightSize, outSize)
	if opt.Nobias {
		return l
	}
	initial := threeOf(opt.InitialBias)
	wantShape("initial_bias[1]", initial[0], leftSize, outSize)
	wantShape("initial_bias[2]", initial[1], rightSize, outSize)
	wantShape("initial_bias[3]", initial[2], outSize)
	l.V1 = l.weight("V1", initial[0], leftSize, outSize)
	l.V2 = l.weight("V2", initial[1], rightSize, outSize)
	l.B = l.bias("b", initial[2], outSize)
	return l
}

// threeOf reads initial_bias.
func threeOf(given any) []any {
	switch v := given.(type) {
	case nil:
		return make([]any, 3)
	case []any:
		if len(v) == 3 {
			return v
		}
	case catalog.Table:
		return []any{v.At(0), v.At(1), v.At(2)}
	}
	array.Fail("initial_bias is the table of the initial values of V1, V2 and b, or nil")
	return nil
}

// Forward multiplies e1 and e2. See [functions.Bilinear].
//
//	> model = L.Bilinear(2, 1, 1, {initialW = 1, nobias = true})
//	> model:forward(np.array{{1, 2}}, np.array{{3}})
//	variable([[9.]])
func (l *Bilinear) Forward(e1, e2 *Variable) *Variable {
	return functions.Bilinear(e1, e2, &l.W.Variable, l.V1.orNil(), l.V2.orNil(), l.B.orNil())
}
