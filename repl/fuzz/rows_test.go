package fuzz

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	lua "github.com/yuin/gopher-lua"

	"nnlua/bindings"
	"nnlua/repl/shell"
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// FuzzRows calls functions and methods of the catalog with arguments of every
// kind: shapes and dtypes that fit and that do not, NaN, huge and negative
// numbers, nested tables and tables that contain themselves.
func FuzzRows(f *testing.F) {
	for i := range uint64(40) {
		f.Add(i, i*1000)
	}
	f.Fuzz(func(t *testing.T, seed, first uint64) {
		s := session(t)
		g := &generator{s: s, r: rand.New(rand.NewPCG(seed, first))}
		rows := callable()
		within(t, func(ctx context.Context) {
			for i := range 40 {
				row := rows[(first+uint64(i))%uint64(len(rows))]
				if i >= 20 {
					row = rows[g.r.IntN(len(rows))]
				}
				g.callWith(ctx, row, func(err error) {
					if bug, ok := bindings.AsBug(err); ok {
						t.Fatalf("%v\n%s\nafter %s", bug.Value, bug.Stack, strings.Join(g.log, "\n"))
					}
				})
				if ctx.Err() != nil {
					return
				}
			}
		})
	})
}

// callable are the rows that can be called.
func callable() []*catalog.Row {
	var rows []*catalog.Row
	for _, row := range catalog.Rows() {
		if strings.HasSuffix(row.Name, "Layers") { // millions of weights
			continue
		}
		if row.Kind == catalog.Function || row.Kind == catalog.Method {
			rows = append(rows, row)
		}
	}
	return rows
}

// generator makes arguments. Results of calls become arguments of later ones.
type generator struct {
	s    *shell.Shell
	r    *rand.Rand
	pool []lua.LValue
	log  []string
}

// callWith calls a row and hands its error to see.
func (g *generator) callWith(ctx context.Context, row *catalog.Row, see func(error)) {
	L := g.s.L
	var f lua.LValue
	var args []lua.LValue
	if row.Kind == catalog.Function {
		f = g.s.Binding.Module(row.Module).RawGetString(row.Name)
	} else {
		self := g.object(row)
		if self == nil {
			return
		}
		args = append(args, self)
		f = L.GetMetaField(self, row.Name)
		if f == lua.LNil {
			f = g.s.Binding.Item(self, lua.LString(row.Name))
		}
	}
	if f == lua.LNil || f == nil {
		return
	}
	for _, p := range row.Params {
		if p.HasDefault && g.r.IntN(3) == 0 || g.r.IntN(30) == 0 {
			break
		}
		args = append(args, g.argument(p.Type.Name))
	}
	if g.r.IntN(15) == 0 {
		args = append(args, g.value(0))
	}
	text := make([]string, len(args))
	for i, a := range args {
		text[i] = describe(a, 0)
	}
	g.log = append(g.log, row.FullName()+"("+strings.Join(text, ", ")+")")
	program := L.NewFunction(func(L *lua.LState) int {
		L.Push(f)
		for _, a := range args {
			L.Push(a)
		}
		L.Call(len(args), lua.MultRet)
		for i := 1; i <= min(L.GetTop(), 3); i++ {
			bindings.ToString(L, L.Get(i))
		}
		return L.GetTop()
	})
	L.SetContext(ctx)
	defer array.Interruptible(ctx)()
	top := L.GetTop()
	L.Push(program)
	err := bindings.PCall(L, 0, lua.MultRet, nil)
	see(err)
	if err == nil {
		for i := top + 1; i <= min(L.GetTop(), top+3); i++ {
			g.pool = append(g.pool, L.Get(i))
		}
	}
	L.SetTop(top)
}

// object returns something that may have the method of a row.
func (g *generator) object(row *catalog.Row) lua.LValue {
	for range 10 {
		v := g.value(0)
		if len(g.pool) > 0 && g.r.IntN(2) == 0 {
			v = g.pool[g.r.IntN(len(g.pool))]
		}
		if ud, ok := v.(*lua.LUserData); ok && g.s.Binding.RowOf(ud, row.Name) == row {
			return ud
		}
	}
	return nil
}

func (g *generator) argument(kind string) lua.LValue {
	if g.r.IntN(8) == 0 {
		return g.value(0)
	}
	switch kind {
	case "float", "array", "data", "operand", "value":
		return g.array(g.r.IntN(4) != 0, g.r.IntN(2) == 0)
	case "int":
		return g.array(false, false)
	case "bool":
		return g.eval(`return np.array({true, false, true})`)
	case "number":
		return lua.LNumber(g.number())
	case "integer", "axis":
		return lua.LNumber(g.r.IntN(6) - 2)
	case "pair", "ints", "shape", "axes", "index":
		return g.list(func() lua.LValue { return lua.LNumber(g.r.IntN(5) - 1) })
	case "boolean":
		return lua.LBool(g.r.IntN(2) == 0)
	case "arrays", "variables":
		return g.list(func() lua.LValue { return g.array(true, kind == "variables") })
	case "dtype":
		return lua.LString([]string{"float32", "float64", "int32", "int64", "uint8", "bool"}[g.r.IntN(6)])
	case "function":
		return g.eval([]string{`return function(...) return ... end`, `return function() end`, `return function(x) return x * 2 end`, `return F.sum`, `return function() error("no") end`, `return L.Linear(2, 2)`}[g.r.IntN(6)])
	case "Link":
		return g.eval(`return L.Linear(2, 3)`)
	}
	return g.value(0)
}

