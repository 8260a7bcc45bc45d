package bindings

// moduleNames gives the Python name of every module that rows call by a short
// one. Any other module is required under its own name.
var moduleNames = map[string]string{
	"np":         "numpy",
	"plt":        "pyplot",
	"F":          "chainer.functions",
	"L":          "chainer.links",
	"optimizers": "chainer.optimizers",
	"chainer":    "chainer",
}

// SecondNames are what some modules are called as well.
var SecondNames = map[string]string{
	"matplotlib.pyplot": "plt",
	"chainer.optimizer": "chainer.optimizer_hooks", // where lessons before Chainer 4 find the hooks
}

// RequireName returns the name under which a script requires a module: "np.random" is "numpy.random".
func RequireName(short string) string {
	for s, full := range moduleNames {
		if short == s {
			return full
		}
		if len(short) > len(s) && short[:len(s)] == s && short[len(s)] == '.' {
			return full + short[len(s):]
		}
	}
	return short
}

// ShortName is the inverse of RequireName.
func ShortName(full string) string {
	for s, f := range moduleNames {
		if f == full {
			return s
		}
	}
	return full
}

// luaWords are the reserved words of Lua that occur as names in Python.
var luaWords = map[string]bool{
	"and": true, "break": true, "do": true, "else": true, "elseif": true, "end": true, "false": true, "for": true,
	"function": true, "if": true, "in": true, "local": true, "nil": true, "not": true, "or": true, "repeat": true,
	"return": true, "then": true, "true": true, "until": true, "while": true,
}

// LuaName is a name as scripts write it: a word of Lua takes an underscore.
func LuaName(name string) string {
	if luaWords[name] {
		return name + "_"
	}
	return name
}
