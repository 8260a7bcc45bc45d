package functions

import (
	"math"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

// numbers are the numbers 1 to 6 in two rows of three, or others of that shape.
func numbers(f func(i float64) float64) *Array {
	a := array.New(array.Float64, 2, 3)
	for i := range 6 {
		a.SetFloat(i, f(float64(i+1)))
	}
	return a
}

// TestNoiseDrawsAsChainer compares with results of Chainer 7.8.1 on NumPy 1.24.4,
// recorded after np.random.seed(seed); next is what np.random.rand() gave then.
// x is arange(1, 7).reshape(2, 3), W is arange(6).reshape(2, 3) - 2.
func TestNoiseDrawsAsChainer(t *testing.T) {
	x := numbers(func(i float64) float64 { return i })
	lnVar := numbers(func(i float64) float64 { return (i - 3) / 2 })
	logPi := numbers(math.Log)
	W := numbers(func(i float64) float64 { return i - 3 })
	b := array.FromSlice([]float64{0.5, -0.5})
	dropconnect := func(train, batchwise bool) func(in func(*Array) *Variable) *Variable {
		return func(in func(*Array) *Variable) *Variable {
			return SimplifiedDropconnect(in(x), in(W), in(b), SimplifiedDropconnectOptions{Ratio: 0.25, Train: train, UseBatchwiseMask: batchwise})
		}
	}
	for name, c := range map[string]struct {
		seed uint32
		f    func(in func(*Array) *Variable) *Variable
		want []float64
		next float64
	}{
		"dropout": {1, func(in func(*Array) *Variable) *Variable { return Dropout(in(x), 0.3) },
			[]float64{1.4285714285714286, 2.857142857142857, 0, 5.714285714285714, 0, 0}, 0.1862602113776709},
		"gaussian": {2, func(in func(*Array) *Variable) *Variable { return Gaussian(in(x), in(lnVar)) },
			[]float64{0.7472235878727429, 1.9561793508951912, 0.863803904331546, 6.106149408242954, 2.0431246030586974, 4.218020812922141}, 0.2046486340378425},
		"gumbel_softmax": {3, func(in func(*Array) *Variable) *Variable { return GumbelSoftmax(in(logPi), 0.5, 1) },
			[]float64{0.019430681613446882, 0.03282163244846183, 0.9477476859380913, 0.7225369659661071, 0.11561317281670633, 0.16184986121718667}, 0.12558531046383625},
		"gumbel_softmax, axis 0": {3, func(in func(*Array) *Variable) *Variable {
			return GumbelSoftmax(in(logPi), in(array.FromSlice([]float64{0.5})), 0)
		},
			[]float64{0.047523541434384975, 0.3450008556684907, 0.9157144572414553, 0.9524764585656149, 0.6549991443315094, 0.08428554275854463}, 0.12558531046383625},
		"zoneout": {4, func(in func(*Array) *Variable) *Variable { return Zoneout(in(x), MulScalar(in(x), 10), 0.4) },
			[]float64{10, 20, 30, 40, 50, 6}, 0.9762744547762418},
		"simplified_dropconnect": {5, dropconnect(true, true),
			[]float64{-2.1666666666666665, 18.166666666666668, -16.833333333333332, 23.5}, 0.4413092228959531},
		"simplified_dropconnect, one mask": {5, dropconnect(true, false),
			[]float64{-2.1666666666666665, 18.166666666666668, -6.166666666666666, 42.166666666666664}, 0.7659078564803156},
		"simplified_dropconnect, no training": {5, dropconnect(false, true),
			[]float64{-3.5, 13.5, -12.5, 31.5}, 0.4413092228959531},
	} {
		for _, d := range []array.Dtype{array.Float32, array.Float64} {
			s := autograd.NewSession()
			s.Random.Seed(c.seed)
			got := c.f(func(a *Array) *Variable { return s.Variable(a.To(d)) })
			if err := check.Equal(got.Data(), array.FromSlice(c.want, 2, len(c.want)/2).To(d), false); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if next := s.Random.RandomSample(); next != c.next {
				t.Errorf("%s: the next random number is %v, want %v", name, next, c.next)
			}
		}
	}
}

func TestNoiseGradients(t *testing.T) {
	seeded := func(f func(x ...*Variable) *Variable) func(x ...*Variable) *Variable {
		return func(x ...*Variable) *Variable {
			x[0].Session().Random.Seed(1)
			return f(x...)
		}
	}
	for _, shape := range check.Shapes() {
		one, two := []*Array{check.Input(1, shape...)}, []*Array{check.Input(1, shape...), check.Input(2, shape...)}
		check.Gradients(t, "dropout", one, seeded(func(x ...*Variable) *Variable { return Square(Dropout(x[0], 0.4)) }))
		check.Gradients(t, "gaussian", two, seeded(func(x ...*Variable) *Variable { return Gaussian(x[0], x[1]) }))
		check.Gradients(t, "zoneout", two, seeded(func(x ...*Variable) *Variable { return Square(Zoneout(x[0], x[1], 0.4)) }))
		if len(shape) > 1 {
			check.Gradients(t, "gumbel_softmax", one, seeded(func(x ...*Variable) *Variable { return GumbelSoftmax(x[0], 0.7, -1) }))
		}
	}
	inputs := []*Array{check.Input(1, 2, 3), check.Positive(2, 2, 1)}
	check.Gradients(t, "gumbel_softmax with tau", inputs, seeded(func(x ...*Variable) *Variable { return GumbelSoftmax(x[0], x[1], 1) }))
	for _, n := range []int{3, 0} {
		inputs := []*Array{check.Input(1, n, 2, 1), check.Input(2, 4, 2), check.Input(3, 4)}
		for _, batchwise := range []bool{false, true} {
			opt := SimplifiedDropconnectOptions{Ratio: 0.4, Train: true, UseBatchwiseMask: batchwise}
			check.Gradients(t, "simplified_dropconnect", inputs, seeded(func(x ...*Variable) *Variable { return SimplifiedDropconnect(x[0], x[1], x[2], opt) }))
			check.Gradients(t, "simplified_dropconnect without b", inputs[:2], seeded(func(x ...*Variable) *Variable { return SimplifiedDropconnect(x[0], x[1], nil, opt) }))
		}
	}
}

// Outside of training dropout and zoneout return x and draw nothing.
func TestNoiseOutsideOfTraining(t *testing.T) {
	s := autograd.NewSession()
	s.Train = false
	s.Random.Seed(1)
	x := s.Variable(check.Input(1, 2, 3))
	if Dropout(x, 5) != x || Zoneout(s.Variable(check.Input(2, 2, 3)), x, 0.5) != x {
		t.Error("the result is not x")
	}
	if out := DropoutMasked(x, 0.5, x, true); out[1].(*Array) != nil {
		t.Errorf("the mask is %v", out[1])
	}
	if next := s.Random.RandomSample(); next != 0.417022004702574 {
		t.Errorf("the next random number is %v", next)
	}
}

// What dropout and gaussian return beside the result gives the same result again.
func TestNoiseCanBeRepeated(t *testing.T) {
	s := autograd.NewSession()
	x, y := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(2, 2, 3))
	first := DropoutMasked(x, 0.5, nil, true)
	again := DropoutMasked(x, 0.9, s.Constant(first[1].(*Array)), false)
	if !array.ArrayEqual(first[0].(*Variable).Data(), again[0].(*Variable).Data(), false) {
		t.Error("dropout with the mask of another call differs from it")
	}
	first = GaussianEps(x, y, nil, true)
	again = GaussianEps(x, y, s.Constant(first[1].(*Array)), false)
	if !array.ArrayEqual(first[0].(*Variable).Data(), again[0].(*Variable).Data(), false) {
		t.Error("gaussian with the eps of another call differs from it")
	}
}

