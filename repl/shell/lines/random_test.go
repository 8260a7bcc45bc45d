package lines_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestRandom is TestSame for programs that nobody wrote.
func TestRandom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{t: t}
		w.program()
		same(t, w.text.String(), "random")
	})
}

// writer writes a program of every kind of statement. It ends: loops are of few
// rounds, functions call only those before them, and who ticks too often fails.
type writer struct {
	t       *rapid.T
	text    strings.Builder
	indent  int
	scope   []string // the variables with a value, of which some are no numbers
	callees []string // functions of two arguments
	names   int
	inLoop  bool // break is allowed
	varargs bool // ... is
	yields  bool // coroutine.yield is: not across pcall
	left    int  // statements to write
}

const prelude = `local ticks = 0
local function tick() ticks = ticks + 1; if ticks > 2000 then error("too long", 0) end end
local kept = {}
g1, g2 = 1, 2
local t = {x = 1, y = {z = 2}}
function t:method(a) self.x = a; return a end
`

func (w *writer) program() {
	w.left = 60
	w.text.WriteString(prelude)
	w.scope = []string{"g1", "g2", "t.x", "t.y.z", "t[1]"}
	w.block(12)
	w.line("for _, f in ipairs(kept) do print(pcall(f, 1, 2)) end")
	w.line("print(%s)", strings.Join(w.scope, ", "))
}

func (w *writer) pick(n int) int { return rapid.IntRange(0, n-1).Draw(w.t, "") }

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(&w.text, strings.Repeat(" ", w.indent)+format+"\n", args...)
}

func (w *writer) name(kind string) string {
	if kind == "v" && w.pick(4) == 0 { // of a variable that this one hides
		return fmt.Sprint("v", w.pick(w.names+1))
	}
	w.names++
	return fmt.Sprint(kind, w.names)
}

// block writes statements in a scope of their own.
func (w *writer) block(most int) {
	scope, callees := len(w.scope), len(w.callees)
	w.indent++
	for n := w.pick(most + 1); n > 0 && w.left > 0; n-- {
		w.left--
		w.statement()
	}
	w.indent--
	if w.indent > 0 {
		w.scope, w.callees = w.scope[:scope:scope], w.callees[:callees:callees]
	}
}

func (w *writer) expr(depth int) string {
	switch n := w.pick(14); {
	case depth == 0 || n < 2:
		return fmt.Sprint(w.pick(10))
	case n < 6:
		return w.scope[w.pick(len(w.scope))]
	case n < 8:
		return w.expr(depth-1) + []string{" + ", " - ", " * "}[w.pick(3)] + w.expr(depth-1)
	case n == 8:
		return "(" + w.expr(depth-1) + " or " + w.expr(depth-1) + ")"
	case n == 9:
		return "(" + w.condition(depth-1) + " and " + w.expr(depth-1) + ")" // false: no number
	case n == 10 && len(w.callees) > 0:
		return fmt.Sprintf("%s(%s, %s)", w.callees[w.pick(len(w.callees))], w.expr(depth-1), w.expr(depth-1))
	case n == 11 && w.varargs:
		return []string{"select('#', ...)", "(...)", "(select(1, ...))"}[w.pick(3)]
	case n == 12:
		return fmt.Sprintf("t:method(%s)", w.expr(depth-1))
	case n == 13 && w.yields:
		return fmt.Sprintf("coroutine.yield(%s)", w.expr(depth-1))
	}
	return fmt.Sprintf("#{%s, %s}", w.expr(depth-1), w.expr(depth-1))
}

func (w *writer) condition(depth int) string {
	switch w.pick(5) {
	case 0:
		return "not " + w.scope[w.pick(len(w.scope))]
	case 1:
		return w.expr(depth) + " == " + w.expr(depth)
	case 2:
		return "tostring(" + w.expr(depth) + ") < tostring(" + w.expr(depth) + ")"
	}
	return "(tonumber(" + w.expr(depth) + ") or 0) % 3 < 2"
}

