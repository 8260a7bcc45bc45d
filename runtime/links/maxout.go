package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/functions"
)

func init() {
	add("Maxout(in_size: integer?, out_size: integer, pool_size: integer, initialW: value = nil, initial_bias: value? = 0) -> Maxout", NewMaxout,
		"(x: float[...]) -> Variable", (*Maxout).Forward)
	field("Maxout.out_size: integer", func(l *Maxout) *int { return &l.OutSize })
	field("Maxout.pool_size: integer", func(l *Maxout) *int { return &l.PoolSize })
}

// Maxout is a fully connected layer that keeps the largest of several outputs.
type Maxout struct {
	Chain
	OutSize, PoolSize int
}

// NewMaxout makes a fully connected layer with out_size outputs, each the largest
// of pool_size sums: its one link, linear, has out_size * pool_size outputs, of
// which neighbours compete (Goodfellow and others, Maxout Networks,
// arXiv:1302.4389). See F.maxout.
//
// 日本語: maxout の層を作ります。
//
// in_size = nil leaves the number of inputs to the first call. initialW and
// initial_bias are those of linear, except that an array has the shape (out_size,
// pool_size, in_size) or (out_size, pool_size), and a function gets such an array.
// initial_bias = false means no bias.
//
//	> model = L.Maxout(1, 1, 2, {initialW = np.array{{{1}, {-1}}}})
//	> model(np.array{{3}, {-2}})
//	variable([[3.]
//	          [2.]])
func NewMaxout(s *Session, inSize *int, outSize, poolSize int, initialW, initialBias any) *Maxout {
	l := &Maxout{OutSize: outSize, PoolSize: poolSize}
	l.setUp(s, l)
	outputs := outSize * poolSize
	opt := LinearOptions{Nobias: initialBias == nil, InitialW: l.pooled("initialW", initialW, 3), InitialBias: l.pooled("initial_bias", initialBias, 2)}
	l.AddLink("linear", NewLinear(s, inSize, &outputs, opt))
	return l
}

// pooled turns initial values of the shape (out_size, pool_size, ...) into those
// of linear, which has the two as one axis.
func (l *Maxout) pooled(name string, given any, ndim int) any {
	switch v := given.(type) {
	case *Array:
		shape := v.Shape()
		if len(shape) != ndim || shape[0] != l.OutSize || shape[1] != l.PoolSize {
			array.Fail("%s is %s, want %d axes, the first two of length %d and %d", name, v.Describe(), ndim, l.OutSize, l.PoolSize)
		}
		return v.Reshape(append([]int{shape[0] * shape[1]}, shape[2:]...)...)
	case catalog.Func:
		return pooledFill{f: v, out: l.OutSize, pool: l.PoolSize}
	}
	return given
}

// pooledFill lets a function of the script fill an array of the shape (out_size,
// pool_size, ...).
type pooledFill struct {
	initializer
	f         catalog.Func
	out, pool int
}

// Fill calls the function.
func (p pooledFill) Fill(_ *Session, a *Array) {
	p.f.Call(a.Reshape(append([]int{p.out, p.pool}, a.Shape()[1:]...)...))
}

// Forward returns the largest output of every pool.
//
//	> model = L.Maxout(2, 1, 2, {initialW = np.array{{{1, 0}, {0, 1}}}})
//	> model:forward(np.array{{3, 4}})
//	variable([[4.]])
func (l *Maxout) Forward(x *Variable) *Variable {
	return functions.Maxout(l.run("linear", x), l.PoolSize, 1)
}

// Apply is a call, hooks and all.
func (l *Maxout) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
