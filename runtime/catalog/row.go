package catalog

import (
	"fmt"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Category is the chapter of the reference in which a row stands.
type Category string

// Chainer's chapters of functions and the chapters of the other modules.
const (
	Activation    Category = "Activation"
	ArrayShape    Category = "Array"
	Connection    Category = "Connection"
	Evaluation    Category = "Evaluation"
	Loss          Category = "Loss"
	Mathematics   Category = "Mathematics"
	Noise         Category = "Noise"
	Normalization Category = "Normalization"
	Pooling       Category = "Pooling"
	Recurrent     Category = "N-step RNN"
	Utility       Category = "Utility"
	Core          Category = "Variable"
	Creation      Category = "Creation"
	Files         Category = "Files"
	Random        Category = "Random"
	Links         Category = "Links"
	Optimizers    Category = "Optimizers"
	Datasets      Category = "Data sets"
	Images        Category = "Images"
	Training      Category = "Training"
	Plotting      Category = "Plotting"
)

// Kind says how a script reaches a row.
type Kind uint8

const (
	Function Kind = iota // F.relu(x): a field of a module
	Method               // v:backward(): written "Class:name(...)" in the signature
	Property             // v.grad: written "Class.name: type"
	Constant             // np.pi
	Class                // chainer.Chain: a class that scripts extend
)

// Row is one thing that a script can reach: its signature and the Go function behind it.
type Row struct {
	Signature
	Kind     Kind
	Module   string // "F", "np", "np.random", or the class of a method or property
	Name     string // the last part of the name
	Category Category
	Fn       reflect.Value // the function, the getter of a property, or the value of a constant
	Set      reflect.Value // the setter of a property; invalid if it is read-only

	// How the Go arguments are filled: the receiver and the session come first,
	// then one argument a parameter; the parameters from Options on go into the
	// fields of a struct, which is the last argument.
	TakesSession bool
	Current      reflect.Value // finds the session's object that comes first, if there is one: see Provide
	Options      int           // len(Params) if there is no struct
	OptionFields []int
}

// FullName returns the name as a user writes it, such as "np.random.normal" or "Variable:backward".
func (r *Row) FullName() string {
	if r.Kind == Method {
		return r.Module + ":" + r.Name
	}
	return r.Module + "." + r.Name
}

var (
	rows   = map[string]*Row{}
	sorted struct {
		sync.Mutex
		rows []*Row // nil until Rows is called
	}
)

// currents holds the functions given to Provide, by the type that they return.
var currents = map[reflect.Type]reflect.Value{}

// Provide lets functions act on the session's current object of a type, as
// np.random.rand does on the random stream and plt.plot on the axes: where the
// first parameter of a Function row has the type that current returns, its
// argument is current(session). A Go method is then a method of the class and a
// function of the module. Provide must be called before the rows are added: in
// the initialization of a variable.
func Provide(current any) struct{} {
	f := reflect.ValueOf(current)
	currents[f.Type().Out(0)] = f
	return struct{}{}
}

// Add enters a function, method or class into the catalog. fn is a Go function
// or method expression that takes, in this order: the receiver (methods), the
// session (if its first or second parameter is one), and the parameters of the
// signature; what stands after four or more may be fields of a struct. Add
// panics when the signature does not fit fn.
func Add(signature string, fn any, category Category) {
	row := newRow(signature, category)
	row.Fn = reflect.ValueOf(fn)
	if row.Kind == Property {
		panic(fmt.Sprintf("catalog: %s: a property is added with AddProperty", signature))
	}
	if err := row.fit(); err != nil {
		panic(fmt.Sprintf("catalog: %s: %v", signature, err))
	}
	enter(row)
}

// AddProperty enters an attribute, "Class.name: type". set is nil for one that
// cannot be assigned.
func AddProperty(signature string, get, set any, category Category) {
	row := newRow(signature, category)
	row.Fn = reflect.ValueOf(get)
	if set != nil {
		row.Set = reflect.ValueOf(set)
	}
	if row.Kind != Property {
		panic(fmt.Sprintf("catalog: %s: want Class.name: type", signature))
	}
	enter(row)
}

// AddClass enters a class that scripts extend, such as chainer.Chain. create
// takes the session, or nothing, and returns a Scripted.
func AddClass(name string, create any, category Category) {
	row := newRow(name, category)
	row.Kind, row.Fn = Class, reflect.ValueOf(create)
	row.TakesSession = row.Fn.Type().NumIn() == 1
	enter(row)
}

// AddConstant enters a value such as np.pi. A function of the session makes the
// value for each session, such as chainer.config.
func AddConstant(name string, value any, category Category) {
	row := newRow(name, category)
	row.Kind, row.Fn = Constant, reflect.ValueOf(value)
	row.TakesSession = row.Fn.Kind() == reflect.Func
	enter(row)
}

func newRow(signature string, category Category) *Row {
	sig, err := parseSignature(signature)
	if err != nil {
		panic(fmt.Sprintf("catalog: %s: %v", signature, err))
	}
	row := &Row{Signature: sig, Category: category, Kind: sig.kind}
	at := strings.LastIndexAny(sig.Full, ".:")
	row.Module, row.Name = sig.Full[:at], sig.Full[at+1:]
	return row
}

func enter(row *Row) {
	name := row.FullName()
	if _, twice := rows[name]; twice {
		panic("catalog: " + name + " is added twice")
	}
	rows[name] = row
	sorted.rows = nil
}

// Rows returns every row, sorted by name: one list for all, which nobody changes.
func Rows() []*Row {
	sorted.Lock()
	defer sorted.Unlock()
	if sorted.rows == nil {
		for _, name := range slices.Sorted(maps.Keys(rows)) {
			sorted.rows = append(sorted.rows, rows[name])
		}
	}
	return sorted.rows
}

// Lookup returns the row of that full name, or nil. A method answers to a dot as well.
func Lookup(name string) *Row {
	if r, ok := rows[name]; ok {
		return r
	}
	if at := strings.LastIndex(name, "."); at >= 0 {
		return rows[name[:at]+":"+name[at+1:]]
	}
	return nil
}

// goName returns the package path and the declared name of the Go function of r,
// such as "nnlua/runtime/functions" and "Sigmoid" or "Variable.Reshape".
func (r *Row) goName() (pkg, name string) {
	if r.Fn.Kind() != reflect.Func {
		return "", ""
	}
	full := runtime.FuncForPC(r.Fn.Pointer()).Name()
	slash := strings.LastIndex(full, "/")
	dot := slash + 1 + strings.Index(full[slash+1:], ".")
	name = strings.TrimSuffix(full[dot+1:], "-fm")
	return full[:dot], strings.NewReplacer("(*", "", ")", "").Replace(name)
}
