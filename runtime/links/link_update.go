package links

import (
	"fmt"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("Link:enable_update()", (*Link).EnableUpdate, catalog.Links)
	catalog.Add("Link:disable_update()", (*Link).DisableUpdate, catalog.Links)
	catalog.AddProperty("Link.update_enabled: boolean", (*Link).UpdateEnabled, nil, catalog.Links)
	catalog.Add("Link:summary()", (*Link).Summary, catalog.Links)
}

// EnableUpdate lets an optimizer update the parameters again. See disable_update.
//
// 日本語: パラメータが更新されるようにします。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> model:disable_update()
//	> model:enable_update()
//	> model.update_enabled
//	true
func (l *Link) EnableUpdate() { l.enable(true) }

// DisableUpdate freezes the parameters: updates of the optimizer, which has to
// be set up before, pass them by.
//
// 日本語: パラメータが更新されないようにします。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> model:disable_update()
//	> model.update_enabled
//	false
func (l *Link) DisableUpdate() { l.enable(false) }

func (l *Link) enable(on bool) {
	for _, p := range l.Params(true) {
		if p.Rule != nil {
			p.Rule.Enable(on)
		}
	}
}

// UpdateEnabled reports whether an optimizer updates any of the parameters.
//
// 日本語: パラメータのどれかが更新されるかどうかです。
//
//	> model = L.Linear(1, 1)
//	> optimizer = optimizers.SGD():setup(model)
//	> model.update_enabled
//	true
func (l *Link) UpdateEnabled() bool {
	for _, p := range l.Params(true) {
		if p.Rule != nil && p.Rule.Enabled() {
			return true
		}
	}
	return false
}

// Summary prints the links as a tree with the shape of every parameter and the
// number of numbers in it.
//
// 日本語: 含まれるリンクと、パラメータの形と数を、木の形で表示します。
//
//	> chainer.Sequential(L.Linear(3, 2), F.relu, L.Linear(nil, 1)):summary()
//	Sequential                               9
//	  (0): Linear                            8
//	    W (2, 3)                             6
//	    b (2,)                               2
//	  (1): Linear                            1
//	    W no shape yet
//	    b (1,)                               1
func (l *Link) Summary() {
	l.line("", className(l), l.CountParams())
	l.summarize("  ")
}

func (l *Link) summarize(indent string) {
	for _, name := range l.names {
		if p := l.params[name]; p.IsInitialized() {
			l.line(indent, name+" "+array.ShapeString(p.Shape()), p.Size())
		} else {
			fmt.Fprintln(l.sess.Stdout, indent+name+" no shape yet")
		}
	}
	for _, c := range l.children {
		l.line(indent, "("+c.name+"): "+className(c.link), c.link.CountParams())
		c.link.summarize(indent + "  ")
	}
}

func (l *Link) line(indent, text string, count int) {
	fmt.Fprintf(l.sess.Stdout, "%s%s %d\n", indent, text+strings.Repeat(" ", max(0, 40-len(indent)-len(text))), count)
}
