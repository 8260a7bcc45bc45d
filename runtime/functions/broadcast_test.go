package functions

import (
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/internal/check"
)

func TestBroadcastGradients(t *testing.T) {
	for _, shapes := range [][3][]int{{{2, 1}, {3}, {}}, {{1, 0}, {2, 1}, {1}}} {
		xs := []*Array{check.Input(1, shapes[0]...), check.Input(2, shapes[1]...), check.Input(3, shapes[2]...)}
		check.Gradients(t, "broadcast", xs, func(x ...*Variable) *Variable {
			ys := Broadcast(x...)
			return Add(ys[0], Mul(ys[1], ys[2]))
		})
	}
}

func TestBroadcastKeepsDtypes(t *testing.T) {
	s := autograd.NewSession()
	ys := Broadcast(s.Variable(array.New(array.Int32, 2)), s.Variable(array.New(array.Bool, 3, 1)))
	if a, b := ys[0].Data().Describe(), ys[1].Data().Describe(); a != "int32(3, 2)" || b != "bool(3, 2)" {
		t.Errorf("got %s and %s", a, b)
	}
	check.Refuses(t, "broadcast: want at least one argument", func() { Broadcast() })
	check.Refuses(t, "shapes (2,) and (3,) do not broadcast", func() { Broadcast(s.Variable(check.Input(1, 2)), s.Variable(check.Input(1, 3))) })
}

func TestCopy(t *testing.T) {
	check.Gradients(t, "copy", []*Array{check.Input(1, 2, 3)}, func(x ...*Variable) *Variable { return Square(Copy(x[0], "@numpy")) })
	x := autograd.NewSession().Variable(check.Input(1, 2))
	for _, dst := range []any{0.0, "@cupy:0", nil, true} {
		check.Refuses(t, `want the CPU: -1 or "@numpy"`, func() { Copy(x, dst) })
	}
}
