package pyplot

import "strings"

// span is a piece of a line of text: size and height above the baseline are
// in units of the size of the text.
type span struct {
	text   string
	scale  float64
	rise   float64
	slant  bool
	nested bool // a superscript or subscript
}

// symbols are the names of TeX that formulas of lessons use.
var symbols = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "eta": "η", "theta": "θ", "lambda": "λ", "mu": "μ",
	"nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"partial": "∂", "nabla": "∇", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "times": "×", "cdot": "⋅",
	"pm": "±", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "to": "→", "rightarrow": "→",
	"leftarrow": "←", "in": "∈", "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos", "tan": "tan", "tanh": "tanh",
	"max": "max", "min": "min", "circ": "∘", "ldots": "…", "cdots": "⋯", "quad": "  ", ",": " ", " ": " ", "{": "{", "}": "}",
	"left": "", "right": "", "mathrm": "", "mathbf": "", "mathit": "", "rm": "", "hat": "", "$": "$", "_": "_", "%": "%", "#": "#",
}

// spans cuts a line into its pieces. Between dollar signs stands a formula:
// letters are slanted, ^ and _ raise and lower, \alpha is a symbol.
func spans(line string) []span {
	if strings.Count(strings.ReplaceAll(line, `\$`, ""), "$") < 2 {
		return []span{{text: strings.ReplaceAll(line, `\$`, "$"), scale: 1}}
	}
	var all []span
	for i, part := range strings.Split(strings.ReplaceAll(line, `\$`, "\x00"), "$") {
		part = strings.ReplaceAll(part, "\x00", "$")
		if i%2 == 1 {
			f := formula{rest: part}
			f.read(1, 0)
			all = append(all, f.spans...)
		} else if part != "" {
			all = append(all, span{text: part, scale: 1})
		}
	}
	return all
}

type formula struct {
	rest  string
	spans []span
}

// read takes the formula up to its end or a closing brace.
func (f *formula) read(scale, rise float64) {
	for f.rest != "" {
		if f.rest[0] == '}' {
			f.rest = f.rest[1:]
			return
		}
		f.item(scale, rise)
	}
}

// item takes one character, symbol, group in braces or raised item.
func (f *formula) item(scale, rise float64) {
	r := []rune(f.rest)[0]
	f.rest = f.rest[len(string(r)):]
	switch {
	case r == '{':
		f.read(scale, rise)
	case (r == '^' || r == '_') && f.rest != "":
		shift := 0.38
		if r == '_' {
			shift = -0.17
		}
		f.item(scale*0.7, rise+shift*scale)
	case r == '\\':
		n := 0
		for n < len(f.rest) && isLetter(rune(f.rest[n])) {
			n++
		}
		name := f.rest[:max(n, min(1, len(f.rest)))]
		f.rest = f.rest[len(name):]
		text, known := symbols[name]
		if !known {
			text = name
		}
		f.add(span{text: text, scale: scale, rise: rise})
	case r == ' ': // TeX sets its own spaces
	case strings.ContainsRune("=<>+−-×≤≥≠≈→", r) && scale == 1:
		if r == '-' {
			r = '−'
		}
		if len(f.spans) > 0 || r == '=' {
			f.add(span{text: " " + string(r) + " ", scale: scale, rise: rise})
		} else {
			f.add(span{text: string(r), scale: scale, rise: rise})
		}
	case r == '-':
		f.add(span{text: "−", scale: scale, rise: rise})
	default:
		f.add(span{text: string(r), scale: scale, rise: rise, slant: isLetter(r)})
	}
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// add appends a piece, to the one before where both look the same.
func (f *formula) add(s span) {
	s.nested = s.scale < 1
	if n := len(f.spans); n > 0 {
		if last := &f.spans[n-1]; last.scale == s.scale && last.rise == s.rise && last.slant == s.slant {
			last.text += s.text
			return
		}
	}
	f.spans = append(f.spans, s)
}
