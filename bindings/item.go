package bindings

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
)

// A script sees an element of an array as a plain number. For a batch of such
// numbers to become an array of the same dtype again, the table in which they
// stand remembers their dtypes, in its metatable.

var itemType = reflect.TypeFor[array.Item]()

// dtypesKey is the field of the metatable that holds a map[lua.LValue]array.Dtype.
const dtypesKey = "__dtypes"

func itemToLua(n array.Item) lua.LValue {
	if n.Dtype == array.Bool {
		return lua.LBool(n.Value != 0)
	}
	return lua.LNumber(n.Value)
}

// dtypeNotes are the dtypes of the numbers in one table, by their keys. The
// signature is the same for tables with the same dtypes.
type dtypeNotes struct {
	signature []byte
	dtypes    map[lua.LValue]array.Dtype
}

func (d *dtypeNotes) note(key lua.LValue, v reflect.Value) {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() || v.Type() != itemType {
		return
	}
	if d.dtypes == nil {
		d.dtypes = map[lua.LValue]array.Dtype{}
	}
	n := v.Interface().(array.Item)
	d.dtypes[key] = n.Dtype
	d.signature = fmt.Append(d.signature, key, " ", n.Dtype, " ")
}

// sortedKeys returns the keys of a map of names in their order.
func sortedKeys(m reflect.Value) []reflect.Value {
	keys := m.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	return keys
}

// rememberDtypes gives table a metatable with the dtypes of the numbers that it
// was made of. Tables with the same dtypes share one.
func (b *Binding) rememberDtypes(t *lua.LTable, notes dtypeNotes) {
	if notes.dtypes == nil {
		return
	}
	meta, ok := b.numbers[string(notes.signature)]
	if !ok {
		meta = b.L.NewTable()
		meta.RawSetString(dtypesKey, &lua.LUserData{Value: notes.dtypes, Metatable: lua.LNil})
		b.numbers[string(notes.signature)] = meta
	}
	t.Metatable = meta
}

// typed returns what stands in t under key, a number with its dtype where the
// table remembers one.
func (b *Binding) typed(t *table, key lua.LValue) any {
	v := t.inner(t.t.RawGet(key))
	meta, ok := t.t.Metatable.(*lua.LTable)
	if !ok {
		return v
	}
	ud, ok := meta.RawGetString(dtypesKey).(*lua.LUserData)
	if !ok {
		return v
	}
	d, ok := ud.Value.(map[lua.LValue]array.Dtype)[key]
	if !ok {
		return v
	}
	switch v := v.(type) {
	case float64:
		return array.Item{Dtype: d, Value: v}
	case bool:
		if v {
			return array.Item{Dtype: d, Value: 1}
		}
		return array.Item{Dtype: d}
	}
	return v
}
