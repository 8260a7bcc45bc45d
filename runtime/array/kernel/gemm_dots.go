package kernel

import "unsafe"

// Products of fewer columns than this, whose rows and columns lie along k, are
// made of dot products: a tile would be mostly empty, and need B turned.
const (
	fewColumns = 16
	longSum    = 64   // below it, the sums at the end of the lanes cost too much
	dotDepth   = 1024 // numbers of a row at a time, so that five rows stay in the first cache
)

// isDots reports whether dot products are the way.
func isDots[T Float](m, n, k, acs int) bool {
	return n < fewColumns && m > n && k >= longSum && acs == 1 && unsafe.Sizeof(*new(T)) == 4 && vectors()
}

// dots computes the product in tiles of most by most sums.
func (g *product[T]) dots(threads int) {
	a, c := any(g.a.data).([]float32), any(g.c.data).([]float32)
	b, bs := any(g.b.data).([]float32), g.b.cs
	if g.b.rs != 1 {
		room := buffer[T](g.n*g.k + slack)
		defer release(room)
		packB(*room, g.b.transposed(), g.n, g.k, g.k, 0)
		b, bs = any(*room).([]float32), g.k
	}
	most := 3
	if active == avx512 {
		most = 5
	}
	rows := partOf(g.m, g.m, threads, most)
	Each(threads, (g.m+rows-1)/rows, func(part int) {
		g.dotRows(part*rows, min((part+1)*rows, g.m), most, a, b, bs, c)
	})
}

// dotRows computes rows from to of the product.
func (g *product[T]) dotRows(from, to, most int, a, b []float32, bs int, c []float32) {
	var sums [25]float32
	block := PollEvery(g.n*dotDepth) * most
	for p := 0; p < g.k; p += dotDepth {
		k := min(dotDepth, g.k-p)
		for i := from; i < to; i += most {
			if (i-from)%block == 0 {
				Poll()
			}
			rows := min(most, to-i)
			pa := unsafe.Pointer(&a[i*g.a.rs+p])
			for j := 0; j < g.n; j += most {
				cols := min(most, g.n-j)
				pb := unsafe.Pointer(&b[j*bs+p])
				if active == avx512 {
					dotsAVX512(rows, cols, k, pa, g.a.rs, pb, bs, &sums)
				} else {
					dotsAVX2(rows, cols, k, pa, g.a.rs, pb, bs, &sums)
				}
				if alpha := float32(g.alpha); alpha != 1 {
					for x := range sums[:rows*cols] {
						sums[x] *= alpha
					}
				}
				put(sums[:], cols, matrix[float32]{c, g.c.rs, g.c.cs}.from(i, j), rows, cols, g.add || p > 0)
			}
		}
	}
}
