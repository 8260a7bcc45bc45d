package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.decorrelated_batch_normalization(x: float[...], groups: integer = 16, eps: number = 2e-5, running_mean: data? = nil, running_projection: data? = nil, decay: number = 0.9) -> float[...]", DecorrelatedBatchNormalization, catalog.Normalization)
}

// DecorrelatedBatchNormalization is batch normalization that also takes away how
// the channels of a group vary together: y = P (x - mean), where P is the inverse
// of the square root of the covariance matrix of the group's channels plus eps
// on its diagonal (ZCA whitening); https://arxiv.org/abs/1804.08450.
//
// x is [N, C, ...] with C channels, C / groups in each group. running_mean
// [groups, C / groups] and running_projection [groups, C / groups, C / groups]
// are changed in place: they become decay * old + (1 - decay) * new, where P is
// multiplied by m / (m - 1) for m elements in each channel. There are no
// gradients of gradients.
//
//	> F.decorrelated_batch_normalization(np.array{{1, 0}, {3, 4}}, {groups = 2})
//	variable([[-0.99999   -0.9999975]
//	          [ 0.99999    0.9999975]])
func DecorrelatedBatchNormalization(x *Variable, groups int, eps float64, runningMean, runningProjection *Array, decay float64) *Variable {
	const op = "decorrelated_batch_normalization"
	c := checkGroups(op, x, groups)
	for i, a := range []*Array{runningMean, runningProjection} {
		name, shape := []string{"running_mean", "running_projection"}[i], [][]int{{groups, c}, {groups, c, c}}[i]
		if a != nil && (!array.SameShape(a.Shape(), shape) || !a.Dtype().IsFloat()) {
			array.FailIn(op, "%s is %s, want floats of the shape %s", name, a.Describe(), array.ShapeString(shape))
		}
	}
	f := &whitening{eps: eps}
	y := apply1(op, f, intoGroups(x, groups))
	if runningMean != nil {
		updateRunning(runningMean, f.mean, decay, 1)
	}
	if runningProjection != nil {
		m := float64(y.Shape()[2])
		updateRunning(runningProjection, f.projection, decay, m/max(m-1, 1))
	}
	return outOfGroups(y, x.Shape())
}

// checkGroups returns how many channels of x each group has.
func checkGroups(op string, x *Variable, groups int) int {
	shape := x.Shape()
	if len(shape) < 2 || x.Data().Size() == 0 {
		array.FailIn(op, "x is %s, want [N, C, ...] with at least one element", x.Data().Describe())
	}
	if groups < 1 || shape[1]%groups != 0 {
		array.FailIn(op, "groups is %d, want a number that divides %d, the number of channels", groups, shape[1])
	}
	return shape[1] / groups
}

// channelsFirst exchanges axes 0 and 1.
func channelsFirst(ndim int) []int {
	axes := make([]int, ndim)
	for i := range axes {
		axes[i] = i
	}
	axes[0], axes[1] = 1, 0
	return axes
}

// intoGroups turns [N, C, ...] into [groups, C / groups, everything else].
func intoGroups(x *Variable, groups int) *Variable {
	return Reshape(Transpose(x, channelsFirst(len(x.Shape()))), []int{groups, x.Shape()[1] / groups, -1})
}

func outOfGroups(y *Variable, shape []int) *Variable {
	turned := append([]int{shape[1], shape[0]}, shape[2:]...)
	return Transpose(Reshape(y, turned), channelsFirst(len(shape)))
}

// whitening takes [groups, C, M] and multiplies each group by its projection.
type whitening struct {
	Node
	eps                  float64
	mean                 *Array
	roots, vectors       *Array // the square roots of the eigenvalues of the covariances, and the eigenvectors
	centered, projection *Array
}

func (f *whitening) Forward(x []*Array) []*Array {
	f.RetainInputs(0)
	shape, d := x[0].Shape(), x[0].Dtype()
	f.mean = array.Mean(x[0], array.Axes{2}, true)
	f.centered = array.Sub(x[0], f.mean)
	covariance := array.Div(array.BatchMatMul(f.centered, f.centered, false, true), array.Scalar(d, float64(shape[2])))
	for i := range shape[0] * shape[1] {
		at := i*shape[1] + i%shape[1]
		covariance.SetFloat(at, covariance.Float(at)+f.eps)
	}
	var values *Array
	values, f.vectors = array.Eigh(covariance)
	f.roots = array.Sqrt(values)
	scaled := array.Div(f.vectors, f.roots.Reshape(shape[0], 1, shape[1]))
	f.projection = array.BatchMatMul(scaled, f.vectors, false, true)
	return one(array.BatchMatMul(f.projection, f.centered, false, false))
}

// BackwardArrays goes back through the projection, a function of the covariance.
// In the basis of the eigenvectors its derivative multiplies element (i, j) by
// -1 / (r_i r_j (r_i + r_j)), with the roots r of the eigenvalues.
func (f *whitening) BackwardArrays(gy []*Array) []*Array {
	d, groups, c := f.centered.Dtype(), f.centered.Shape()[0], f.centered.Shape()[1]
	gp := array.BatchMatMul(gy[0], f.centered, false, true)
	inner := array.BatchMatMul(array.BatchMatMul(f.vectors, gp, true, false), f.vectors, false, false)
	for g := range groups {
		matrix := inner.Row(g)
		for i := range c {
			for j := range i + 1 {
				ri, rj := f.roots.Float(g*c+i), f.roots.Float(g*c+j)
				both := (matrix.Float(i*c+j) + matrix.Float(j*c+i)) / 2
				slope := -both / (ri * rj * (ri + rj))
				matrix.SetFloat(i*c+j, slope)
				matrix.SetFloat(j*c+i, slope)
			}
		}
	}
	gcov := array.BatchMatMul(array.BatchMatMul(f.vectors, inner, false, false), f.vectors, false, true)
	gx := array.BatchMatMul(f.projection, gy[0], false, false)
	array.AddScaled(gx, 2/float64(f.centered.Shape()[2]), array.BatchMatMul(gcov, f.centered, false, false))
	return []*Array{array.Sub(gx, array.MeanIn(d, gx, array.Axes{2}, true))}
}

func (f *whitening) Backward(gy []*Variable) []*Variable {
	return onlyOnce(f.BackwardArrays, "it has no gradients of gradients", []*Variable{f.RetainedInput(0)}, gy)
}
