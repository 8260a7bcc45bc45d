package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("F.dropout(x: float[...], ratio: number = 0.5, mask: float[...]? = nil, return_mask: boolean = false) -> value*", DropoutMasked, catalog.Noise)
}

// Dropout is F.dropout(x, ratio); see DropoutMasked.
func Dropout(x *Variable, ratio float64) *Variable {
	return DropoutMasked(x, ratio, nil, false)[0].(*Variable)
}

// DropoutMasked sets each element of x to 0 with the probability ratio and
// multiplies the others by 1 / (1 - ratio), so that the sum stays the same on
// average. It does so in training only and returns x itself when
// chainer.config.train is false. ratio is at least 0 and below 1; whether an
// element stays is drawn from np.random, one number for each (Hinton et al.
// 2012).
//
// 日本語: 学習中、要素をランダムに 0 にします。過学習を抑えます。
//
// mask, an array of the shape and dtype of x, is what x is multiplied by instead
// of random numbers; ratio then does not matter. With return_mask the second
// result is the mask that was used, nil outside of training.
//
//	> np.random.seed(0)
//	> y, mask = F.dropout(np.array{1, 2, 3, 4}, 0.6, {return_mask = true})
//	> y
//	variable([0.  5.  7.5 0. ])
//	> mask
//	[0.  2.5 2.5 0. ]
func DropoutMasked(x *Variable, ratio float64, mask *Variable, returnMask bool) []any {
	f := &dropout{ratio: ratio}
	y := x
	if x.Session().Train {
		if !(ratio >= 0 && ratio < 1) {
			array.FailIn("dropout", "ratio is %g, want at least 0 and below 1", ratio)
		}
		f.random = x.Session().Random
		if mask != nil {
			f.mask = mask.Data()
			if f.mask.Describe() != x.Data().Describe() {
				array.FailIn("dropout", "mask is %s, want the shape and dtype of x, %s", f.mask.Describe(), x.Data().Describe())
			}
		}
		y = apply1("dropout", f, x)
	}
	if returnMask {
		return []any{y, f.mask}
	}
	return []any{y}
}

type dropout struct {
	Node
	ratio  float64
	random *array.RandomState
	mask   *Array // drawn by Forward if it is nil
}

func (f *dropout) Forward(x []*Array) []*Array {
	if f.mask != nil {
		return one(array.Mul(x[0], f.mask))
	}
	f.mask = array.New(x[0].Dtype(), x[0].Shape()...)
	y := array.New(x[0].Dtype(), x[0].Shape()...)
	if y.Dtype() == array.Float32 {
		drop(array.Data[float32](y), array.Data[float32](f.mask), array.Data[float32](x[0]), f.random, f.ratio)
	} else {
		drop(array.Data[float64](y), array.Data[float64](f.mask), array.Data[float64](x[0]), f.random, f.ratio)
	}
	return one(y)
}

// drop fills mask with 0 and 1 / (1 - ratio) and y with x times mask.
func drop[T array.Float](y, mask, x []T, random *array.RandomState, ratio float64) {
	factors := [2]T{0, T(1 / (1 - ratio))} // a table: a branch would be guessed wrong every other time
	for i, v := range x {
		stays := 0
		if random.RandomSample() >= ratio {
			stays = 1
		}
		m := factors[stays]
		mask[i], y[i] = m, v*m
	}
}

func (f *dropout) Backward(gy []*Variable) []*Variable {
	return grads(apply1("dropout", &dropout{mask: f.mask}, gy[0]))
}

func (f *dropout) BackwardArrays(gy []*Array) []*Array {
	return one(array.ZipFloats(gy[0], f.mask, kernel.Mul[float32], kernel.Mul[float64]))
}
