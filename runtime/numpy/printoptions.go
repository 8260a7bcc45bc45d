package numpy

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const options = "precision: integer? = nil, threshold: integer? = nil, edgeitems: integer? = nil, linewidth: integer? = nil, " +
		"suppress: boolean? = nil, nanstr: string? = nil, infstr: string? = nil, sign: string? = nil, " +
		"floatmode: \"maxprec\"|\"maxprec_equal\"|\"unique\"|\"fixed\"? = nil, legacy: value = nil"
	catalog.Add("np.set_printoptions("+options+")", SetPrintoptions, catalog.Creation)
	catalog.Add("np.get_printoptions() -> value", GetPrintoptions, catalog.Creation)
	catalog.Add("np.array_str(a: array) -> string", ArrayStr, catalog.Creation)
	catalog.Add("np.array_repr(arr: array) -> string", ArrayRepr, catalog.Creation)
	catalog.Add("np.array2string(a: array) -> string", ArrayStr, catalog.Creation)
}

// PrintOptions are the arguments of np.set_printoptions; nil leaves a setting as it is.
type PrintOptions struct {
	Precision, Threshold, Edgeitems, Linewidth *int
	Suppress                                   *bool
	Nanstr, Infstr, Sign, Floatmode            *string
	Legacy                                     any
}

// SetPrintoptions changes how arrays are printed.
//
// 日本語: 配列を表示するときの桁数などを決めます。
//
// precision is the number of digits after the point (8), threshold the number
// of elements from which a summary is printed (1000), edgeitems what a summary
// shows at each end (3), linewidth the characters in a line (75), suppress
// whether small numbers are printed without exponents, sign whether plus signs
// are shown, floatmode how many digits are shown. legacy = "1.13" prints as
// NumPy did before version 1.14, as in older textbooks; false turns that off.
//
//	> np.set_printoptions({precision = 2, suppress = true})
//	> np.array{3.14159, 0.00001}
//	[3.14 0.  ]
//	> np.set_printoptions{legacy = "1.13"}
//	> np.array{1, 2.5}
//	[ 1.   2.5]
func SetPrintoptions(s *Session, opt PrintOptions) {
	o := s.Print
	set(&o.Precision, opt.Precision)
	set(&o.Threshold, opt.Threshold)
	set(&o.EdgeItems, opt.Edgeitems)
	set(&o.LineWidth, opt.Linewidth)
	set(&o.Suppress, opt.Suppress)
	set(&o.NanStr, opt.Nanstr)
	set(&o.InfStr, opt.Infstr)
	set(&o.FloatMode, opt.Floatmode)
	if opt.Sign != nil {
		if *opt.Sign != "-" && *opt.Sign != "+" && *opt.Sign != " " {
			array.FailIn("set_printoptions", `sign is '%s', want "-", "+" or " "`, *opt.Sign)
		}
		o.Sign = (*opt.Sign)[0]
	}
	switch opt.Legacy {
	case nil:
	case false:
		o.Legacy = ""
	case "1.13", 1.13:
		o.Legacy = "1.13"
	default:
		array.FailIn("set_printoptions", `legacy is "1.13" or false`)
	}
	if o.Precision < 0 || o.Threshold < 0 || o.EdgeItems < 0 || o.LineWidth < 1 {
		array.FailIn("set_printoptions", "precision, threshold and edgeitems are 0 or more, linewidth 1 or more")
	}
	s.Print = o
}

func set[T any](to *T, v *T) {
	if v != nil {
		*to = *v
	}
}

// GetPrintoptions returns how arrays are printed now, as a table of names.
//
//	> np.get_printoptions().precision
//	8
func GetPrintoptions(s *Session) map[string]any {
	o := s.Print
	options := map[string]any{
		"precision": o.Precision, "threshold": o.Threshold, "edgeitems": o.EdgeItems, "linewidth": o.LineWidth, "suppress": o.Suppress,
		"nanstr": o.NanStr, "infstr": o.InfStr, "sign": string(o.Sign), "floatmode": o.FloatMode, "legacy": false,
	}
	if o.Legacy != "" {
		options["legacy"] = o.Legacy
	}
	return options
}

// ArrayStr returns the array as print shows it.
//
//	> np.array_str(np.array{1, 2})
//	"[1. 2.]"
func ArrayStr(s *Session, a *Array) string { return s.Print.Str(a) }

// ArrayRepr returns the array as Python's prompt shows it.
//
//	> np.array_repr(np.array{1, 2})
//	"array([1., 2.], dtype=float32)"
func ArrayRepr(s *Session, arr *Array) string { return s.Print.Repr(arr) }
