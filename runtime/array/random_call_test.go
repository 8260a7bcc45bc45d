package array

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
)

// recordedStream runs recorded calls, such as "normal(0, 2, (2, 3))", on one RandomState.
type recordedStream struct {
	*RandomState
	saved *MT19937State
}

// call returns what the call gives: an *Array, or nil if it gives nothing.
func (s *recordedStream) call(t testing.TB, text string) *Array {
	text = strings.Replace(text, "a = arange(6); shuffle(a)", "shuffle(6, int64)", 1)
	c := &recordedCall{t: t, rest: text}
	c.name, c.rest, _ = strings.Cut(text, "(")
	switch c.name {
	case "save":
		state := s.GetState()
		s.saved = &state
		return nil
	case "restore":
		if s.saved != nil {
			s.SetState(*s.saved)
		}
		return nil
	case "state":
		state, flag := s.GetState(), 0.0
		if state.HasGauss {
			flag = 1
		}
		return FromSlice([]float64{float64(state.Pos), float64(state.Key[623]), flag, state.Gauss})
	}
	c.args = c.list(')')
	return s.draw(c)
}

// draw calls the method of c. Floats are drawn by a method of so many numbers,
// which may be followed by a size.
func (s *recordedStream) draw(c *recordedCall) *Array {
	x := func(i int) float64 { return c.number(i) }
	floats := func(n int, draw func() float64) *Array { return Fill(c.size(n), draw) }
	ints := func(n int, draw func() int64) *Array { return FillInts(c.size(n), draw) }
	switch c.name {
	case "seed":
		s.Seed(uint32(x(0)))
		return nil
	case "rand", "randn":
		draw := map[string]func() float64{"rand": s.RandomSample, "randn": s.StandardNormal}[c.name]
		shape := []int{}
		for i := range c.args {
			shape = append(shape, int(x(i)))
		}
		return Fill(shape, draw)
	case "random_sample":
		return floats(0, s.RandomSample)
	case "standard_normal":
		return floats(0, s.StandardNormal)
	case "standard_exponential":
		return floats(0, s.StandardExponential)
	case "standard_cauchy":
		return floats(0, s.StandardCauchy)
	case "triangular":
		return floats(3, func() float64 { return s.Triangular(x(0), x(1), x(2)) })
	case "randint":
		return s.randint(c)
	case "binomial":
		return s.Binomials(int64(x(0)), x(1), c.size(2))
	case "poisson":
		return ints(1, func() int64 { return s.Poisson(x(0)) })
	case "geometric":
		return ints(1, func() int64 { return s.Geometric(x(0)) })
	case "multinomial":
		return s.Multinomial(int64(x(0)), c.vector(1), c.size(2))
	case "dirichlet":
		return s.Dirichlet(c.vector(0), c.size(1))
	case "choice":
		return s.Choice(int(x(0)), c.size(1), c.at(2) != false, c.vector(3))
	case "permutation":
		return s.Permutation(int(x(0)))
	case "shuffle":
		a := arangeOf(c.size(0), c.dtype(1))
		s.ShuffleRows(a)
		return a
	case "permuted":
		return s.PermuteRows(arangeOf(c.size(0), c.dtype(1)))
	}
	if draw, ok := map[string]func(float64) float64{
		"exponential": s.Exponential, "rayleigh": s.Rayleigh, "weibull": s.Weibull, "chisquare": s.Chisquare,
		"standard_gamma": s.StandardGamma, "standard_t": s.StandardT,
	}[c.name]; ok {
		return floats(1, func() float64 { return draw(x(0)) })
	}
	draw, ok := map[string]func(a, b float64) float64{
		"uniform": s.Uniform, "normal": s.Normal, "lognormal": s.Lognormal, "laplace": s.Laplace,
		"gumbel": s.Gumbel, "logistic": s.Logistic, "gamma": s.Gamma, "beta": s.Beta,
	}[c.name]
	if !ok {
		c.t.Fatalf("unknown call %s", c.name)
	}
	return floats(2, func() float64 { return draw(x(0), x(1)) })
}

