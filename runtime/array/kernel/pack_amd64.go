package kernel

import "unsafe"

// packRows copies k rows of n numbers that lie side by side into panels that are
// width wide and lie panel numbers apart, the last one filled up with zeros. It
// returns n, or 0 if there is no assembly for that. It may write up to slack
// numbers behind a panel.
func packRows[T Float](to []T, x matrix[T], k, n, width, panel int) int {
	words := int(unsafe.Sizeof(*new(T))) / 4
	vector := 8
	if active == avx512 {
		vector = 16
	}
	if !vectors() || x.cs != 1 || width*words > 2*vector || n == 0 {
		return 0
	}
	const together = 16 // panels, lest there be more of them than the processor has addresses at hand
	for j := 0; j < n; j += together * width {
		n := min(together*width, n-j)
		panels := (n + width - 1) / width
		last := n - (panels-1)*width
		run, written := packRowsAVX2_1, vector/words
		switch two := width*words > vector; {
		case active == avx512 && two:
			run, written = packRowsAVX512_2, 2*written
		case active == avx512:
			run = packRowsAVX512_1
		case two:
			run, written = packRowsAVX2_2, 2*written
		}
		from, to := x.data[j:][:(k-1)*x.rs+n], to[j/width*panel:][:(panels-1)*panel+(k-1)*width+written]
		run(k, unsafe.Pointer(&from[0]), x.rs*words, unsafe.Pointer(&to[0]), width*words, panels, panel*words, width*words, last*words)
	}
	return n
}

// packColumns packs as packPanel does, if x holds vectors of float32 that lie
// along memory. It returns how many numbers of each it did.
func packColumns[T Float](panel []T, x matrix[T], n, k, width int) int {
	if unsafe.Sizeof(*new(T)) != 4 || !vectors() || x.cs != 1 || n < 2 {
		return 0
	}
	const together = 128 // numbers of a vector, so that the part of the panel stays in the first cache
	done := k / 8 * 8
	for p := 0; p < done; p += together {
		length := min(together, done-p)
		// Fewer than eight vectors write over what follows: they are the first to be done.
		for i := (n - 1) / 8 * 8; i >= 0; i -= 8 {
			var rows [8]unsafe.Pointer
			for r := range rows {
				from := i
				if i+r < n {
					from = i + r
				}
				rows[r] = unsafe.Pointer(&x.data[from*x.rs+p:][:length][0])
			}
			packColumnsAVX2(length/8, &rows, unsafe.Pointer(&panel[p*width+i:][:(length-1)*width+8][0]), width)
		}
	}
	return done
}
