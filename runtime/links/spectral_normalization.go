package links

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	catalog.Add("chainer.link_hooks.SpectralNormalization(n_power_iteration: integer = 1, eps: number = 1e-6, use_gamma: boolean = false, factor: number? = nil, weight_name: string = \"W\", name: string = \"SpectralNormalization\") -> SpectralNormalization", NewSpectralNormalization, catalog.Links)
}

// SpectralNormalization divides a weight by its largest singular value.
type SpectralNormalization struct {
	weightHook
	opt SpectralOptions
	v   *Array // of the last call
}

// SpectralOptions are the arguments of SpectralNormalization.
type SpectralOptions struct {
	NPowerIteration  int
	Eps              float64
	UseGamma         bool
	Factor           *float64
	WeightName, Name string
}

// NewSpectralNormalization returns the link hook that divides the weight of a
// link by its largest singular value while the link is called (Miyato and
// others, arXiv:1802.05957): with W as a matrix, one row for each output, and
// vectors u and v of length 1, sigma = u W v. Every call improves u and v
// n_power_iteration times; in training u, which is the link's persistent value
// W_u, is kept for the next call. With factor, sigma is divided by it; with
// use_gamma, the link gets a scale gamma that is trained. eps is added to lengths.
//
//	> model = L.Linear(2, 2, {initialW = np.array{{3, 0}, {0, 2}}})
//	> model:add_hook(chainer.link_hooks.SpectralNormalization{n_power_iteration = 50})
//	> np.round(model(np.eye(2)).data, 3)
//	[[1.    0.   ]
//	 [0.    0.667]]
func NewSpectralNormalization(opt SpectralOptions) *SpectralNormalization {
	if opt.NPowerIteration < 1 {
		array.Fail("n_power_iteration is %d, want 1 or more", opt.NPowerIteration)
	}
	return &SpectralNormalization{weightHook: weightHook{name: opt.Name, weight: opt.WeightName}, opt: opt}
}

func (h *SpectralNormalization) vectorName() string { return h.weight + "_u" }

// Added draws u, if the weight has a shape.
func (h *SpectralNormalization) Added(l *Link) {
	if p := h.parameter(l); p.IsInitialized() {
		h.prepare(l, p)
	}
}

// Deleted takes u and gamma from the link.
func (h *SpectralNormalization) Deleted(l *Link) {
	l.forget(h.vectorName())
	if h.opt.UseGamma {
		l.forget("gamma")
	}
}

// prepare draws u; gamma starts as the largest singular value.
func (h *SpectralNormalization) prepare(l *Link, p *Parameter) {
	w := h.matrix(l, &p.Variable).Data()
	if w.Size() == 0 {
		array.FailIn(h.name, "'%s' is empty", h.weight)
	}
	u := array.Fill(w.Shape()[:1], func() float64 { return l.sess.Random.Normal(0, 1) })
	l.Keep(h.vectorName(), u.AsType(p.Dtype()))
	if h.opt.UseGamma {
		_, s, _ := array.SVD(w, false)
		l.AddParam("gamma", &Constant{initializer{&[]array.Dtype{p.Dtype()}[0]}, array.Scalar(array.Float64, s.Float(0))}, []int{})
	}
}

// matrix returns the weight with one row for each output.
func (h *SpectralNormalization) matrix(l *Link, w *Variable) *Variable {
	if strings.HasPrefix(className(l), "Deconvolution") {
		axes := []int{1, 0}
		for i := 2; i < w.Ndim(); i++ {
			axes = append(axes, i)
		}
		w = functions.Transpose(w, axes)
	}
	if w.Ndim() == 2 {
		return w
	}
	return functions.Reshape(w, []int{w.Shape()[0], -1})
}

// Before replaces the weight.
func (h *SpectralNormalization) Before(c *HookCall) {
	l, p := c.Link, h.ready(c)
	if l.persistent(h.vectorName()) == nil {
		h.prepare(l, p)
	}
	m := h.matrix(l, &p.Variable)
	kept := l.persistent(h.vectorName())
	u, v := kept.Array(), h.v
	if !l.sess.InRecomputing { // F.forget goes on with the vectors of the first time
		for range h.opt.NPowerIteration {
			v = h.unit(array.Dot(u, m.Data()))
			u = h.unit(array.Dot(m.Data(), v))
		}
		h.v = v
	}
	sigma := functions.MatMul(functions.MatMul(l.sess.Constant(u), m, false, false), l.sess.Constant(v), false, false)
	if h.opt.Factor != nil {
		sigma = functions.MulScalar(sigma, 1 / *h.opt.Factor)
	}
	w := &p.Variable
	if h.opt.UseGamma {
		w = functions.Mul(l.params["gamma"].orNil(), w)
	}
	w = functions.Div(w, sigma)
	if l.sess.Train && !l.sess.InRecomputing {
		kept.Value = u
	}
	h.replace(p, w)
}

func (h *SpectralNormalization) unit(v *Array) *Array {
	norm := array.Sqrt(array.Dot(v, v))
	return array.Div(v, array.Add(norm, array.Scalar(v.Dtype(), h.opt.Eps)))
}
