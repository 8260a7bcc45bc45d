package pyplot

import (
	"cmp"
	"slices"

	"gonum.org/v1/plot/vg"
)

const graphFont = 10 // points

// layOut places all boxes and returns the size of the picture. pad is the room
// inside a box, gap that between layers.
func (g *graphPicture) layOut(measure func(span, float64) vg.Length, pad, gap vg.Length) (w, h vg.Length) {
	for _, n := range g.nodes {
		width := vg.Length(0)
		for _, line := range n.lines {
			width = max(width, measure(span{text: line, scale: 1}, graphFont))
		}
		n.size = vg.Point{X: width + 2*pad, Y: vg.Length(len(n.lines))*12 + pad}
	}
	g.assignLayers()
	g.order()
	return g.place(measure, gap)
}

// assignLayers puts every box into the layer behind those it was computed from, inputs
// right before their first use, and bends into every layer that an edge crosses.
func (g *graphPicture) assignLayers() {
	level := map[*graphNode]int{}
	in, out := map[*graphNode][]*graphNode{}, map[*graphNode][]*graphNode{}
	for _, e := range g.edges {
		in[e[1]], out[e[0]] = append(in[e[1]], e[0]), append(out[e[0]], e[1])
	}
	byRank := slices.Clone(g.nodes)
	slices.SortStableFunc(byRank, func(a, b *graphNode) int { return cmp.Compare(a.rank, b.rank) })
	for range g.nodes { // collapsed boxes may come before what they need
		changed := false
		for _, n := range byRank {
			for _, before := range in[n] {
				if level[n] <= level[before] && level[before] < len(g.nodes) {
					level[n], changed = level[before]+1, true
				}
			}
		}
		if !changed {
			break
		}
	}
	for _, n := range g.nodes {
		if len(in[n]) == 0 && len(out[n]) > 0 {
			first := level[out[n][0]]
			for _, next := range out[n] {
				first = min(first, level[next])
			}
			level[n] = max(first-1, 0)
		}
	}
	g.layers, g.routes = nil, nil
	put := func(n *graphNode, at int) {
		for len(g.layers) <= at {
			g.layers = append(g.layers, nil)
		}
		g.layers[at] = append(g.layers[at], n)
	}
	for _, n := range g.nodes {
		put(n, level[n])
	}
	for _, e := range g.edges {
		route := []*graphNode{e[0]}
		for at := level[e[0]] + 1; at < level[e[1]]; at++ {
			bend := &graphNode{dummy: true, size: vg.Point{X: 8}}
			put(bend, at)
			route = append(route, bend)
		}
		g.routes = append(g.routes, append(route, e[1]))
	}
}

// neighbours returns for every box those that routes join it to: before and after.
func (g *graphPicture) neighbours() (before, after map[*graphNode][]*graphNode) {
	before, after = map[*graphNode][]*graphNode{}, map[*graphNode][]*graphNode{}
	for _, route := range g.routes {
		for i := 1; i < len(route); i++ {
			after[route[i-1]] = append(after[route[i-1]], route[i])
			before[route[i]] = append(before[route[i]], route[i-1])
		}
	}
	return before, after
}

// order sorts every layer so that few edges cross: each box goes to the middle
// of its neighbours, in sweeps down and up.
func (g *graphPicture) order() {
	before, after := g.neighbours()
	at := map[*graphNode]float64{}
	number := func(layer []*graphNode) {
		for i, n := range layer {
			at[n] = float64(i) - float64(len(layer)-1)/2
		}
	}
	for _, layer := range g.layers {
		number(layer)
	}
	sweep := func(layer []*graphNode, side map[*graphNode][]*graphNode) {
		middle := map[*graphNode]float64{}
		for _, n := range layer {
			middle[n] = at[n]
			if near := side[n]; len(near) > 0 {
				middle[n] = 0
				for _, other := range near {
					middle[n] += at[other] / float64(len(near))
				}
			}
		}
		slices.SortStableFunc(layer, func(a, b *graphNode) int { return cmp.Compare(middle[a], middle[b]) })
		number(layer)
	}
	for range 8 {
		for _, layer := range g.layers {
			sweep(layer, before)
		}
		for i := len(g.layers) - 1; i >= 0; i-- {
			sweep(g.layers[i], after)
		}
	}
}

// place gives every box its place. Boxes move towards the middle of their
// neighbours as far as those beside them allow.
func (g *graphPicture) place(measure func(span, float64) vg.Length, gap vg.Length) (w, h vg.Length) {
	along := func(n *graphNode) vg.Length { // how much of its layer a box takes
		if g.sideways {
			return n.size.Y
		}
		return n.size.X
	}
	x := map[*graphNode]vg.Length{}
	const room = 14
	before, after := g.neighbours()
	for _, layer := range g.layers {
		at := vg.Length(0)
		for _, n := range layer {
			x[n] = at + along(n)/2
			at += along(n) + room
		}
		for _, n := range layer {
			x[n] -= (at - room) / 2
		}
	}
	for round := range 20 {
		side := before
		if round%2 == 1 {
			side = after
		}
		for _, layer := range g.layers {
			g.relax(layer, side, x, along, room)
		}
	}
	left, right := vg.Length(0), vg.Length(0)
	for _, layer := range g.layers {
		for _, n := range layer {
			left, right = min(left, x[n]-along(n)/2), max(right, x[n]+along(n)/2+g.labelRoom(n, measure))
		}
	}
	const border = 12
	y := vg.Length(border)
	for _, layer := range g.layers {
		thick := vg.Length(0)
		for _, n := range layer {
			thick = max(thick, n.size.X+n.size.Y-along(n))
		}
		for _, n := range layer {
			n.at = vg.Point{X: x[n] - left + border, Y: y + thick/2}
		}
		y += thick + gap
	}
	w, h = right-left+2*border, y-gap+border
	for _, layer := range g.layers {
		for _, n := range layer {
			if g.sideways {
				n.at = vg.Point{X: n.at.Y, Y: w - n.at.X}
			} else {
				n.at.Y = h - n.at.Y // the first layer is at the top
			}
		}
	}
	if g.sideways {
		return h, w
	}
	return w, h
}

// labelRoom returns the room that a gradient beside a box takes.
func (g *graphPicture) labelRoom(n *graphNode, measure func(span, float64) vg.Length) vg.Length {
	if n.gradient == "" || g.sideways {
		return 0
	}
	return max(0, measure(span{text: n.gradient, scale: 1}, graphFont-1)+12-n.size.X/2)
}

// relax moves the boxes of a layer towards their neighbours on one side: from
// the left each as far as it wants, then back where they overlap.
func (g *graphPicture) relax(layer []*graphNode, side map[*graphNode][]*graphNode, x map[*graphNode]vg.Length, along func(*graphNode) vg.Length, room vg.Length) {
	want := make([]vg.Length, len(layer))
	for i, n := range layer {
		want[i] = x[n]
		if near := side[n]; len(near) > 0 {
			want[i] = 0
			for _, other := range near {
				want[i] += x[other] / vg.Length(len(near))
			}
		}
	}
	distance := func(i int) vg.Length { return (along(layer[i-1])+along(layer[i]))/2 + room }
	right := slices.Clone(want) // pushed to the right where boxes overlap
	for i := 1; i < len(right); i++ {
		right[i] = max(right[i], right[i-1]+distance(i))
	}
	left := slices.Clone(want) // and to the left
	for i := len(left) - 2; i >= 0; i-- {
		left[i] = min(left[i], left[i+1]-distance(i+1))
	}
	for i, n := range layer {
		x[n] = (left[i] + right[i]) / 2
	}
}
