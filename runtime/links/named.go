package links

import (
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:namedparams(include_uninit: boolean = true) -> value", (*Link).NamedParams, catalog.Links)
	catalog.Add("Link:links(skipself: boolean = false) -> value", (*Link).Links, catalog.Links)
	catalog.Add("Link:namedlinks(skipself: boolean = false) -> value", (*Link).NamedLinks, catalog.Links)
	catalog.Add("Link:children() -> value", (*Link).Children, catalog.Links)
}

// NamedParams returns all parameters with their paths, as pairs {path, parameter}.
//
// 日本語: すべてのパラメータを名前と一緒に取り出します。
//
//	> L.Linear(3, 2):namedparams()[1][1]
//	"/W"
func (l *Link) NamedParams(includeUninit bool) [][]any {
	var all [][]any
	l.visit("", func(path string, p *Parameter) {
		if includeUninit || p.IsInitialized() {
			all = append(all, []any{path, p})
		}
	})
	return all
}

// Links returns the link itself, unless skipself, and all links inside it.
//
// 日本語: 自分と、含まれるすべてのリンクを順に取り出します。
//
//	> #chainer.Sequential(L.Linear(1, 2), L.Linear(2, 1)):links()
//	3
func (l *Link) Links(skipself bool) []any {
	var all []any
	for _, pair := range l.NamedLinks(skipself) {
		all = append(all, pair[1])
	}
	return all
}

// NamedLinks returns the same as Links, as pairs {path, link}.
//
//	> chainer.Sequential(L.Linear(1, 2)):namedlinks()[2][1]
//	"/0"
func (l *Link) NamedLinks(skipself bool) [][]any {
	var all [][]any
	if !skipself {
		all = append(all, []any{"/", l.self})
	}
	l.eachLink("", func(path string, link any) { all = append(all, []any{path, link}) })
	return all
}

func (l *Link) eachLink(path string, f func(path string, link any)) {
	for _, c := range l.children {
		f(path+"/"+c.name, c.value)
		c.link.eachLink(path+"/"+c.name, f)
	}
}

// Children returns the links directly inside the link.
//
// 日本語: 直接含まれるリンクを順に取り出します。
//
//	> #chainer.Sequential(L.Linear(1, 2), F.relu):children()
//	1
func (l *Link) Children() []any {
	var all []any
	for _, c := range l.children {
		all = append(all, c.value)
	}
	return all
}
