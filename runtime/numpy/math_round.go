package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("np.floor(x: value) -> value", Floor, catalog.Mathematics)
	catalog.Add("np.ceil(x: value) -> value", Ceil, catalog.Mathematics)
	catalog.Add("np.trunc(x: value) -> value", Trunc, catalog.Mathematics)
	catalog.Add("np.fix(x: value) -> value", Trunc, catalog.Mathematics)
	catalog.Add("np.rint(x: value) -> value", Rint, catalog.Mathematics)
	catalog.Add("np.round(a: value, decimals: integer = 0) -> value", Round, catalog.Mathematics)
	catalog.Add("np.around(a: value, decimals: integer = 0) -> value", Round, catalog.Mathematics)
	catalog.Add("Array:round(decimals: integer = 0) -> value", RoundArray, catalog.Mathematics)
}

// Floor returns the largest whole number not above x. The result is a float, as
// in all functions here but np.round.
//
// 日本語: 小数点以下を切り捨てます。
//
//	> np.floor(np.array{-1.5, 1.5})
//	[-2.  1.]
func Floor(s *Session, x any) any { return unary(s, array.Floor, x) }

// Ceil returns the smallest whole number not below x.
//
// 日本語: 小数点以下を切り上げます。
//
//	> np.ceil(np.array{-1.5, 1.5})
//	[-1.  2.]
func Ceil(s *Session, x any) any { return unary(s, array.Ceil, x) }

// Trunc returns x without what stands after the point: it rounds towards zero.
//
//	> np.trunc(np.array{-1.5, 1.5})
//	[-1.  1.]
func Trunc(s *Session, x any) any { return unary(s, array.Trunc, x) }

// Rint returns the nearest whole number; of two that are equally near, the even one.
//
//	> np.rint(np.array{0.5, 1.5, 1.7})
//	[0. 2. 2.]
func Rint(s *Session, x any) any { return unary(s, array.Rint, x) }

// Round rounds to a number of decimals, in the dtype of a. Halves go to the
// even digit. Negative decimals round to tens, hundreds and so on.
//
// 日本語: 指定した桁で四捨五入（ちょうど中間なら偶数側）します。
//
//	> np.round(np.array{1.2345, 2.5}, 2)
//	[1.23 2.5 ]
//	> np.round(np.array({1234, 5678}, "int32"), -2)
//	[1200 5700]
func Round(s *Session, a any, decimals int) any {
	return unary(s, func(x *Array) *Array { return array.Round(x, decimals) }, a)
}

// RoundArray is np.round of the array.
//
// 日本語: 指定した桁で四捨五入（ちょうど中間なら偶数側）します。
//
//	> np.array{1.26, 2.5}:round(1)
//	[1.3 2.5]
func RoundArray(a *Array, decimals int) any { return result(array.Round(a, decimals)) }
