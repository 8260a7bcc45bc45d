package pyplot

import (
	"slices"
	"strings"
)

// collapse joins the nodes of links deeper than depth to one box each. Without a
// model, all Variables but the outermost go and the functions stay.
func (g *graphPicture) collapse(depth int, hasModel bool) {
	into := map[*graphNode]*graphNode{}
	boxes := map[string]*graphNode{}
	g.spreadGroups()
	for _, n := range g.nodes {
		if !hasModel || n.group == "" {
			continue
		}
		path := strings.Split(n.group, "/")
		if len(path) < depth || depth == 0 {
			continue
		}
		name := strings.Join(path[:min(depth, len(path))], "/")
		b := boxes[name]
		if b == nil {
			b = &graphNode{lines: []string{name}, face: rgb(0x6495ed), function: true, rank: n.rank}
			boxes[name] = b
		}
		if n.function {
			b.lines = append(b.lines, n.lines...)
		}
		into[n] = b
	}
	if !hasModel {
		g.dropVariables(into)
	}
	var edges [][2]*graphNode
	for _, e := range g.edges {
		for i := range e {
			if b, joined := into[e[i]]; joined {
				e[i] = b
			}
		}
		if e[0] != e[1] && e[0] != nil && e[1] != nil && !slices.Contains(edges, e) {
			edges = append(edges, e)
		}
	}
	var nodes []*graphNode
	for _, n := range g.nodes {
		if b, joined := into[n]; joined {
			n = b
		}
		if n != nil && !slices.Contains(nodes, n) {
			nodes = append(nodes, n)
		}
	}
	g.nodes, g.edges = nodes, edges
}

// spreadGroups takes functions and Variables that lie wholly inside a link into it.
func (g *graphPicture) spreadGroups() {
	for range g.nodes {
		changed := false
		for _, n := range g.nodes {
			before, after := map[string]bool{}, map[string]bool{}
			for _, e := range g.edges {
				if e[1] == n {
					before[e[0].group] = true
				}
				if e[0] == n {
					after[e[1].group] = true
				}
			}
			if n.group != "" || len(before) != 1 || len(after) != 1 {
				continue
			}
			for group := range before {
				if group != "" && after[group] {
					n.group, changed = group, true
				}
			}
		}
		if !changed {
			return
		}
	}
}

// dropVariables takes parameters away and joins every other Variable in the
// middle to its function.
func (g *graphPicture) dropVariables(into map[*graphNode]*graphNode) {
	used := map[*graphNode]bool{}
	for _, e := range g.edges {
		used[e[0]] = true
	}
	for _, n := range g.nodes {
		if n.parameter {
			into[n] = nil
		}
	}
	for _, e := range g.edges {
		if e[0].function && used[e[1]] {
			into[e[1]] = e[0]
		}
	}
}
