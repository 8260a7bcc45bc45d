package array

// selection is an index resolved for one shape: the shape of the result and
// where its elements lie. They come in runs of neighbours; the runs of one row
// of the result lie at the positions of inner, and the rows at those of outer.
type selection struct {
	shape []int
	start int
	outer []axisPart
	inner axisPart
	run   int
}

// rows visits the rows of the result: from is the offset of the row's positions.
func (s *selection) rows(visit func(row, from int)) {
	count, from := 1, s.start
	for i := range s.outer {
		count *= s.outer[i].length()
	}
	if count == 0 || s.inner.length() == 0 || s.run == 0 {
		return
	}
	for i := range s.outer {
		from += s.outer[i].offset(0)
	}
	index := make([]int, len(s.outer))
	for row := range count {
		visit(row, from)
		for d := len(index) - 1; d >= 0; d-- {
			p := &s.outer[d]
			from -= p.offset(index[d])
			index[d]++
			if index[d] < p.length() {
				from += p.offset(index[d])
				break
			}
			index[d] = 0
			from += p.offset(0)
		}
	}
}

func copyRuns[T Element](z, x []T, s selection) {
	p, n := &s.inner, s.inner.length()
	s.rows(func(row, from int) {
		to := z[row*n*s.run:][:n*s.run]
		switch {
		case s.run > 1:
			for i := range n {
				copy(to[i*s.run:(i+1)*s.run], x[from+p.offset(i):])
			}
		case p.isArray:
			gatherRow(to, x[from+p.first:], p.at, int64(p.stride))
		default:
			strideRow(to, x, from+p.first, p.stride)
		}
	})
}

func strideRow[T Element](z, x []T, from, stride int) {
	for ; len(z) >= 4; z = z[4:] {
		z[0], z[1], z[2], z[3] = x[from], x[from+stride], x[from+2*stride], x[from+3*stride]
		from += 4 * stride
	}
	for i := range z {
		z[i] = x[from]
		from += stride
	}
}

func gatherRow[T Element](z, x []T, at []int64, stride int64) {
	if stride == 1 {
		for i, k := range at {
			z[i] = x[k]
		}
		return
	}
	for i, k := range at {
		z[i] = x[k*stride]
	}
}

// pasteRuns is the way back; v may be one value for all.
func pasteRuns[T Element](x, v []T, s selection) {
	p, n := &s.inner, s.inner.length()
	s.rows(func(row, from int) {
		switch {
		case len(v) == 1:
			for i := range n {
				to := x[from+p.offset(i):][:s.run]
				to[0] = v[0]
				fillWith(to)
			}
		case s.run > 1:
			for i := range n {
				copy(x[from+p.offset(i):][:s.run], v[(row*n+i)*s.run:])
			}
		default:
			for i, value := range v[row*n:][:n] {
				x[from+p.offset(i)] = value
			}
		}
	})
}

func addRuns[T Number](x, v []T, s selection) {
	p, n := &s.inner, s.inner.length()
	s.rows(func(row, from int) {
		for i := range n {
			to := x[from+p.offset(i):][:s.run]
			for k, value := range v[(row*n+i)*s.run:][:s.run] {
				to[k] += value
			}
		}
	})
}
