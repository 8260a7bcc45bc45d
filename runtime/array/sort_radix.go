package array

import (
	"cmp"
	"slices"
	"unsafe"
)

// Below this length comparing is faster than counting digits.
const shortRow = 512

// digitBits is the width of a digit of the radix sort: its counts stay in the first cache.
const digitBits = 11

// radixSort sorts a row by its keys, least digit first.
func radixSort[T any, K uint32 | uint64](row []T, key func(T) K, value func(K) T) {
	keys := make([]K, len(row))
	for i, v := range row {
		keys[i] = key(v)
	}
	if len(row) < shortRow {
		slices.Sort(keys)
	} else {
		keys = sortDigits(keys, make([]K, len(keys)))
	}
	for i, k := range keys {
		row[i] = value(k)
	}
}

func sortDigits[K uint32 | uint64](keys, spare []K) []K {
	bits := int(unsafe.Sizeof(keys[0])) * 8
	var counts [6][1 << digitBits]int32
	for _, k := range keys {
		for d := range (bits + digitBits - 1) / digitBits {
			counts[d][k>>(d*digitBits)&(1<<digitBits-1)]++
		}
	}
	for d := range (bits + digitBits - 1) / digitBits {
		shift := d * digitBits
		place := &counts[d]
		if place[keys[0]>>shift&(1<<digitBits-1)] == int32(len(keys)) {
			continue // all keys have the same digit here
		}
		at := int32(0)
		for i, n := range place {
			place[i] = at
			at += n
		}
		for _, k := range keys {
			digit := k >> shift & (1<<digitBits - 1)
			spare[place[digit]] = k
			place[digit]++
		}
		keys, spare = spare, keys
	}
	return keys
}

// orderRows fills every row of to with the order of the row of x.
func orderRows[T any, K uint32 | uint64](to []int64, x []T, n int, key func(T) K) {
	type item struct {
		key K
		at  int64
	}
	items := make([]item, n)
	for ; n > 0 && len(x) >= n; x, to = x[n:], to[n:] {
		for i, v := range x[:n] {
			items[i] = item{key(v), int64(i)}
		}
		slices.SortStableFunc(items, func(a, b item) int { return cmp.Compare(a.key, b.key) })
		for i, it := range items {
			to[i] = it.at
		}
	}
}
