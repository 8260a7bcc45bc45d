package serializers

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers/npy"
)

func init() {
	catalog.Add("chainer.serializers.NpzDeserializer(npz: value, path: string = \"\", strict: boolean = true, ignore_names: value = nil) -> NpzDeserializer", NewNpzDeserializer, catalog.Files)
	catalog.Add("NpzDeserializer:load(obj: value)", (*NpzDeserializer).Load, catalog.Files)
}

// NpzDeserializer returns what was saved.
type NpzDeserializer struct {
	LoadOptions
	npz       named
	checking  bool
	unchecked *bool // whether Unchecked was called while checking
}

// LoadOptions are the arguments of loading after the file and the object.
type LoadOptions struct {
	Path        string
	Strict      bool
	IgnoreNames any
}

// named are arrays by name: a table, or what np.load returns for an .npz file.
type named interface {
	Names() []string
	Get(name string) any
}

// NewNpzDeserializer returns a serializer that loads objects out of npz: what
// np.load returns for an .npz file, or a table of arrays by name. path, strict
// and ignore_names are those of load_npz.
//
//	> model = L.Linear(1, 1)
//	> chainer.serializers.NpzDeserializer({W = np.array{{2}}, b = np.zeros(1)}):load(model)
//	> model.W.data
//	[[2.]]
func NewNpzDeserializer(npz any, opt LoadOptions) *NpzDeserializer {
	n, ok := npz.(named)
	if !ok {
		array.Fail("npz is what np.load returns for an .npz file, or a table of arrays")
	}
	return &NpzDeserializer{LoadOptions: opt, npz: n}
}

// Load gives the object what was saved. Anything that is missing or does not
// fit is an error, and then the object is as it was.
//
// 日本語: npz に保存した値を、モデルなどに読み込みます。
//
//	> model = L.Linear(1, 1, {initialW = 3})
//	> ok = pcall(function() chainer.serializers.NpzDeserializer({W = np.ones(5)}):load(model) end)
//	> model.W.data
//	[[3.]]
func (d *NpzDeserializer) Load(obj any) {
	v := serializable(obj)
	first := *d
	first.checking, first.unchecked = true, new(bool)
	v.Serialize(&first)
	if *first.unchecked {
		defer restoring(v)()
	}
	v.Serialize(d)
}

// restoring saves the object and returns what, deferred, loads it again after a panic.
func restoring(v Serializable) func() {
	before := NewDictionarySerializer(nil, "")
	v.Serialize(before)
	for i, e := range *before.all {
		if e.Array != nil {
			(*before.all)[i].Array = e.Array.Copy()
		}
	}
	return func() {
		if r := recover(); r != nil {
			defer panic(r) // whatever comes of loading
			v.Serialize(NewNpzDeserializer(newEntries(*before.all), LoadOptions{}))
		}
	}
}

// Value returns what the file has under the key.
func (d *NpzDeserializer) Value(key string, value any) any {
	key = d.Path + strings.TrimLeft(key, "/")
	if !d.Strict && !d.has(key) || d.ignores(d.IgnoreNames, key) {
		return value
	}
	if !d.has(key) {
		array.Fail("there is no '%s' in it", key)
	}
	loaded := d.convert(key, value)
	if d.checking && value != nil {
		return value
	}
	return loaded
}

func (d *NpzDeserializer) convert(key string, value any) any {
	stored := d.npz.Get(key)
	a, isArray := stored.(*Array)
	switch {
	case stored == nil:
		return nil
	case value == nil && isArray:
		return a.Copy()
	case value == nil:
		return stored
	}
	if v, ok := value.(*Array); ok {
		if !isArray || !array.SameShape(a.Shape(), v.Shape()) {
			array.Fail("'%s' is %s, want the shape %s", key, describe(stored), array.ShapeString(v.Shape()))
		}
		if a.Dtype().IsFloat() && !v.Dtype().IsFloat() {
			array.Fail("'%s' is %s, want %s", key, a.Describe(), v.Dtype())
		}
		if !d.checking {
			array.CopyInto(v, a)
		}
		return v
	}
	if text, ok := stored.(string); ok {
		if _, ok := value.(string); ok {
			return text
		}
	}
	if n, ok := stored.(float64); ok {
		a, isArray = array.Scalar(array.Float64, n), true
	}
	if isArray && a.Size() == 1 {
		switch value.(type) {
		case int:
			if !a.Dtype().IsFloat() {
				return int(a.Float(0))
			}
		case float64:
			return a.Float(0)
		case bool:
			return a.Float(0) != 0
		}
	}
	array.Fail("'%s' is %s, want %s", key, describe(stored), kindOf(value))
	return nil
}

func describe(stored any) string {
	switch v := stored.(type) {
	case *Array:
		return v.Describe()
	case string:
		return "a text"
	}
	return "something else"
}

func kindOf(value any) string {
	switch value.(type) {
	case int:
		return "a whole number"
	case float64:
		return "a number"
	case bool:
		return "true or false"
	case string:
		return "a text"
	}
	return "something else"
}

func (d *NpzDeserializer) has(key string) bool {
	if d.npz.Get(key) != nil {
		return true
	}
	if file, ok := d.npz.(interface{ Has(name string) bool }); ok {
		return file.Has(key)
	}
	return false
}

// ignores reports whether the key is one that the user wants left out: rule is
// a name, a function, or a table of them.
func (d *NpzDeserializer) ignores(rule any, key string) bool {
	switch v := rule.(type) {
	case nil:
		return false
	case string:
		return v == key
	case catalog.Func:
		results := v.Call(key)
		return len(results) > 0 && results[0] != nil && results[0] != false
	case catalog.Table:
		for i := range v.Len() {
			if d.ignores(v.At(i), key) {
				return true
			}
		}
		return false
	}
	array.Fail("ignore_names is a name, a function or a table of them")
	return false
}

// Child returns the serializer of a part.
func (d *NpzDeserializer) Child(key string) Serializer {
	c := *d
	c.Path += strings.Trim(key, "/") + "/"
	return &c
}

func (d *NpzDeserializer) child(key string) any { return d.Child(key) }

// Loading is true.
func (d *NpzDeserializer) Loading() bool { return true }

// Checking reports whether this is the pass that only finds errors.
func (d *NpzDeserializer) Checking() bool { return d.checking }

// Unchecked asks for the object to be saved before it is loaded.
func (d *NpzDeserializer) Unchecked() {
	if d.checking {
		*d.unchecked = true
	}
}

// Has reports whether the file has the key.
func (d *NpzDeserializer) Has(key string) bool { return d.has(d.Path + strings.TrimLeft(key, "/")) }

// entries are the values of a file by name.
type entries map[string]any

func newEntries(list []npy.Entry) entries {
	e := entries{}
	for _, item := range list {
		e[item.Name] = item.Value()
	}
	return e
}

func (e entries) Get(name string) any { return e[name] }

func (e entries) Has(name string) bool {
	_, ok := e[name]
	return ok
}

func (e entries) Names() []string {
	var names []string
	for name := range e {
		names = append(names, name)
	}
	return names
}
