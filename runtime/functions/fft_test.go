package functions

import (
	"testing"

	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestFFTGradients(t *testing.T) {
	for _, shape := range [][]int{{1}, {4}, {5}, {2, 3}, {0, 3}, {2, 1, 7}} {
		inputs := []*Array{check.Input(1, shape...), check.Input(2, shape...)}
		for name, f := range map[string]func(x []*Variable) (re, im *Variable){"fft": FFT, "ifft": IFFT} {
			check.Gradients(t, name, inputs, func(x ...*Variable) *Variable {
				re, im := f(x)
				return Mul(re, im)
			})
			check.Gradients(t, name+" of one part", inputs, func(x ...*Variable) *Variable {
				_, im := f(x)
				return Square(im)
			})
		}
	}
}

// TestFFTOfLongRows has lengths with large prime factors: back and forth is the
// identity.
func TestFFTOfLongRows(t *testing.T) {
	s := autograd.NewSession()
	for _, n := range []int{97, 1000, 2 * 499} {
		re, im := check.Input(1, n), check.Input(2, n)
		y := make([]*Variable, 2)
		y[0], y[1] = FFT([]*Variable{s.Variable(re), s.Variable(im)})
		backRe, backIm := IFFT(y)
		for i, pair := range [][2]*Array{{backRe.Data(), re}, {backIm.Data(), im}} {
			if err := check.Near(pair[0], pair[1], check.Tolerance{Abs: 1e-12}); err != nil {
				t.Errorf("n = %d, part %d: %v", n, i, err)
			}
		}
	}
}

func TestFFTRefusals(t *testing.T) {
	s := autograd.NewSession()
	two, three := s.Variable(check.Input(1, 2)), s.Variable(check.Input(1, 3))
	wantRefusal(t, "fft: x holds 1 arrays, want two", func() { FFT([]*Variable{two}) })
	wantRefusal(t, "ifft: the real part is float64(2,) and the imaginary part float64(3,)", func() { IFFT([]*Variable{two, three}) })
	empty := s.Variable(check.Input(1, 2, 0))
	wantRefusal(t, "fft: the last axis of float64(2, 0) is empty", func() { FFT([]*Variable{empty, empty}) })
}
