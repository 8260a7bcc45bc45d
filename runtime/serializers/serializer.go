// Package serializers is chainer.serializers: it saves and loads links,
// optimizers and everything else that has a method Serialize.
package serializers

import (
	"embed"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

//go:embed *.go
var source embed.FS

func init() {
	catalog.Embed("nnlua/runtime/serializers", source)
	catalog.Add("Serializer:__call(key: string, value: value = nil) -> value", Serializer.Value, catalog.Files)
	catalog.Add("Serializer:__getattr(key: string) -> value", Serializer.child, catalog.Files)
}

// The names that every file of this package uses.
type (
	Array   = array.Array
	Session = autograd.Session
)

// Serializable is what can be saved and loaded. Serialize hands every value to
// the serializer and takes what it returns for the new value, so that one method
// serves for both directions.
type Serializable interface{ Serialize(s Serializer) }

// Serializer is chainer.AbstractSerializer: it saves the values that it gets, or
// returns those of a file.
type Serializer interface {
	// Value saves the value under the key and returns it, or returns what the
	// file has there; a given array is filled. Values are arrays, int, float64
	// (a whole one is saved as int64), bool, string and nil.
	Value(key string, value any) any

	// Child returns the serializer of a part, whose keys begin with key and "/".
	Child(key string) Serializer

	// Loading reports whether values come from a file.
	Loading() bool

	// Checking reports whether this is the first of the two passes of loading, in
	// which errors are found and nothing may change. Value then returns the value
	// that it got, or for nil what the file has.
	Checking() bool

	// Unchecked says, while checking, that there is a part which cannot be checked
	// without being loaded: one that a script loads.
	Unchecked()

	// Has reports whether the file has the key. It is true while saving.
	Has(key string) bool

	child(key string) any
}

// Int is Value for an int; None in a file leaves it as it is.
func Int(s Serializer, key string, value int) int {
	if n, ok := s.Value(key, value).(int); ok {
		return n
	}
	return value
}
