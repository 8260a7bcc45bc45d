package kernel

import "os"

// level is a set of instructions.
type level int

const (
	generic level = iota
	neon
	avx2
	avx512
)

var levelNames = map[string]level{"generic": generic, "neon": neon, "avx2": avx2, "avx512": avx512}

// active is the level in use: the best of the machine, or the one that
// NNLUA_CPU names if the machine has it.
var active = choose(os.Getenv("NNLUA_CPU"))

func choose(wanted string) level {
	best := detect()
	if l, ok := levelNames[wanted]; ok && l <= best {
		return l
	}
	return best
}

// Level returns the name of the instructions in use: "avx512", "avx2", "neon" or "generic".
func Level() string {
	for name, l := range levelNames {
		if l == active {
			return name
		}
	}
	return ""
}
