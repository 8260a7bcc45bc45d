package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.discriminative_margin_based_clustering_loss(embeddings: float[N, D, H, W], labels: int[N, H, W], delta_v: number, delta_d: number, max_embedding_dim: integer, norm: integer = 1, alpha: number = 1, beta: number = 1, gamma: number = 0.001) -> (float[], float[], float[])", DiscriminativeMarginBasedClusteringLoss, catalog.Loss)
}

// ClusteringOptions are the arguments of F.discriminative_margin_based_clustering_loss after labels.
type ClusteringOptions struct {
	DeltaV, DeltaD     float64
	MaxEmbeddingDim    int
	Norm               int
	Alpha, Beta, Gamma float64
}

// DiscriminativeMarginBasedClusteringLoss returns three losses for telling the
// objects of an image apart: the vectors of all pixels of one object shall lie
// together, those of different objects apart; https://arxiv.org/abs/1708.02551.
//
// embeddings is [N, D, H, W], a vector of D numbers for each pixel, where D must
// be max_embedding_dim; labels is [N, H, W]: objects are numbered from 1 to D,
// and all other numbers are background. The results are alpha times the loss of
// pixels farther than delta_v from the mean of their object, beta times that of
// objects whose means are closer than 2 * delta_d, and gamma times the mean size
// of the means. norm is 1 (sum of absolute values) or 2 (Euclidean).
//
//	> x = np.array{{{{0, 2, 5, 5}}, {{0, 0, 0, 0}}}}
//	> F.discriminative_margin_based_clustering_loss(x, np.array({{{1, 1, 2, 2}}}, "int32"), 0.5, 1.5, 2)
//	variable(0.125)
//	variable(0.)
//	variable(0.003)
func DiscriminativeMarginBasedClusteringLoss(embeddings, labels *Variable, opt ClusteringOptions) (variance, distance, regularization *Variable) {
	const op = "discriminative_margin_based_clustering_loss"
	shape, count := embeddings.Shape(), opt.MaxEmbeddingDim
	if len(shape) != 4 || shape[1] != count || count <= 0 || shape[0] == 0 {
		array.FailIn(op, "embeddings is %s and max_embedding_dim is %d, want [N, D, H, W] with D = max_embedding_dim", embeddings.Data().Describe(), count)
	}
	if opt.Norm != 1 && opt.Norm != 2 {
		array.FailIn(op, "norm is %d, want 1 or 2", opt.Norm)
	}
	places := []int{shape[0], 1, shape[2], shape[3]}
	if !labels.Dtype().IsInt() || !array.SameShape(labels.Shape(), []int{shape[0], shape[2], shape[3]}) {
		array.FailIn(op, "labels is %s, want integers of shape [N, H, W] with %d, %d and %d", labels.Data().Describe(), shape[0], shape[2], shape[3])
	}
	s, d := embeddings.Session(), embeddings.Dtype()
	norm := clusterNorm(opt.Norm)
	zero := s.Constant(array.New(d))
	near, far, size := zero, zero, zero
	means := make([]*Variable, count) // of object c in each image: [N, D]
	for c := range means {
		mask := array.Equal(labels.Data(), array.Scalar(array.Int64, float64(c+1))).AsType(d).Reshape(places...)
		pixels := array.Maximum(array.Sum(mask, array.Axes{1, 2, 3}, false), array.Scalar(d, 1))
		sum := Sum(Mul(embeddings, s.Constant(mask)), array.Axes{2, 3}, false)
		means[c] = Div(sum, s.Constant(pixels.Reshape(-1, 1)))
		size = Add(size, norm(means[c], nil))
		off := Mul(Sub(Reshape(means[c], []int{shape[0], count, 1, 1}), embeddings), s.Constant(mask))
		tooFar := ReLU(AddScalar(norm(off, array.Axes{1}), -opt.DeltaV))
		all := array.Sum(mask.Reshape(-1), nil, false).Float(0)
		near = Add(near, MulScalar(Sum(Square(tooFar), nil, false), 1/max(all, 1)))
		for _, other := range means[:c] {
			tooClose := ReLU(AddScalar(Neg(norm(Sub(other, means[c]), array.Axes{1})), 2*opt.DeltaD))
			far = Add(far, Sum(Square(tooClose), nil, false))
		}
	}
	pairs := max(count*(count-1)/2*shape[0], 1)
	return MulScalar(near, opt.Alpha/float64(count)), MulScalar(far, opt.Beta/float64(pairs)), MulScalar(size, opt.Gamma/float64(count*shape[0]))
}

func clusterNorm(order int) func(x *Variable, axes array.Axes) *Variable {
	if order == 1 {
		return func(x *Variable, axes array.Axes) *Variable { return Sum(Absolute(x), axes, false) }
	}
	return func(x *Variable, axes array.Axes) *Variable { return Sqrt(Sum(Square(x), axes, false)) }
}
