package bindings

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/catalog"
	"nnlua/runtime/pattern"
)

// explanation is the pattern of a message, and the function that says it better.
type explanation struct {
	message *regexp.Regexp
	explain func(p *place, parts []string) string
}

// explanations are the errors of the machine, which name no variable, and the
// functions that say the same in the program's own words. Each gets the parts
// of the message and the place.
var explanations = sync.OnceValue(func() []explanation {
	return []explanation{
		{regexp.MustCompile(`^attempt to index a non-table object\((\w+)\) with key '(.*)'$`), explainIndex},
		{regexp.MustCompile(`^attempt to call a non-function object$`), explainCall},
		{regexp.MustCompile(`^cannot perform (\w+) operation between (\w+) and (\w+)$`), explainArithmetic},
		{regexp.MustCompile(`^attempt to compare (\w+) with (\w+)$`), explainCompare},
		{regexp.MustCompile(`^__(unm|len) undefined$`), explainUnary},
		{regexp.MustCompile(`^for statement (init|limit|step) must be a number$`), explainFor},
		{regexp.MustCompile(`^bad argument #(\d+) to (.+) \((\w+) expected, got (.+)\)$`), explainArgument},
		{regexp.MustCompile(`^bad argument #(\d+) to (.+) \((.+)\)$`), func(_ *place, parts []string) string {
			return fmt.Sprintf("%s: argument %s: %s", parts[2], parts[1], parts[3])
		}},
		{regexp.MustCompile(`^stack overflow$`), func(*place, []string) string {
			return "the calls are nested too deep: a function calls itself without end"
		}},
		{regexp.MustCompile(`^registry overflow$`), func(*place, []string) string {
			return "too many values at once, as arguments or results of a function, or in calls that are nested too deep"
		}},
		{regexp.MustCompile(`^too many recursions in [gs]ettable$`), func(*place, []string) string {
			return "__index or __newindex leads back to itself without end"
		}},
		{regexp.MustCompile(`^table index is (nil|NaN)$`), func(p *place, parts []string) string {
			return "the key in brackets is " + parts[1] + ": a table cannot be set at it"
		}},
	}
})

var position = pattern.Of(`^([^\n]+?:\d+:) `)

// explain returns the value of an error that is on its way, with a better message
// if the machine raised it. It must be called before the stack is unwound.
func explain(L *lua.LState, err lua.LValue) lua.LValue {
	text, ok := err.(lua.LString)
	if !ok || len(text) > 10000 { // the machine's messages are short
		return err
	}
	where := position().FindString(string(text))
	message := string(text)[len(where):]
	for _, e := range explanations() {
		if parts := e.message.FindStringSubmatch(message); parts != nil {
			p := placeAt(L, 0)
			if where == "" && p.debug != nil {
				where = fmt.Sprintf("%s:%d: ", p.debug.Source, p.debug.CurrentLine)
			}
			return lua.LString(where + e.explain(p, parts))
		}
	}
	return err
}

func explainIndex(p *place, parts []string) string {
	owner, kind, key := p.owner(), parts[1], parts[2]
	text := fmt.Sprintf("%s is %s, so it has no '%s'", owner.or("the value before '"+key+"'"), kindOf(kind), key)
	return text + owner.advice()
}

func explainCall(p *place, _ []string) string {
	a := p.a()
	if p.op == lua.OP_TFORLOOP {
		iterated := p.register(a)
		return fmt.Sprintf("for ... in wants an iterator and got %s: write for key, value in pairs(t) or for i, item in ipairs(t)", kindOf(typeOf(iterated.value)))
	}
	callee := p.register(a)
	if p.op != lua.OP_CALL && p.op != lua.OP_TAILCALL || callee.value == nil {
		return "what is called is no function"
	}
	return fmt.Sprintf("%s is %s, not a function", callee.or("what is called"), kindOf(typeOf(callee.value))) + callee.advice()
}

// signs are the operators by the names of their metamethods.
var signs = map[string]string{"add": "+", "sub": "-", "mul": "*", "div": "/", "mod": "%", "pow": "^", "concat": ".."}

