package links

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers"
)

func init() {
	catalog.Add("Link:serialize(serializer: Serializer)", (*Link).serializeOwn, catalog.Links)
}

// Serialize saves or loads the link by the method serialize that a script wrote
// for it, or else all parameters and persistent values in it.
func (l *Link) Serialize(s serializers.Serializer) {
	if o := l.script(); o != nil && o.Get("serialize") != nil {
		if s.Checking() { // a method of a script may do more than check
			s.Unchecked()
			return
		}
		o.Call("serialize", s)
		return
	}
	l.serializeOwn(s)
}

// serializeOwn saves or loads all parameters and persistent values of the link
// and of the links in it: what save_npz and load_npz do. A class that extends
// Chain may have a method serialize of its own, which calls this one by
// chainer.Chain.serialize(self, serializer).
//
// 日本語: パラメータを保存したり読み込んだりします。
//
//	> s = chainer.serializers.DictionarySerializer()
//	> L.Linear(1, 1, {initialW = 2}):serialize(s)
//	> s.target.W
//	[[2.]]
func (l *Link) serializeOwn(s serializers.Serializer) {
	for _, name := range l.names {
		l.params[name].serialize(name, s)
	}
	for _, k := range l.kept {
		if v := s.Value(k.name, k.Value); !s.Checking() {
			k.Value = v
		}
	}
	for _, c := range l.children {
		c.link.Serialize(s.Child(c.name))
	}
}

func (p *Parameter) serialize(name string, s serializers.Serializer) {
	if p.IsInitialized() {
		s.Value(name, p.Data())
		return
	}
	data, ok := s.Value(name, nil).(*Array)
	if ok && !s.Checking() {
		p.Initialize(data.Shape())
		array.CopyInto(p.Data(), data)
	}
}
