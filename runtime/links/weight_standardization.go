package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("chainer.link_hooks.WeightStandardization(eps: number = 1e-5, weight_name: string = \"W\", name: string = \"WeightStandardization\") -> WeightStandardization", NewWeightStandardization, catalog.Links)
}

// WeightStandardization gives each output's weights mean 0 and variance 1.
type WeightStandardization struct {
	weightHook
	Eps float64
}

// NewWeightStandardization returns the link hook that standardizes the weight of
// a link while the link is called (Qiao and others, arXiv:1903.10520): for each
// output, (W - mean) / sqrt(variance + eps) over all weights that lead to it.
//
//	> model = L.Linear(2, 1, {initialW = np.array{{1, 3}}})
//	> model:add_hook(chainer.link_hooks.WeightStandardization{eps = 0})
//	> model(np.array{{0, 1}})
//	variable([[1.]])
func NewWeightStandardization(eps float64, weightName, name string) *WeightStandardization {
	return &WeightStandardization{weightHook{name: name, weight: weightName}, eps}
}

// Before replaces the weight.
func (h *WeightStandardization) Before(c *HookCall) {
	p := h.ready(c)
	w := &p.Variable
	if w.Ndim() < 2 || w.Size() == 0 {
		array.FailIn(h.name, "'%s' is %s, want two axes or more and elements", h.weight, w.Data().Describe())
	}
	var axes array.Axes
	for i := 1; i < w.Ndim(); i++ {
		axes = append(axes, i)
	}
	mean := functions.Average(w, axes, nil, true)
	d := functions.Sub(w, functions.BroadcastTo(mean, w.Shape()))
	variance := functions.Average(functions.Square(d), axes, nil, true)
	deviation := functions.Sqrt(functions.AddScalar(variance, h.Eps))
	h.replace(p, functions.Div(d, functions.BroadcastTo(deviation, w.Shape())))
}
