package links

import "sort"

// adopt registers a link that l, written in Go, is made of, under the name of
// its field, and returns it.
func adopt[T linker](l *Link, name string, link T) T {
	base := link.AsLink()
	base.name = name
	l.children = append(l.children, child{name, link, base})
	sort.Slice(l.children, func(i, k int) bool { return l.children[i].name < l.children[k].name })
	return link
}
