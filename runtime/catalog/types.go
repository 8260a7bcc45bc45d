package catalog

// goTypes says which Go types may stand behind a type word of the grammar. A
// word with a capital letter is the class of a Go type of the same name.
var goTypes = map[string][]string{
	"float":    {"*autograd.Variable", "*array.Array"}, // Variable or array with a float dtype
	"int":      {"*autograd.Variable", "*array.Array"}, // with an integer dtype
	"bool":     {"*autograd.Variable", "*array.Array"},
	"array":    {"*autograd.Variable", "*array.Array"}, // any dtype
	"data":     {"*array.Array"},                       // what np.array takes: array, number, boolean, nested table
	"operand":  {"*autograd.Variable", "*array.Array"}, // array or number
	"number":   {"float64"},
	"integer":  {"int"},
	"boolean":  {"bool"},
	"string":   {"string"},
	"function": {"catalog.Func"},
	"iterator": {"catalog.Iterator"},
	"enum":     {"string"},
	"pair":     {"[2]int"},
	"ints":     {"[]int"},                                                            // a number or a sequence
	"shape":    {"[]int"},                                                            // the same, or all the remaining numbers: reshape(2, 3)
	"arrays":   {"[]*autograd.Variable", "[]*array.Array", "[][]*autograd.Variable"}, // a sequence of arrays, or of such sequences
	"strings":  {"[]string"},
	"axis":     {"array.Axis"},
	"axes":     {"array.Axes"}, // an axis, a sequence of axes, or nil for all
	"dtype":    {"array.Dtype"},
	"index":    {"array.Index"},                                     // what stands in brackets
	"names":    {"map[string]interface {}", "catalog.OrderedTable"}, // a table of named values
	"value":    {"interface {}"},                                    // whatever comes

	"variables": {"[]*autograd.Variable"}, // a sequence of Variables; nil may be among them
}

// Table is a script's table, given where any value may come.
type Table interface {
	Len() int            // of the sequence in it
	At(i int) any        // item i of the sequence, counted from 0
	Swap(i, k int)       // exchanges two items of the sequence
	Get(name string) any // the value under a name, nil if there is none
	Names() []string     // all names, sorted
	Pairs() [][2]any     // every key and its value: numbers in their order, then names in theirs
}

// OrderedTable is a Table that can be written, and whose names have an order.
type OrderedTable interface {
	Table
	Set(name string, value any)
	Keys() []string // all names in the order in which they were set

	// Typed and TypedName are At and Get, but give an array.Item for what was
	// the element of an array and is a plain number to the script.
	Typed(i int) any
	TypedName(name string) any

	// Identity is the same for every hold of the same table.
	Identity() any
}

// Iterator is what a row returns for a script's for loop: every call gives the
// next values, nil at the end.
type Iterator func() []any

// Func is a script's function, given as an argument.
type Func interface {
	Call(args ...any) []any
}
