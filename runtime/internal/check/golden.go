// Package check compares the runtime with recorded cases of Chainer and with
// numerical derivatives. It is used by tests only.
package check

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// File is one file of recorded cases.
type File struct {
	Name  string
	Cases []Case
}

// Case is one recorded call of a function.
type Case struct {
	ID             string
	Function       string
	Config         map[string]any
	Args           []json.RawMessage
	Kwargs         map[string]json.RawMessage
	Variables      []string
	Returns        json.RawMessage
	Raises         string
	Gy, Gx         map[string]json.RawMessage
	F64            *Double
	F64Error       string  `json:"f64_error"`
	DoubleBackward *Second `json:"double_backward"`
	Mutated        map[string]json.RawMessage
	Detached       bool
}

// Double is what the same call gives in float64.
type Double struct {
	Returns json.RawMessage
	Gx      map[string]json.RawMessage
	Mutated map[string]json.RawMessage
}

// Second is the second derivative of a case.
type Second struct {
	Ggx, Gx, Ggy map[string]json.RawMessage
}

// Files reads every file of cases that matches the pattern.
func Files(t testing.TB, pattern string) []File {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files match %s (%v)", pattern, err)
	}
	var files []File
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var f File
		if err := json.Unmarshal(text, &f); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		files = append(files, f)
	}
	return files
}

// Unsupported is a value of a kind that the runtime does not have, such as a
// float16 array.
type Unsupported string

// Constant is a function that returns the same value whatever it is given.
type Constant struct{ Value any }

// Value decodes one recorded value: nil, bool, float64, string, *array.Array,
// []any (lists and tuples), Constant, map[string]any (other objects, by their
// one key), or Unsupported.
func Value(raw json.RawMessage) any {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		panic(err)
	}
	switch v := v.(type) {
	case map[string]any:
		return object(raw, v)
	case []any:
		var items []json.RawMessage
		json.Unmarshal(raw, &items)
		return values(items)
	}
	return v
}

func values(items []json.RawMessage) []any {
	list := make([]any, len(items))
	for i, item := range items {
		list[i] = Value(item)
	}
	return list
}

func object(raw json.RawMessage, v map[string]any) any {
	var fields map[string]json.RawMessage
	json.Unmarshal(raw, &fields)
	switch {
	case v["dtype"] != nil && v["shape"] != nil:
		return decodeArray(v)
	case v["coo_matrix"] != nil:
		return decodeCooMatrix(fields["coo_matrix"])
	case v["tuple"] != nil:
		return Value(fields["tuple"])
	case v["np_dtype"] != nil:
		return v["np_dtype"]
	case v["py_type"] != nil:
		return v["py_type"]
	case v["float"] != nil:
		return number(v["float"])
	case v["np_scalar"] != nil:
		return number(v["value"])
	case v["callable"] != nil:
		var c struct {
			Callable struct {
				Kind    string
				Returns json.RawMessage
			}
		}
		json.Unmarshal(raw, &c)
		if c.Callable.Kind == "constant_sampler" {
			return Constant{Value(c.Callable.Returns)}
		}
	}
	return v
}

// number reads a number or one of "nan", "inf", "-inf".
func number(v any) float64 {
	switch v := v.(type) {
	case float64:
		return v
	case bool:
		if v {
			return 1
		}
		return 0
	}
	f, err := strconv.ParseFloat(v.(string), 64)
	if err != nil {
		panic(err)
	}
	return f
}

func decodeArray(v map[string]any) any {
	name := v["dtype"].(string)
	if name == "float16" || name == "int8" || name == "int16" || strings.HasPrefix(name, "complex") {
		return Unsupported(name)
	}
	shape := []int{}
	for _, n := range v["shape"].([]any) {
		shape = append(shape, int(n.(float64)))
	}
	a := array.New(array.ParseDtype(name), shape...)
	for i, x := range v["data"].([]any) {
		a.SetFloat(i, number(x))
	}
	return a
}

// CooMatrix is a recorded sparse matrix: the arguments of chainer.utils.CooMatrix.
type CooMatrix struct {
	Data, Row, Col *array.Array
	Shape          []int
	Order          string
}

func decodeCooMatrix(raw json.RawMessage) any {
	var m struct {
		Data, Row, Col json.RawMessage
		Shape          []int
		Order          string
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		panic(err)
	}
	data, ok := Value(m.Data).(*array.Array)
	if !ok {
		return Value(m.Data) // Unsupported
	}
	return &CooMatrix{data, Value(m.Row).(*array.Array), Value(m.Col).(*array.Array), m.Shape, m.Order}
}

// Tolerance is how far a result may be off: |got-want| <= Abs + Rel*|want|.
type Tolerance struct{ Rel, Abs float64 }

// Tolerances of outputs and gradients by dtype.
func tolerance(d array.Dtype, gradient bool) Tolerance {
	switch {
	case d == array.Float64 && gradient:
		return Tolerance{1e-6, 1e-8}
	case d == array.Float64:
		return Tolerance{1e-7, 1e-9}
	case d == array.Float32 && gradient:
		return Tolerance{1e-4, 1e-4}
	case d == array.Float32:
		return Tolerance{1e-4, 1e-5}
	}
	return Tolerance{}
}

// Equal returns what is different between two arrays, nil if they agree in
// dtype, shape and, within the tolerance of the dtype, in every element.
func Equal(got, want *array.Array, gradient bool) error {
	if got.Describe() != want.Describe() {
		return fmt.Errorf("got %s, want %s", got.Describe(), want.Describe())
	}
	return Near(got, want, tolerance(want.Dtype(), gradient))
}

// Near compares the elements of two arrays of equal size.
func Near(got, want *array.Array, tol Tolerance) error {
	for i := 0; i < want.Size(); i++ {
		g, w := got.Float(i), want.Float(i)
		switch {
		case g == w, math.IsNaN(g) && math.IsNaN(w):
		case math.IsInf(w, 0), math.IsNaN(w), !(math.Abs(g-w) <= tol.Abs+tol.Rel*math.Abs(w)):
			return fmt.Errorf("element %d is %.9g, want %.9g", i, g, w)
		}
	}
	return nil
}