func explainArithmetic(p *place, parts []string) string {
	sign, kinds := signs[parts[1]], parts[2:]
	guilty := 0
	if kinds[0] == "number" || kinds[0] == "string" && (isNumeric(p.rk(p.b()).value) || kinds[1] == "nil") {
		guilty = 1
	}
	operand := p.rk([]int{p.b(), p.c()}[guilty])
	if p.op < lua.OP_ADD || p.op > lua.OP_POW { // of a function of the library
		operand = thing{}
	}
	text := fmt.Sprintf("%s is %s: %s wants numbers or arrays", operand.or([]string{"the left side", "the right side"}[guilty]), kindOf(kinds[guilty]), sign)
	if parts[1] == "add" && kinds[0] == "string" && kinds[1] != "nil" || kinds[1] == "string" && parts[1] == "add" {
		return text + "; strings are joined with .."
	}
	return text + operand.advice()
}

func explainCompare(p *place, parts []string) string {
	left, right := thing{}, thing{}
	if p.op == lua.OP_LT || p.op == lua.OP_LE {
		left, right = p.rk(p.b()), p.rk(p.c())
		if left.value != nil && right.value != nil && (typeOf(left.value) != parts[1] || typeOf(right.value) != parts[2]) {
			left, right = right, left // a > b is b < a
		}
	}
	text := fmt.Sprintf("%s is %s and %s is %s: only two numbers or two strings can be compared",
		left.or("the left side"), kindOf(parts[1]), right.or("the right side"), kindOf(parts[2]))
	if parts[1] == "userdata" || parts[2] == "userdata" {
		return text + "; np.less and np.greater compare arrays element by element, loss:item() is the number in an array of one"
	}
	if parts[1] == "nil" {
		return text + left.advice()
	}
	return text + right.advice()
}

func explainUnary(p *place, parts []string) string {
	operand := p.register(p.b())
	kind := "nil"
	if operand.value != nil {
		kind = typeOf(operand.value)
	}
	if parts[1] == "len" {
		return fmt.Sprintf("%s is %s: # wants a table, a string or an array", operand.or("what follows #"), kindOf(kind)) + operand.advice()
	}
	return fmt.Sprintf("%s is %s: - wants a number or an array", operand.or("what follows -"), kindOf(kind)) + operand.advice()
}

func explainFor(p *place, parts []string) string {
	number := map[string]int{"init": 0, "limit": 1, "step": 2}[parts[1]]
	word := []string{"start", "limit", "step"}[number]
	value := p.valueOf(p.a() + number)
	if value == nil || p.op != lua.OP_FORPREP && p.op != lua.OP_FORLOOP {
		return "the " + word + " of a for loop must be a number"
	}
	text := fmt.Sprintf("the %s of the for loop is %s, want a number", word, kindOf(typeOf(value)))
	if value.Type() == lua.LTTable || value.Type() == lua.LTUserData {
		text += ": the length of t is #t"
	}
	return text
}

func explainArgument(p *place, parts []string) string {
	caller := p.caller()
	number := 0
	fmt.Sscan(parts[1], &number)
	argument := thing{}
	if caller != nil && (caller.op == lua.OP_CALL || caller.op == lua.OP_TAILCALL) {
		argument = caller.register(caller.a() + number)
	}
	name := ""
	if argument.name != "" {
		name = " (" + argument.name + ")"
	}
	return fmt.Sprintf("%s: argument %d%s is %s, want %s", parts[2], number, name, kindOf(parts[4]), kindOf(parts[3])) + argument.advice()
}

// kindOf gives the name of a type its article.
func kindOf(kind string) string {
	switch kind {
	case "nil":
		return "nil"
	case "userdata":
		return "an array or object"
	case "boolean":
		return "true or false"
	case "no value":
		return "missing"
	}
	return "a " + kind
}

func typeOf(v lua.LValue) string { return v.Type().String() }

func isNumeric(v lua.LValue) bool {
	s, ok := v.(lua.LString)
	return ok && parseNumber(string(s), 10) != lua.LNil
}

// or returns the name of a thing in backquotes, or other words where it has none.
func (t thing) or(words string) string {
	if t.name == "" {
		return words
	}
	return "`" + t.name + "`"
}

// advice says what may have been meant by a thing that is nil.
func (t thing) advice() string {
	switch {
	case t.value != nil && t.value != lua.LNil || t.name == "":
		return ""
	case t.zero:
		return "; numbers in brackets count from 1"
	case strings.HasSuffix(t.name, ".grad"):
		return "; loss:backward() computes the gradients"
	case t.owner == nil:
		return ""
	}
	var known []string
	t.owner.ForEach(func(k, _ lua.LValue) {
		if s, ok := k.(lua.LString); ok {
			known = append(known, string(s))
		}
	})
	near := catalog.Nearest(t.key, known)
	if near == "" {
		return ""
	}
	return " (did you mean `" + strings.TrimSuffix(t.name, t.key) + near + "`?)"
}
