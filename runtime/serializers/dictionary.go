package serializers

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers/npy"
)

func init() {
	catalog.Add("chainer.serializers.DictionarySerializer(target: value = nil, path: string = \"\") -> DictionarySerializer", NewDictionarySerializer, catalog.Files)
	catalog.Add("DictionarySerializer:save(obj: value)", (*DictionarySerializer).Save, catalog.Files)
	catalog.AddProperty("DictionarySerializer.target: value", (*DictionarySerializer).Target, nil, catalog.Files)
}

// DictionarySerializer collects what is saved under flat names such as "l1/W".
type DictionarySerializer struct {
	all  *[]npy.Entry
	path string
}

// NewDictionarySerializer returns a serializer that collects arrays under their
// names, without a file: serializer.target has them.
//
//	> s = chainer.serializers.DictionarySerializer()
//	> s:save(L.Linear(1, 1, {initialW = 2}))
//	> s.target.W
//	[[2.]]
func NewDictionarySerializer(target any, path string) *DictionarySerializer {
	d := &DictionarySerializer{all: &[]npy.Entry{}, path: path}
	if target == nil {
		return d
	}
	table, ok := target.(catalog.Table)
	if !ok {
		array.Fail("target is a table of arrays by name")
	}
	for _, name := range table.Names() {
		d.put(name, table.Get(name))
	}
	return d
}

// Save collects what the object saves.
//
// 日本語: モデルなどの値を、名前を付けて target に保存します。
//
//	> s = chainer.serializers.DictionarySerializer()
//	> s:save(optimizers.SGD():setup(L.Linear(1, 1)))
//	> s.target.t
//	0
func (d *DictionarySerializer) Save(obj any) { serializable(obj).Serialize(d) }

func serializable(obj any) Serializable {
	v, ok := obj.(Serializable)
	if !ok {
		array.Fail("obj is none of a link, an optimizer and what else can be saved")
	}
	return v
}

// Target returns what was collected, by name.
//
// 日本語: 保存した配列を、名前で引ける表にしたものです。
//
//	> s = chainer.serializers.DictionarySerializer()
//	> value = s("steps", 3)
//	> s.target.steps
//	3
func (d *DictionarySerializer) Target() any {
	all := map[string]any{}
	for _, e := range *d.all {
		all[e.Name] = e.Value()
	}
	return all
}

// Value saves the value.
func (d *DictionarySerializer) Value(key string, value any) any {
	d.put(d.path+strings.TrimLeft(key, "/"), value)
	return value
}

func (d *DictionarySerializer) put(name string, value any) {
	e := npy.Entry{Name: name}
	switch v := value.(type) {
	case nil:
	case *Array:
		e.Array = v
	case int:
		e.Array = array.FromSlice([]int64{int64(v)}).Reshape()
	case float64:
		e.Array = array.Scalar(array.Float64, v)
		if v == float64(int64(v)) { // a script's whole number is Python's int
			e.Array = array.FromSlice([]int64{int64(v)}).Reshape()
		}
	case bool:
		e.Array = array.FromSlice([]bool{v}).Reshape()
	case string:
		e.Text = &v
	default:
		array.Fail("'%s' is none of an array, a number, a boolean, a string and nil", name)
	}
	for i, old := range *d.all {
		if old.Name == name {
			(*d.all)[i] = e
			return
		}
	}
	*d.all = append(*d.all, e)
}

// Child returns the serializer of a part.
func (d *DictionarySerializer) Child(key string) Serializer {
	return &DictionarySerializer{d.all, d.path + strings.Trim(key, "/") + "/"}
}

func (d *DictionarySerializer) child(key string) any { return d.Child(key) }

// Loading is false.
func (d *DictionarySerializer) Loading() bool { return false }

// Checking is false.
func (d *DictionarySerializer) Checking() bool { return false }

// Unchecked has no meaning while saving.
func (d *DictionarySerializer) Unchecked() {}

// Has is true.
func (d *DictionarySerializer) Has(string) bool { return true }
