package catalog

// Object is the script's side of an object whose class a script has extended:
// the methods and fields that it wrote.
type Object interface {
	// Call calls the method of that name; ok is false if the script wrote none.
	Call(method string, args ...any) (results []any, ok bool)

	// Class returns the name of the class.
	Class() string

	// Get returns the field or method of that name; nil if the script wrote none.
	Get(name string) any

	// Set changes a field of the object.
	Set(name string, value any)

	// Clone makes a copy of the object the script's side of self. What its
	// fields hold is shared, unless replace is given: then tables in them are
	// copied, and every other value is what replace returns for it.
	Clone(self Scripted, replace func(any) any) Object
}

// Scripted is a Go type that scripts can extend, such as chainer.Chain. It is
// made by a row of kind Class.
type Scripted interface {
	SetObject(Object)
	Object() Object

	// Init does what the constructor does when the script wrote none.
	Init(args []any)
}

// Watched is an object that scripts call and whose calls others may watch, as
// the hooks of a link do.
type Watched interface {
	IsWatched() bool

	// Around makes the call, which got args, and returns its results.
	Around(args []any, call func() []any) []any
}

// Handled is an object that keeps a script's handle on it, made once: a model asks
// for its layers in every step.
type Handled interface {
	Handle() *any
}

// Module is a module of the runtime, by the name that rows have for it, given to
// a script as a value: link.xp is np.
type Module string
