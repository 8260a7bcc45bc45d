package catalog

// Object is the script's side of an object whose class a script has extended:
// the methods and fields that it wrote.
type Object interface {
	// Call calls the method of that name; ok is false if the script wrote none.
	Call(method string, args ...any) (results []any, ok bool)

	// Get returns the field or method of that name; nil if the script wrote none.
	Get(name string) any

	// Class returns the name of the class.
	Class() string
}

// Scripted is a Go type that scripts can extend, such as chainer.Chain. It is
// made by a row of kind Class.
type Scripted interface {
	SetObject(Object)
	Object() Object

	// Init does what the constructor does when the script wrote none.
	Init(args []any)
}