func TestNoiseRefuses(t *testing.T) {
	s := autograd.NewSession()
	x, row := s.Variable(check.Input(1, 2, 3)), s.Variable(check.Input(1, 3))
	single := s.Variable(array.New(array.Float32, 2, 3))
	for _, ratio := range []float64{1, -0.1, math.NaN(), math.Inf(1)} {
		check.Refuses(t, "want at least 0 and below 1", func() { Dropout(x, ratio) })
		check.Refuses(t, "want at least 0 and below 1", func() { SimplifiedDropconnect(x, x, nil, SimplifiedDropconnectOptions{Ratio: ratio, Train: true}) })
	}
	check.Refuses(t, "mask is float64(3,), want the shape and dtype of x, float64(2, 3)", func() { DropoutMasked(x, 0.5, row, false) })
	check.Refuses(t, "mask is float32(2, 3), want the shape and dtype of x", func() { DropoutMasked(x, 0.5, single, false) })
	check.Refuses(t, "ln_var is float64(3,), want the shape and dtype of mean, float64(2, 3)", func() { Gaussian(x, row) })
	check.Refuses(t, "eps is float32(2, 3), want the shape and dtype of mean", func() { GaussianEps(x, x, single, false) })
	check.Refuses(t, "h is float64(3,), want the shape and dtype of x, float64(2, 3)", func() { Zoneout(row, x, 0.5) })
	check.Refuses(t, "tau is 0, want a number other than 0", func() { GumbelSoftmax(x, 0.0, 1) })
	check.Refuses(t, "tau is no number, array or Variable", func() { GumbelSoftmax(x, "0.1", 1) })
	check.Refuses(t, "tau is no number, array or Variable", func() { GumbelSoftmax(x, nil, 1) })
	check.Refuses(t, "axis 2 is out of range", func() { GumbelSoftmax(x, 1.0, 2) })
	one := SimplifiedDropconnectOptions{Ratio: 0.5, Train: true}
	check.Refuses(t, "W is float64(3,) and x is float64(2, 3), want [O, I] and [N, ...]", func() { SimplifiedDropconnect(x, row, nil, one) })
	check.Refuses(t, "W is float64(2, 3) and x is float64(3,), want", func() { SimplifiedDropconnect(row, x, nil, one) })
	check.Refuses(t, "b is float64(3,), want the dtype of x and the shape (2,)", func() { SimplifiedDropconnect(x, x, row, one) })
	check.Refuses(t, "W is float64(2, 3) and x is float64(0, 2), want", func() { SimplifiedDropconnect(s.Variable(check.Input(1, 0, 2)), x, nil, one) })
	one.Mask = row
	check.Refuses(t, "mask is float64(3,), want the shape (2, 3)", func() { SimplifiedDropconnect(x, x, nil, one) })
	one.UseBatchwiseMask = true
	check.Refuses(t, "mask is float64(3,), want the shape (2, 2, 3)", func() { SimplifiedDropconnect(x, x, nil, one) })
}

func BenchmarkDropout(b *testing.B) {
	x := autograd.NewSession().Variable(array.New(array.Float32, 1000, 1000))
	for b.Loop() {
		Dropout(x, 0.5)
	}
}
