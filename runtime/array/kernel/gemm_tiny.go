package kernel

import "unsafe"

// TinyProduct computes C = op(A) op(B) as Gemm does, where setting a micro-kernel to
// work would take longer than the product. Unlike there, every product is rounded
// before it is added; the sums are made in the order of their terms.
func TinyProduct[T Float](transA, transB bool, m, n, k int, a, b, c []T) {
	x, y, z := placesOf(a[:m*k], m, k, transA), placesOf(b[:k*n], k, n, transB), placesOf(c[:m*n], m, n, false)
	if n < 4 && n < m { // C' = B'A': four sums of a row are made at a time
		x, y, z, m, n = y.transposed(), x.transposed(), z.transposed(), n, m
	}
	for i := range m {
		j := 0
		for ; j+4 <= n; j += 4 {
			var s0, s1, s2, s3 T
			at, from := i*x.rs, j*y.cs
			for range k {
				v := *(*T)(unsafe.Add(x.start, at))
				s0 += T(v * *(*T)(unsafe.Add(y.start, from)))
				s1 += T(v * *(*T)(unsafe.Add(y.start, from+y.cs)))
				s2 += T(v * *(*T)(unsafe.Add(y.start, from+2*y.cs)))
				s3 += T(v * *(*T)(unsafe.Add(y.start, from+3*y.cs)))
				at, from = at+x.cs, from+y.rs
			}
			to := i*z.rs + j*z.cs
			*(*T)(unsafe.Add(z.start, to)) = s0
			*(*T)(unsafe.Add(z.start, to+z.cs)) = s1
			*(*T)(unsafe.Add(z.start, to+2*z.cs)) = s2
			*(*T)(unsafe.Add(z.start, to+3*z.cs)) = s3
		}
		for ; j < n; j++ {
			var s T
			at, from := i*x.rs, j*y.cs
			for range k {
				s += T(*(*T)(unsafe.Add(x.start, at)) * *(*T)(unsafe.Add(y.start, from)))
				at, from = at+x.cs, from+y.rs
			}
			*(*T)(unsafe.Add(z.start, i*z.rs+j*z.cs)) = s
		}
	}
}

// places are where the elements of a matrix lie: element (i, j) at start + i*rs + j*cs, in bytes.
type places struct {
	start  unsafe.Pointer
	rs, cs int
}

// placesOf returns those of op(data), which is m by n.
func placesOf[T Float](data []T, m, n int, trans bool) places {
	size := int(unsafe.Sizeof(*new(T)))
	if trans {
		return places{unsafe.Pointer(unsafe.SliceData(data)), size, m * size}
	}
	return places{unsafe.Pointer(unsafe.SliceData(data)), n * size, size}
}

func (p places) transposed() places { return places{p.start, p.cs, p.rs} }
