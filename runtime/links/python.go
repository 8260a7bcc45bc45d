package links

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"nnlua/runtime/array"
)

// python writes a value as Chainer prints it: None, True, 2e-05, (1, 1).
func python(v any) string {
	switch v := v.(type) {
	case nil:
		return "None"
	case *int:
		if v == nil {
			return "None"
		}
		return fmt.Sprint(*v)
	case bool:
		if v {
			return "True"
		}
		return "False"
	case [2]int:
		return fmt.Sprintf("(%d, %d)", v[0], v[1])
	case []int:
		return array.ShapeString(v)
	case float64:
		text := strconv.FormatFloat(v, 'g', -1, 64)
		if math.Abs(v) >= 1e-4 && math.Abs(v) < 1e16 || v == 0 {
			text = strconv.FormatFloat(v, 'f', -1, 64)
		}
		if !strings.ContainsAny(text, ".eIN") {
			text += ".0"
		}
		return text
	}
	return fmt.Sprint(v)
}
