package array

// axisPart is one axis of the result, or one array of positions, while an index is resolved.
type axisPart struct {
	isArray bool
	first   int   // basic: offset of the first position
	stride  int   // basic: offset from one position to the next
	n       int   // basic: how many positions
	at      []int // array: offsets
	shape   []int // array: its shape
}

// resolve checks an index against a shape. Positions and arrays of positions
// together are broadcast; their axes stand where the first of them stood if they
// are neighbours, and in front otherwise, as in NumPy.
func resolve(shape []int, ix Index) selection {
	parts := splitParts(shape, ix)
	first, last, arrays := -1, -1, 0
	hasArray := false
	for i, p := range parts {
		if p.isArray {
			if first < 0 {
				first = i
			}
			last = i
			arrays++
			hasArray = hasArray || p.shape != nil
		}
	}
	adjacent := arrays == last-first+1
	var common []int
	if arrays > 0 {
		var shapes [][]int
		for _, p := range parts {
			if p.isArray {
				shapes = append(shapes, p.shape)
			}
		}
		common = BroadcastShapes(shapes...)
	}
	inPlace := adjacent || !hasArray // positions alone take their axes away wherever they stand
	var ordered []axisPart
	if arrays > 0 && !inPlace {
		ordered = append(ordered, joinArrays(parts, common))
	}
	for i, p := range parts {
		switch {
		case !p.isArray:
			ordered = append(ordered, p)
		case inPlace && i == first:
			ordered = append(ordered, joinArrays(parts, common))
		}
	}
	return expand(ordered)
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
			for k, at := range Nonzero(p.Array) {
				parts = append(parts, arrayPart(at, shape[d+k], strides[d+k], d+k))
			}
		case p.Array != nil:
			parts = append(parts, arrayPart(p.Array, shape[d], strides[d], d))
		case p.IsAt:
			parts = append(parts, axisPart{isArray: true, at: []int{position(p.At, shape[d], d) * strides[d]}})
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
	if !a.dtype.IsInt() {
		Fail("an array of %s cannot be an index: positions are integers, masks are bool", a.dtype)
	}
	p := axisPart{isArray: true, shape: append([]int{}, a.shape...), at: make([]int, a.Size())}
	for i := range p.at {
		p.at[i] = position(int(a.Float(i)), n, axis) * stride
	}
	return p
}

// joinArrays adds up the offsets of all arrays, broadcast to their common shape.
func joinArrays(parts []axisPart, common []int) axisPart {
	joined := axisPart{isArray: true, shape: common, at: make([]int, sizeOf(common))}
	for _, p := range parts {
		if !p.isArray {
			continue
		}
		walk(common, [][]int{p.shape}, func(z, n int, at, step []int) {
			for i := range n {
				joined.at[z+i] += p.at[at[0]+i*step[0]]
			}
		})
	}
	return joined
}

// expand lists the offsets of all combinations, whole runs at the end as one.
func expand(parts []axisPart) selection {
	s := selection{shape: []int{}, offsets: []int{0}, run: 1}
	for _, p := range parts {
		if p.isArray {
			s.shape = append(s.shape, p.shape...)
		} else {
			s.shape = append(s.shape, p.n)
		}
	}
	end := len(parts)
	start := 0
	for end > 0 && !parts[end-1].isArray && (parts[end-1].stride == s.run || parts[end-1].n == 1) {
		s.run *= parts[end-1].n
		start += parts[end-1].first
		end--
	}
	s.offsets[0] = start
	for _, p := range parts[:end] {
		var next []int
		for _, base := range s.offsets {
			if p.isArray {
				for _, at := range p.at {
					next = append(next, base+at)
				}
				continue
			}
			for i := range p.n {
				next = append(next, base+p.first+i*p.stride)
			}
		}
		s.offsets = next
	}
	if s.run == 0 {
		s.offsets, s.run = nil, 1
	}
	return s
}
