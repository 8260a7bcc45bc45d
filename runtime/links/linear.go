package links

import (
	"fmt"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("L.Linear(in_size: integer? = nil, out_size: integer? = nil, nobias: boolean = false, initialW: value = nil, initial_bias: value = nil) -> Linear", NewLinear, catalog.Links)
	catalog.Add("Linear:__call(x: float[...], n_batch_axes: integer = 1) -> Variable", (*Linear).Forward, catalog.Links)
	catalog.Add("Linear:forward(x: float[...], n_batch_axes: integer = 1) -> Variable", (*Linear).Forward, catalog.Links)
}

// Linear is the fully connected layer y = x W^T + b. W is (out_size, in_size),
// b is (out_size,) or absent.
type Linear struct {
	Link
	W, B    *Parameter
	outSize int
}

// LinearOptions are the arguments of L.Linear after the sizes.
type LinearOptions struct {
	Nobias                bool
	InitialW, InitialBias any
}

// NewLinear makes a fully connected layer with in_size inputs and out_size
// outputs. W is drawn from the normal distribution with standard deviation
// sqrt(1 / in_size) (LeCunNormal), b is 0; initialW and initial_bias change
// that. With in_size = nil, or one size only, the first call tells the number
// of inputs.
//
//	> np.random.seed(0)
//	> model = L.Linear(1, 1)
//	> model.W.data
//	[[1.7640524]]
//	> model(np.array{{2}})
//	variable([[3.5281048]])
func NewLinear(s *Session, inSize, outSize *int, opt LinearOptions) *Linear {
	if outSize == nil {
		inSize, outSize = nil, inSize
	}
	if outSize == nil || *outSize < 0 || inSize != nil && *inSize < 0 {
		array.FailIn("Linear", "want the number of outputs: L.Linear(in_size, out_size)")
	}
	l := &Linear{outSize: *outSize}
	l.Link = Link{sess: s, self: l, spec: func() string {
		return fmt.Sprintf("in_size=%s, out_size=%d, nobias=%s", python(inSize), *outSize, python(opt.Nobias))
	}}
	var shape []int
	if inSize != nil {
		shape = []int{*outSize, *inSize}
	}
	l.W = l.AddParam("W", initializerOf(opt.InitialW, LeCunNormal{Scale: 1}), shape)
	if !opt.Nobias {
		l.B = l.AddParam("b", initializerOf(opt.InitialBias, Constant{array.Scalar(array.Float64, 0)}), []int{*outSize})
	}
	return l
}

// Forward returns x W^T + b, as model(x) does. See F.linear for n_batch_axes.
//
//	> model = L.Linear(2, 1, {initialW = 3})
//	> model:forward(np.array{{1, 2}})
//	variable([[9.]])
func (l *Linear) Forward(x *Variable, nBatchAxes int) *Variable {
	if !l.W.IsInitialized() {
		inputs := 1
		for _, n := range x.Shape()[min(nBatchAxes, x.Ndim()):] {
			inputs *= n
		}
		l.W.Initialize([]int{l.outSize, inputs})
	}
	if l.B == nil {
		return functions.Linear(x, &l.W.Variable, nil, nBatchAxes)
	}
	return functions.Linear(x, &l.W.Variable, &l.B.Variable, nBatchAxes)
}

// Apply is Forward for rows along the first axis.
func (l *Linear) Apply(x *Variable) *Variable { return l.Forward(x, 1) }
