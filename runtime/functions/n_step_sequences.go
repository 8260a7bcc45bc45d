package functions

import "nnlua/runtime/array"

// StepRows lays out sequences, [steps, inputs] each and sorted by length, the
// longest first, as the n_step functions go through them: the rows of all
// sequences at the first step, behind them those at the second, and so on.
// lengths are the numbers of these rows for every step.
func StepRows(xs []*Variable) (rows *Variable, lengths []int) {
	first := xs[0].Shape()
	for i, x := range xs {
		sameDtype("xs", xs[0], x)
		if shape := x.Shape(); len(shape) != 2 || shape[1] != first[1] {
			array.Fail("xs[%d] is %s, want [steps, inputs] with the inputs of xs[1], %s", i+1, x.Data().Describe(), xs[0].Data().Describe())
		}
	}
	lengths = make([]int, first[0])
	for _, x := range xs {
		for t := range x.Shape()[0] {
			lengths[t]++
		}
	}
	return apply1("transpose_sequence", &stepRows{lengths: lengths}, xs...), lengths
}

// Sequences is the way back from the rows of all steps to the sequences.
func Sequences(rows *Variable, lengths []int) []*Variable {
	return apply("transpose_sequence", &sequences{lengths: lengths}, rows)
}

type stepRows struct {
	Node
	lengths []int
}

func (f *stepRows) Forward(xs []*Array) []*Array {
	total := 0
	for _, n := range f.lengths {
		total += n
	}
	rows := array.Empty(xs[0].Dtype(), total, xs[0].Shape()[1])
	moveSteps(rows, xs, f.lengths, true)
	return one(rows)
}

func (f *stepRows) Backward(gy []*Variable) []*Variable { return Sequences(gy[0], f.lengths) }

func (f *stepRows) BackwardArrays(gy []*Array) []*Array { return sequencesOf(gy[0], f.lengths) }

type sequences struct {
	Node
	lengths []int
	dtype   array.Dtype
	shapes  [][]int // of the outputs
}

func (f *sequences) Forward(x []*Array) []*Array {
	ys := sequencesOf(x[0], f.lengths)
	f.dtype = x[0].Dtype()
	for _, y := range ys {
		f.shapes = append(f.shapes, y.Shape())
	}
	return ys
}

func (f *sequences) Backward(gy []*Variable) []*Variable {
	return grads(apply1("transpose_sequence", &stepRows{lengths: f.lengths}, orZeros(gy, f.dtype, f.shapes)...))
}

func sequencesOf(rows *Array, lengths []int) []*Array {
	steps := make([]int, lengths[0])
	for _, n := range lengths {
		for i := range n {
			steps[i]++
		}
	}
	xs := make([]*Array, len(steps))
	for i, n := range steps {
		xs[i] = array.Empty(rows.Dtype(), n, rows.Shape()[1])
	}
	moveSteps(rows, xs, lengths, false)
	return xs
}

// moveSteps copies the sequences to the rows, or back.
func moveSteps(rows *Array, xs []*Array, lengths []int, in bool) {
	if rows.Dtype() == array.Float32 {
		moveStepRows(array.Data[float32](rows), dataOf[float32](xs...), lengths, rows.Shape()[1], in)
	} else {
		moveStepRows(array.Data[float64](rows), dataOf[float64](xs...), lengths, rows.Shape()[1], in)
	}
}

func moveStepRows[T array.Float](rows []T, xs [][]T, lengths []int, n int, in bool) {
	for t, count := range lengths {
		for _, x := range xs[:count] {
			if in {
				copy(rows[:n], x[t*n:])
			} else {
				copy(x[t*n:t*n+n], rows)
			}
			rows = rows[n:]
		}
	}
}