var numbers = []float64{0, 1, -1, 2, 3, 0.5, -0.0, 1e-30, 1e30, 1e300, -1e300, math.NaN(), math.Inf(1), math.Inf(-1), 1 << 31, 1<<31 - 1, -1 << 31, 1 << 53, 1 << 62, 1 << 63, 1e6, 255, 256}

func (g *generator) number() float64 { return numbers[g.r.IntN(len(numbers))] }

func (g *generator) list(item func() lua.LValue) lua.LValue {
	list := g.s.L.NewTable()
	for range g.r.IntN(5) {
		list.Append(item())
	}
	return list
}

// array returns an array or Variable, mostly a small one.
func (g *generator) array(float, variable bool) lua.LValue {
	dims := make([]string, g.r.IntN(5))
	for i := range dims {
		dims[i] = fmt.Sprint([]int{2, 3, 1, 4, 2, 0, 7}[g.r.IntN(7)])
	}
	shape := "{" + strings.Join(dims, ", ") + "}"
	text := "np.random.randint(0, 3, " + shape + ")"
	if g.r.IntN(4) == 0 {
		text = "np.random.randint(-5, 300, " + shape + ")"
	}
	if float {
		text = []string{"np.random.randn(" + strings.Join(dims, ", ") + ")", "np.zeros(" + shape + ")", "np.full(" + shape + ", 0/0)", "np.full(" + shape + ", 1e38)", "np.random.rand(" + strings.Join(dims, ", ") + ")"}[g.r.IntN(5)]
		if len(dims) == 0 {
			text = "np.array(0.5)"
		}
		text += []string{"", ":astype('float32')", ":astype('float64')"}[g.r.IntN(3)]
	} else {
		text += ":astype('int32')"
	}
	if variable {
		text = "chainer.Variable(" + text + ")"
	}
	return g.eval("return " + text)
}

// value returns anything.
func (g *generator) value(depth int) lua.LValue {
	if len(g.pool) > 0 && g.r.IntN(4) == 0 {
		return g.pool[g.r.IntN(len(g.pool))]
	}
	switch g.r.IntN(12) {
	case 0:
		return lua.LNil
	case 1:
		return lua.LBool(g.r.IntN(2) == 0)
	case 2, 3:
		return lua.LNumber(g.number())
	case 4:
		return lua.LString([]string{"", "x", "float32", "mean", "1", "\x00\xff", "a.npz", "日本"}[g.r.IntN(8)])
	case 5:
		table := g.s.L.NewTable()
		table.Append(table)
		table.RawSetString("self", table)
		return table
	case 6:
		if depth > 3 {
			return lua.LNil
		}
		table := g.s.L.NewTable()
		for range g.r.IntN(4) {
			table.Append(g.value(depth + 1))
		}
		for range g.r.IntN(3) {
			table.RawSetString([]string{"x", "axis", "keepdims", "W", "dtype", "size"}[g.r.IntN(6)], g.value(depth+1))
		}
		return table
	case 7:
		return g.argument("function")
	case 8:
		return g.eval([]string{`return L.Linear(2, 3)`, `return optimizers.SGD(0.1)`, `return optimizers.Adam():setup(L.Linear(2, 1))`, `return chainer.Sequential(L.Linear(2, 2))`, `return L.LSTM(2, 2)`, `return chainer.Chain()`, `return L.BatchNormalization(3)`, `return chainer.iterators.SerialIterator({1, 2, 3}, 2)`}[g.r.IntN(8)])
	}
	return g.array(g.r.IntN(2) == 0, g.r.IntN(2) == 0)
}

// eval returns the value of an expression, nil where it is an error.
func (g *generator) eval(source string) lua.LValue {
	values, err := g.s.Evaluate(context.Background(), "local np, chainer = require 'numpy', require 'chainer' local F, L, optimizers = chainer.functions, chainer.links, chainer.optimizers "+source, "value")
	if err != nil || len(values) == 0 {
		return lua.LNil
	}
	return values[0]
}

func describe(v lua.LValue, depth int) string {
	switch v := v.(type) {
	case *lua.LTable:
		if depth > 2 {
			return "{...}"
		}
		var items []string
		v.ForEach(func(k, item lua.LValue) { items = append(items, fmt.Sprintf("[%s] = %s", k, describe(item, depth+1))) })
		return "{" + strings.Join(items, ", ") + "}"
	case *lua.LUserData:
		if d, ok := v.Value.(interface{ Describe() string }); ok {
			return d.Describe()
		}
		return fmt.Sprintf("%T", v.Value)
	}
	return fmt.Sprintf("%v", v)
}