func (w *writer) statement() {
	switch w.pick(20) {
	case 0, 1, 2:
		v := w.name("v")
		w.line("local %s = %s", v, w.expr(2))
		w.scope = append(w.scope, v)
	case 3:
		a, b := w.name("v"), w.name("v")
		w.line("local %s, %s = %s", a, b, w.expr(2))
		w.scope = append(w.scope, a, b)
	case 4, 5:
		w.line("%s = %s", w.scope[w.pick(len(w.scope))], w.expr(2))
	case 6:
		w.line("%s, %s = %s, %s", w.scope[w.pick(5)], w.scope[w.pick(5)], w.expr(1), w.expr(1))
	case 7, 8:
		w.line("print(%s, %s)", w.expr(2), w.condition(1))
	case 9:
		w.line("if %s then", w.condition(1))
		w.block(4)
		if w.pick(2) == 0 {
			w.line("elseif %s then", w.condition(1))
			w.block(3)
		}
		if w.pick(2) == 0 {
			w.line("else")
			w.block(3)
		}
		w.line("end")
	case 10:
		w.line("do")
		w.block(4)
		w.line("end")
	case 11, 12, 13:
		w.loop()
	case 14:
		w.function("local function %s(%s)")
	case 15:
		w.function("function %s(%s)")
	case 16:
		w.body("kept[#kept + 1] = function(%s)", "end", false)
	case 17:
		w.body("print(pcall(function(%s)", "end, 1, 2))", false)
	case 18:
		w.body("for a, b in coroutine.wrap(function(%s)", "end) do tick(); print(a, b) end", true)
	case 19:
		if w.inLoop {
			w.line("if %s then break end", w.condition(1))
		}
	}
}

func (w *writer) loop() {
	inLoop := w.inLoop
	w.inLoop = true
	scope := len(w.scope)
	v := w.name("v")
	end := "end"
	switch w.pick(4) {
	case 0:
		w.line("for %s = %d, %d, %d do tick()", v, w.pick(4), w.pick(5), w.pick(2)+1)
		w.scope = append(w.scope, v)
	case 1:
		k := w.name("k")
		w.line("for %s, %s in ipairs({%s, %s}) do tick()", k, v, w.expr(1), w.expr(1))
		w.scope = append(w.scope, v, k)
	case 2:
		w.line("local %s = 0", v)
		w.line("while %s < 3 and %s do", v, w.condition(1))
		w.line(" tick(); %s = (tonumber(%s) or 0) + 1", v, v)
		scope++
		w.scope = append(w.scope, v)
	case 3:
		w.line("local %s = 0", v)
		w.line("repeat")
		w.line(" tick(); %s = (tonumber(%s) or 0) + 1", v, v)
		scope++
		w.scope = append(w.scope, v)
		end = fmt.Sprintf("until %s > 2 or %s", v, w.condition(1))
	}
	if label := w.name("l"); end == "end" && w.pick(3) == 0 {
		w.line(" if %s then goto %s end", w.condition(1), label)
		w.block(4)
		w.line(" ::%s::", label)
	} else {
		w.block(5)
	}
	w.line("%s", end)
	w.scope = w.scope[:scope:scope]
	w.inLoop = inLoop
}

// function writes a function that has a name.
func (w *writer) function(header string) {
	f := w.name("f")
	before := w.callees
	w.body(fmt.Sprintf(header, f, "%s"), "end", false)
	w.callees = append(before, f)
}

// body writes a function between two pieces of text. A coroutine's own function may yield.
func (w *writer) body(header, end string, yields bool) {
	inLoop, varargs, yielding, scope := w.inLoop, w.varargs, w.yields, w.scope
	w.inLoop, w.yields = false, yields
	a := w.name("v")
	w.scope = append(w.scope[:len(w.scope):len(w.scope)], a)
	if w.varargs = w.pick(3) == 0; w.varargs {
		w.line(header+" tick()", a+", ...")
	} else {
		b := w.name("v")
		w.scope = append(w.scope, b)
		w.line(header+" tick()", a+", "+b)
	}
	w.block(6)
	switch w.pick(3) {
	case 0:
		w.line(" return %s", w.expr(2))
	case 1:
		if len(w.callees) > 0 {
			w.line(" return %s(%s, %s)", w.callees[w.pick(len(w.callees))], w.expr(1), w.expr(1))
		}
	}
	w.line("%s", end)
	w.inLoop, w.varargs, w.yields, w.scope = inLoop, varargs, yielding, scope
}
