package bindings

import (
	"unsafe"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/pattern"
)

// place is the instruction at which a function stands, for messages. It is read
// as Lua's own debug library reads it: which instruction put into a register
// what stands there tells what the program calls it.
type place struct {
	L     *lua.LState
	level int
	debug *lua.Debug
	fn    *lua.LFunction
	pc    int
	op    int
	names []string // of the variables in the first registers
}

// thing is a value as the program names it.
type thing struct {
	name  string     // "model.W", "" where the program gave it no name
	value lua.LValue // nil where it is not known
	owner *lua.LTable
	key   string // the last part of name, if owner is a table
	zero  bool   // its position in brackets is 0
}

// placeAt returns where the function at a level of the stack stands. Level 0 is
// the one that runs.
func placeAt(L *lua.LState, level int) *place {
	p := &place{L: L, level: level, op: -1}
	debug, ok := L.GetStack(level)
	if !ok {
		return p
	}
	v, err := L.GetInfo("nSlf", debug, lua.LNil)
	fn, ok := v.(*lua.LFunction)
	if err != nil || !ok || fn.IsG {
		return p
	}
	frame := *at[unsafe.Pointer](frameOf, unsafe.Pointer(debug))
	p.debug, p.fn, p.pc = debug, fn, *at[int](framePc, frame)-1
	if p.pc < 0 {
		return p
	}
	p.op = opOf(fn.Proto.Code[p.pc])
	if source, ok := SourceOf(L, debug.Source); ok {
		p.names = LocalNames(source, fn.Proto, debug.CurrentLine)
	}
	return p
}

// caller returns where the function around this one stands, nil if there is none.
func (p *place) caller() *place {
	c := placeAt(p.L, p.level+1)
	if c.fn == nil {
		return nil
	}
	return c
}

// The parts of an instruction, by the layout of gopher-lua's opcode.go.
func opOf(inst uint32) int { return int(inst >> 26) }
func argA(inst uint32) int { return int(inst>>18) & 0xff }
func argB(inst uint32) int { return int(inst & 0x1ff) }
func argC(inst uint32) int { return int(inst>>9) & 0x1ff }

const isConstant = 1 << 8 // of an argument that is a register or a constant

func (p *place) inst() uint32 {
	if p.op < 0 {
		return 0
	}
	return p.fn.Proto.Code[p.pc]
}

func (p *place) a() int { return argA(p.inst()) }
func (p *place) b() int { return argB(p.inst()) }
func (p *place) c() int { return argC(p.inst()) }

// owner returns what the instruction indexes.
func (p *place) owner() thing {
	switch p.op {
	case lua.OP_GETTABLE, lua.OP_GETTABLEKS, lua.OP_SELF:
		return p.register(p.b())
	case lua.OP_SETTABLE, lua.OP_SETTABLEKS:
		return p.register(p.a())
	}
	return thing{}
}

// rk returns what a register or a constant holds.
func (p *place) rk(arg int) thing { return p.operand(arg, p.pc) }

func (p *place) register(r int) thing { return p.find(r, p.pc) }

func (p *place) operand(arg, pc int) thing {
	if p.op < 0 {
		return thing{}
	}
	if arg&isConstant != 0 {
		return p.constant(arg &^ isConstant)
	}
	return p.find(arg, pc)
}

func (p *place) constant(i int) thing {
	v := p.fn.Proto.Constants[i]
	if s, ok := v.(lua.LString); ok {
		return thing{name: `"` + string(s) + `"`, value: v}
	}
	return thing{name: v.String(), value: v}
}

// valueOf returns what is in a register now, nil where it cannot be told.
func (p *place) valueOf(r int) lua.LValue {
	if p.debug == nil {
		return nil
	}
	if name, v := p.L.GetLocal(p.debug, r+1); name != "" {
		return v
	}
	return nil
}

