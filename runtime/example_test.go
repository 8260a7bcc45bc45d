package runtime_test

import (
	"fmt"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/functions"
	"nnlua/runtime/links"
	"nnlua/runtime/optimizers"
)

// A Go program can do without Lua. This is the lesson of the simple model.
func Example() {
	session := autograd.NewSession()
	session.Random.Seed(0)
	one := 1
	model := links.NewLinear(session, &one, &one, links.LinearOptions{})
	optimizer := optimizers.NewSGD(0.01)
	optimizer.Setup(&model.Link)

	x := session.Variable(array.FromSlice([]float32{1, 2, 7}, 3, 1))
	t := session.Variable(array.FromSlice([]float32{2, 4, 14}, 3, 1))
	for range 50 {
		model.ClearGrads()
		loss := functions.MeanSquaredError(model.Apply(x), t)
		loss.Backward(autograd.BackwardOptions{})
		optimizer.Update(nil)
	}
	fmt.Println(model.W.Data(), model.B.Data())
	// Output: [[1.9943815]] [0.02971639]
}

// Errors of the runtime are panics of *array.Error, so that calls can be nested.
// array.Try turns one into an error of Go.
func Example_errors() {
	session := autograd.NewSession()
	x := session.Variable(array.New(array.Float32, 3, 1))
	t := session.Variable(array.New(array.Float32, 3, 2))
	err := array.Try(func() { functions.MeanSquaredError(x, t) })
	fmt.Println(err)
	// Output: mean_squared_error: x1 is float32(3, 2), want the shape of x0, (3, 1)
}
