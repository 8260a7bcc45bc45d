package array

import (
	"math"
	"slices"
)

// Sort returns a with every row along axis sorted, NaN last.
func Sort(a *Array, axis Axis) *Array {
	return alongLast(a, axis, func(x *Array) *Array {
		z := x.Copy()
		n := x.shape[x.Ndim()-1]
		switch to := z.elements().(type) {
		case []bool:
			eachRow(to, n, sortBools)
		case []uint8:
			eachRow(to, n, func(row []uint8) { slices.Sort(row) })
		case []int32:
			eachRow(to, n, func(row []int32) { radixSort(row, int32Key, int32Value) })
		case []int64:
			eachRow(to, n, func(row []int64) { radixSort(row, int64Key, int64Value) })
		case []float32:
			eachRow(to, n, func(row []float32) { radixSort(row, float32Key, float32Value) })
		case []float64:
			eachRow(to, n, func(row []float64) { radixSort(row, float64Key, float64Value) })
		}
		return z
	})
}

// ArgSort returns the positions, from 0, that sort every row along axis. Equal
// elements keep their order.
func ArgSort(a *Array, axis Axis) *Array {
	return alongLast(a, axis, func(x *Array) *Array {
		z := Empty(Int64, x.shape...)
		n := x.shape[x.Ndim()-1]
		to := z.elements().([]int64)
		switch from := x.elements().(type) {
		case []float32:
			orderShort(to, from, n, float32Key)
		case []float64:
			orderLong(to, from, n, float64Key)
		case []int32:
			orderShort(to, from, n, int32Key)
		case []int64:
			orderLong(to, from, n, int64Key)
		default:
			orderShort(to, x.AsType(Int32).elements().([]int32), n, int32Key)
		}
		return z
	})
}

// alongLast applies f to a with the axis moved to the end, and moves it back.
func alongLast(a *Array, axis Axis, f func(x *Array) *Array) *Array {
	d := axis.Resolve(a.Ndim())
	if d == a.Ndim()-1 {
		return f(a)
	}
	return MoveAxes(f(MoveAxes(a, []int{d}, []int{-1})), []int{-1}, []int{d})
}

func eachRow[T any](x []T, n int, f func(row []T)) {
	for ; n > 0 && len(x) >= n; x = x[n:] {
		Poll()
		f(x[:n])
	}
}

func sortBools(row []bool) {
	falses := 0
	for _, v := range row {
		if !v {
			falses++
		}
	}
	for i := range row {
		row[i] = i >= falses
	}
}

// Keys are unsigned integers in the order of the values; NaN has the largest.
func int32Key(v int32) uint32   { return uint32(v) ^ 1<<31 }
func int32Value(k uint32) int32 { return int32(k ^ 1<<31) }
func int64Key(v int64) uint64   { return uint64(v) ^ 1<<63 }
func int64Value(k uint64) int64 { return int64(k ^ 1<<63) }

func float32Key(v float32) uint32 {
	b := math.Float32bits(v)
	switch {
	case v != v:
		return math.MaxUint32
	case b>>31 == 1:
		return ^b
	}
	return b | 1<<31
}

func float32Value(k uint32) float32 {
	switch {
	case k == math.MaxUint32:
		return float32(math.NaN())
	case k>>31 == 1:
		return math.Float32frombits(k ^ 1<<31)
	}
	return math.Float32frombits(^k)
}

func float64Key(v float64) uint64 {
	b := math.Float64bits(v)
	switch {
	case v != v:
		return math.MaxUint64
	case b>>63 == 1:
		return ^b
	}
	return b | 1<<63
}

func float64Value(k uint64) float64 {
	switch {
	case k == math.MaxUint64:
		return math.NaN()
	case k>>63 == 1:
		return math.Float64frombits(k ^ 1<<63)
	}
	return math.Float64frombits(^k)
}
