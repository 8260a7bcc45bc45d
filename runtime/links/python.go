package links

import "fmt"

// python writes a value as Chainer prints it: None, True, False.
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
	}
	return fmt.Sprint(v)
}
