package catalog

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
)

// Row is one thing that a script can reach: its signature and the Go function behind it.
type Row struct {
	*Entry
	Signature

	// How the Go arguments are filled: the receiver and the session come first,
	// then one argument a parameter; the parameters from Options on go into the
	// fields of a struct, which is the last argument.
	TakesSession bool
	Current      reflect.Value // finds the session's object that comes first, if there is one: see Provide
	Options      int           // len(Params) if there is no struct
	OptionFields []int
}

// currents holds the functions given to Provide, by the type that they return.
var currents = map[reflect.Type]reflect.Value{}

// Provide lets functions act on the session's current object of a type, as
// np.random.rand does on the random stream and plt.plot on the axes: where the
// first parameter of a Function row has the type that current returns, its
// argument is current(session). A Go method is then a method of the class and a
// function of the module. Provide is called in an initialization.
func Provide(current any) struct{} {
	f := reflect.ValueOf(current)
	currents[f.Type().Out(0)] = f
	return struct{}{}
}

// newRow reads the signature of e.
func newRow(e *Entry) (*Row, error) {
	r := &Row{Entry: e}
	var err error
	switch r.Signature, err = parseSignature(e.Text); {
	case err != nil:
	case r.kind != e.Kind && (e.Kind != Class || r.kind != Constant):
		err = errors.New("it was added as something else: see Add, AddProperty, AddClass and AddConstant")
	case e.Kind == Class:
		r.TakesSession = e.Fn.Type().NumIn() == 1
	case e.Kind == Constant:
		r.TakesSession = e.Fn.Kind() == reflect.Func
	case e.Kind != Property:
		err = r.fit()
	}
	if err != nil {
		return nil, fmt.Errorf("catalog: %s: %v", e.Text, err)
	}
	return r, nil
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