// randint takes the bounds as text: the largest int64 is no float64.
func (s *recordedStream) randint(c *recordedCall) *Array {
	var bounds [2]int64
	for i := range bounds {
		v, err := strconv.ParseInt(fmt.Sprint(c.at(i)), 10, 64)
		if err != nil {
			c.t.Fatal(err)
		}
		bounds[i] = v
	}
	d := Int64
	if c.at(3) != nil {
		d = c.dtype(3)
	}
	if c.at(2) == nil {
		a := New(d)
		a.SetFloat(0, float64(s.Randint(bounds[0], bounds[1], d)))
		return a
	}
	return s.Randints(bounds[0], bounds[1], d, c.size(2))
}

func arangeOf(shape []int, d Dtype) *Array {
	a := New(d, shape...)
	for i := range a.Size() {
		a.SetFloat(i, float64(i))
	}
	return a
}

// recordedCall is a call in Python's syntax, taken apart. An argument is a
// string (a number or a name), a bool, nil, or a []any of such.
type recordedCall struct {
	t    testing.TB
	name string
	args []any
	rest string
}

// list reads arguments up to the bracket that closes them.
func (c *recordedCall) list(end byte) []any {
	items := []any{}
	for {
		c.rest = strings.TrimLeft(c.rest, " ,")
		if c.rest == "" {
			c.t.Fatalf("%s: no closing bracket", c.name)
		}
		switch first := c.rest[0]; first {
		case end:
			c.rest = c.rest[1:]
			return items
		case '(', '[':
			c.rest = c.rest[1:]
			items = append(items, c.list(map[byte]byte{'(': ')', '[': ']'}[first]))
			continue
		}
		n := strings.IndexAny(c.rest, ",)]")
		word := c.rest[:n]
		c.rest = c.rest[n:]
		word = strings.TrimPrefix(word, "replace=") // the only keyword, and in its place
		switch word {
		case "True", "False":
			items = append(items, word == "True")
		case "None":
			items = append(items, nil)
		default:
			items = append(items, word)
		}
	}
}

// at returns argument i, or nil if the call does not give it.
func (c *recordedCall) at(i int) any {
	if i < len(c.args) {
		return c.args[i]
	}
	return nil
}

func (c *recordedCall) number(i int) float64 { return toNumber(c.t, c.at(i)) }

func toNumber(t testing.TB, arg any) float64 {
	v, err := strconv.ParseFloat(fmt.Sprint(arg), 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// size returns argument i as a shape: empty for one number.
func (c *recordedCall) size(i int) []int {
	shape := []int{}
	switch arg := c.at(i).(type) {
	case nil:
	case []any:
		for _, v := range arg {
			shape = append(shape, int(toNumber(c.t, v)))
		}
	default:
		shape = append(shape, int(toNumber(c.t, arg)))
	}
	return shape
}

// vector returns argument i as a float64 array, or nil.
func (c *recordedCall) vector(i int) *Array {
	list, ok := c.at(i).([]any)
	if !ok {
		return nil
	}
	x := make([]float64, len(list))
	for k, v := range list {
		x[k] = toNumber(c.t, v)
	}
	return FromSlice(x)
}

func (c *recordedCall) dtype(i int) Dtype { return ParseDtype(fmt.Sprint(c.at(i))) }

// lastDigits returns how many float64 numbers lie between a and b.
func lastDigits(a, b float64) uint64 {
	order := func(v float64) int64 {
		if bits := int64(math.Float64bits(v)); bits >= 0 {
			return bits
		}
		return -int64(math.Float64bits(v) &^ (1 << 63))
	}
	x, y := order(a), order(b)
	if x < y {
		x, y = y, x
	}
	return uint64(x) - uint64(y)
}
