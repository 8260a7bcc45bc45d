package array

import (
	"cmp"
	"slices"
	"unsafe"
)

// Below this length comparing is faster than counting digits.
const shortRow = 512

// Digits of the radix sort have 11 bits, whose counts stay in the first cache, or
// 8 in rows that are short beside so many counts.
const (
	digitBits      = 11
	shortDigitBits = 8
	manyKeys       = 8192
)

// pollKeys is how many keys are sorted between two polls.
const pollKeys = 1 << 18

func digitWidth(n int) int {
	if n < manyKeys {
		return shortDigitBits
	}
	return digitBits
}

// radixSort sorts a row by its keys, least digit first.
func radixSort[T any, K uint32 | uint64](row []T, key func(T) K, value func(K) T) {
	keys := make([]K, len(row))
	for i, v := range row {
		keys[i] = key(v)
	}
	if len(row) < shortRow {
		slices.Sort(keys)
	} else {
		keys = sortDigits(keys, make([]K, len(keys)), 0)
	}
	for i, k := range keys {
		row[i] = value(k)
	}
}

// sortDigits sorts keys by their digits. The lowest bits, below from, are not
// compared: they keep their order.
func sortDigits[K uint32 | uint64](keys, spare []K, from int) []K {
	width := digitWidth(len(keys))
	mask := K(1)<<width - 1
	var counts [1 << digitBits]int32
	for shift := from; shift < int(unsafe.Sizeof(keys[0]))*8; shift += width {
		place := counts[:1<<width]
		clear(place)
		for part := range slices.Chunk(keys, pollKeys) {
			Poll()
			for _, k := range part {
				place[k>>shift&mask]++
			}
		}
		if place[keys[0]>>shift&mask] == int32(len(keys)) {
			continue // all keys have the same digit here
		}
		startPlaces(place)
		for part := range slices.Chunk(keys, pollKeys) {
			Poll()
			for _, k := range part {
				at := &place[k>>shift&mask]
				spare[*at] = k
				*at++
			}
		}
		keys, spare = spare, keys
	}
	return keys
}

// startPlaces turns the counts of a digit into the places where its keys begin.
func startPlaces(counts []int32) {
	at := int32(0)
	for i, n := range counts {
		counts[i] = at
		at += n
	}
}

// orderShort fills every row of to with the order of the row of x, by keys of 32
// bits: key and position are sorted as one number.
func orderShort[T any](to []int64, x []T, n int, key func(T) uint32) {
	items, spare := make([]uint64, n), make([]uint64, n)
	for ; n > 0 && len(x) >= n; x, to = x[n:], to[n:] {
		Poll()
		for i, v := range x[:n] {
			items[i] = uint64(key(v))<<32 | uint64(i)
		}
		sorted := items
		if n < shortRow {
			slices.Sort(sorted)
		} else {
			sorted = sortDigits(items, spare, 32)
		}
		for i, item := range sorted {
			to[i] = int64(uint32(item))
		}
	}
}

// orderLong is orderShort for keys of 64 bits.
func orderLong[T any](to []int64, x []T, n int, key func(T) uint64) {
	type item struct {
		key uint64
		at  int64
	}
	items, spare := make([]item, n), make([]item, n)
	for ; n > 0 && len(x) >= n; x, to = x[n:], to[n:] {
		Poll()
		for i, v := range x[:n] {
			items[i] = item{key(v), int64(i)}
		}
		if n < shortRow {
			slices.SortFunc(items, func(a, b item) int {
				if c := cmp.Compare(a.key, b.key); c != 0 {
					return c
				}
				return cmp.Compare(a.at, b.at)
			})
		}
		width := digitWidth(n)
		mask := uint64(1)<<width - 1
		for shift := 0; shift < 64 && n >= shortRow; shift += width {
			var counts [1 << digitBits]int32
			place := counts[:1<<width]
			for part := range slices.Chunk(items, pollKeys) {
				Poll()
				for _, it := range part {
					place[it.key>>shift&mask]++
				}
			}
			if place[items[0].key>>shift&mask] == int32(n) {
				continue
			}
			startPlaces(place)
			for part := range slices.Chunk(items, pollKeys) {
				Poll()
				for _, it := range part {
					at := &place[it.key>>shift&mask]
					spare[*at] = it
					*at++
				}
			}
			items, spare = spare, items
		}
		for i, it := range items {
			to[i] = it.at
		}
	}
}
