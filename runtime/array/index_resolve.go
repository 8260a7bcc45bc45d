package array

// axisPart is one axis of the result, or one array of positions, while an index
// is resolved. Its position i lies at first + i*stride or, of an array, at
// first + at[i]*stride.
type axisPart struct {
	isArray bool
	first   int
	stride  int
	n       int     // a range: how many positions
	at      []int64 // an array: its elements
	shape   []int   // an array: its shape; nil of a single position
}

func (p *axisPart) length() int {
	if p.isArray {
		return len(p.at)
	}
	return p.n
}

func (p *axisPart) offset(i int) int {
	if p.isArray {
		return p.first + int(p.at[i])*p.stride
	}
	return p.first + i*p.stride
}

// resolve checks an index against a shape. Arrays of positions are broadcast
// together; their axes stand where the first of them stood if they are
// neighbours, and in front otherwise, as in NumPy. A single position counts as
// an array there, and takes its axis away.
func resolve(shape []int, ix Index) selection {
	parts := splitParts(shape, ix)
	first, last, arrays, start := -1, -1, 0, 0
	var real []axisPart
	for i, p := range parts {
		if !p.isArray {
			continue
		}
		if first < 0 {
			first = i
		}
		last = i
		arrays++
		if p.shape == nil {
			start += p.first
		} else {
			real = append(real, p)
		}
	}
	adjacent := arrays == last-first+1
	var ordered []axisPart
	if len(real) > 0 && !adjacent {
		ordered = append(ordered, joinArrays(real))
	}
	for i, p := range parts {
		switch {
		case !p.isArray:
			ordered = append(ordered, p)
		case i == first && adjacent && len(real) > 0:
			ordered = append(ordered, joinArrays(real))
		}
	}
	return merge(start, ordered)
}

// splitParts turns the index into one part per axis; masks become positions.
func splitParts(shape []int, ix Index) []axisPart {
	strides := Strides(shape)
	var parts []axisPart
	d := 0
	for _, p := range ix {
		if p.NewAxis {
			parts = append(parts, axisPart{n: 1})
			continue
		}
		need := 1
		if p.Array != nil && p.Array.dtype == Bool {
			need = p.Array.Ndim()
		}
		if d+need > len(shape) {
			Fail("too many indices: the array has %d axes, shape %s", len(shape), ShapeString(shape))
		}
		switch {
		case p.Array != nil && p.Array.dtype == Bool:
			if !SameShape(p.Array.shape, shape[d:d+need]) {
				Fail("a mask of shape %s does not fit the axes %s", ShapeString(p.Array.shape), ShapeString(shape[d:d+need]))
			}
			at := flatNonzero(p.Array)
			part := axisPart{isArray: true, at: at, shape: []int{len(at)}}
			if need > 0 {
				part.stride = strides[d+need-1]
			}
			parts = append(parts, part)
		case p.Array != nil:
			parts = append(parts, arrayPart(p.Array, shape[d], strides[d], d))
		case p.IsAt:
			parts = append(parts, axisPart{isArray: true, first: position(p.At, shape[d], d) * strides[d]})
		case p.Step != 0:
			parts = append(parts, rangePart(p, shape[d], strides[d]))
		default:
			parts = append(parts, axisPart{stride: strides[d], n: shape[d]})
		}
		d += need
	}
	for ; d < len(shape); d++ {
		parts = append(parts, axisPart{stride: strides[d], n: shape[d]})
	}
	return parts
}

// rangePart lists the positions from Start to Stop, both included. What lies
// beyond the ends of the axis is left out, as in NumPy.
func rangePart(p Part, n, stride int) axisPart {
	start, stop := p.Start, p.Stop
	if start < 0 {
		start += n
	}
	if stop < 0 {
		stop += n
	}
	count := 0
	if p.Step > 0 {
		start, stop = max(start, 0), min(stop, n-1)
	} else {
		start, stop = min(start, n-1), max(stop, 0)
	}
	if (stop-start)*p.Step >= 0 && n > 0 {
		count = (stop-start)/p.Step + 1
	}
	return axisPart{first: start * stride, stride: p.Step * stride, n: count}
}

func position(i, n, axis int) int {
	at := i
	if at < 0 {
		at += n
	}
	if at < 0 || at >= n {
		Fail("position %d (from 0) is out of range for axis %d of length %d", i, axis, n)
	}
	return at
}

func arrayPart(a *Array, n, stride, axis int) axisPart {
	p := axisPart{isArray: true, stride: stride, shape: append([]int{}, a.shape...)}
	switch x := a.elements().(type) {
	case []int64:
		p.at = x
	case []int32, []uint8:
		p.at = a.AsType(Int64).elements().([]int64)
	default:
		Fail("an array of %s cannot be an index: positions are integers, masks are bool", a.dtype)
	}
	for _, v := range p.at {
		if uint64(v) >= uint64(n) { // negative or too large
			p.at = positions(p.at, n, axis)
			break
		}
	}
	return p
}

// positions returns at with negative positions counted from the end.
func positions(at []int64, n, axis int) []int64 {
	z := make([]int64, len(at))
	for i, v := range at {
		z[i] = int64(position(int(v), n, axis))
	}
	return z
}

// joinArrays adds up the offsets of arrays of positions, broadcast to their common shape.
func joinArrays(parts []axisPart) axisPart {
	if len(parts) == 1 {
		return parts[0]
	}
	shapes := make([][]int, len(parts))
	for i, p := range parts {
		shapes[i] = p.shape
	}
	common := BroadcastShapes(shapes...)
	joined := axisPart{isArray: true, stride: 1, shape: common, at: make([]int64, sizeOf(common))}
	for _, p := range parts {
		walk(common, [][]int{p.shape}, func(z, n int, at, step []int) {
			for i := range n {
				joined.at[z+i] += p.at[at[0]+i*step[0]] * int64(p.stride)
			}
		})
	}
	return joined
}

// merge makes the selection of the parts: whole runs at the end become one.
func merge(start int, parts []axisPart) selection {
	s := selection{shape: []int{}, start: start, run: 1}
	for _, p := range parts {
		if p.isArray {
			s.shape = append(s.shape, p.shape...)
		} else {
			s.shape = append(s.shape, p.n)
		}
	}
	end := len(parts)
	for end > 0 && !parts[end-1].isArray && (parts[end-1].stride == s.run || parts[end-1].n == 1) {
		s.run *= parts[end-1].n
		s.start += parts[end-1].first
		end--
	}
	s.inner = axisPart{n: 1}
	if end > 0 {
		end--
		s.inner = parts[end]
	}
	s.outer = parts[:end]
	return s
}
