package links

import (
	"strings"

	"nnlua/runtime/catalog"
)

// field enters an attribute that scripts read and set: a field of a link.
func field[L, V any](signature string, of func(L) *V) {
	catalog.AddProperty(signature, func(l L) V { return *of(l) }, func(l L, v V) { *of(l) = v }, catalog.Links)
}

// optional enters a parameter that a link may lack, such as b: it is nil then.
func optional[L linker](signature string, of func(L) **Parameter) {
	name := signature[strings.Index(signature, ".")+1 : strings.Index(signature, ":")]
	set := func(l L, p *Parameter) {
		if p == nil {
			l.AsLink().forget(name)
		} else {
			l.AsLink().assign(name, p)
		}
		*of(l) = p
	}
	catalog.AddProperty(signature, func(l L) *Parameter { return *of(l) }, set, catalog.Links)
}