// find returns what register r holds before instruction pc.
func (p *place) find(r, pc int) thing {
	if p.op < 0 {
		return thing{}
	}
	if r < len(p.names) && p.names[r] != "" {
		return thing{name: p.names[r], value: p.valueOf(r)}
	}
	for at := pc - 1; at >= 0; at-- {
		inst := p.fn.Proto.Code[at]
		switch op := opOf(inst); {
		case op == lua.OP_JMP || op == lua.OP_TEST || op == lua.OP_TESTSET: // a value from two ways
			return p.unnamed(r, pc)
		case writes(inst, r):
			t := p.written(inst, at)
			if pc == p.pc {
				if now := p.valueOf(r); now != nil && t.value == nil {
					t.value = now
				}
			}
			return t
		}
	}
	return p.unnamed(r, pc)
}

func (p *place) unnamed(r, pc int) thing {
	if pc == p.pc {
		return thing{value: p.valueOf(r)}
	}
	return thing{}
}

// writes reports whether an instruction puts something into register r.
func writes(inst uint32, r int) bool {
	a := argA(inst)
	switch opOf(inst) {
	case lua.OP_MOVE, lua.OP_MOVEN, lua.OP_LOADK, lua.OP_LOADBOOL, lua.OP_GETUPVAL, lua.OP_GETGLOBAL, lua.OP_GETTABLE, lua.OP_GETTABLEKS,
		lua.OP_NEWTABLE, lua.OP_ADD, lua.OP_SUB, lua.OP_MUL, lua.OP_DIV, lua.OP_MOD, lua.OP_POW, lua.OP_UNM, lua.OP_NOT, lua.OP_LEN,
		lua.OP_CONCAT, lua.OP_CLOSURE:
		return a == r
	case lua.OP_LOADNIL:
		return a <= r && r <= argB(inst)
	case lua.OP_SELF:
		return a == r || a+1 == r
	case lua.OP_CALL, lua.OP_TAILCALL, lua.OP_VARARG, lua.OP_TFORLOOP:
		return a <= r
	}
	return false
}

var identifier = pattern.Of(`^[A-Za-z_]\w*$`)

// written returns what instruction inst, at pc, put into its register.
func (p *place) written(inst uint32, pc int) thing {
	switch opOf(inst) {
	case lua.OP_MOVE, lua.OP_MOVEN:
		return p.find(argB(inst), pc)
	case lua.OP_LOADK:
		return p.constant(int(inst & 0x3ffff))
	case lua.OP_LOADNIL:
		return thing{name: "nil", value: lua.LNil}
	case lua.OP_GETUPVAL:
		i := argB(inst)
		if i < len(p.fn.Proto.DbgUpvalues) && i < len(p.fn.Upvalues) {
			return thing{name: p.fn.Proto.DbgUpvalues[i], value: p.fn.Upvalues[i].Value()}
		}
	case lua.OP_GETGLOBAL:
		name := p.fn.Proto.Constants[inst&0x3ffff].String()
		return thing{name: name, value: p.L.G.Global.RawGetString(name)}
	case lua.OP_GETTABLE, lua.OP_GETTABLEKS:
		return p.item(p.find(argB(inst), pc), argC(inst), pc, ".")
	case lua.OP_SELF:
		return p.item(p.find(argB(inst), pc), argC(inst), pc, ":")
	case lua.OP_CALL:
		if f := p.find(argA(inst), pc); f.name != "" {
			return thing{name: f.name + "(...)"}
		}
	}
	return thing{}
}

// item returns owner[key].
func (p *place) item(owner thing, arg, pc int, mark string) thing {
	if owner.name == "" {
		return thing{}
	}
	key := p.operand(arg, pc)
	t := thing{}
	s, isString := key.value.(lua.LString)
	switch {
	case isString && arg&isConstant != 0 && identifier().MatchString(string(s)):
		t.name, t.key = owner.name+mark+string(s), string(s)
	case key.name != "":
		t.name = owner.name + "[" + key.name + "]"
	default:
		return thing{}
	}
	t.zero = key.value == lua.LNumber(0)
	table, ok := owner.value.(*lua.LTable)
	if !ok || key.value == nil {
		return t
	}
	t.owner = table
	if t.value = table.RawGet(key.value); t.value == lua.LNil && table.Metatable != lua.LNil {
		t.value, t.owner = nil, nil // the class may know more
	}
	if t.key == "" {
		t.owner = nil
	}
	return t
}
