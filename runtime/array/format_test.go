package array

import (
	"encoding/json"
	"os"
	"strconv"
	"testing"
)

// printCase is one recorded array and how NumPy prints it.
type printCase struct {
	ID    string
	Array *recordedArray
	Gen   *struct {
		N     int
		A, B  float64
		Dtype string
		Shape []int
	} `json:"array_gen"`
	Scalar *struct {
		Dtype string `json:"np_scalar"`
		Value json.RawMessage
	}
	Name      *string
	Str, Repr *string
	Str113    *string        `json:"str_numpy113"`
	Repr113   *string        `json:"repr_numpy113"`
	Options   map[string]any `json:"printoptions"`
}

type recordedArray struct {
	Dtype string
	Shape []int
	Data  []json.RawMessage
}

func (r *recordedArray) array(t testing.TB) *Array {
	a := New(ParseDtype(r.Dtype), r.Shape...)
	for i, raw := range r.Data {
		setRecorded(t, a, i, string(raw))
	}
	return a
}

func setRecorded(t testing.TB, a *Array, i int, text string) {
	switch text {
	case "true":
		text = "1"
	case "false":
		text = "0"
	}
	if s, err := strconv.Unquote(text); err == nil {
		text = s
	}
	if a.dtype == Int64 {
		v, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		Data[int64](a)[i] = v
		return
	}
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	a.SetFloat(i, v)
}

func (c *printCase) array(t testing.TB) *Array {
	switch {
	case c.Gen != nil:
		a := New(ParseDtype(c.Gen.Dtype), c.Gen.Shape...)
		for i := 0; i < c.Gen.N; i++ {
			a.SetFloat(i, c.Gen.A*float64(i)+c.Gen.B)
		}
		return a
	case c.Scalar != nil:
		a := New(ParseDtype(c.Scalar.Dtype))
		setRecorded(t, a, 0, string(c.Scalar.Value))
		return a
	case c.Array == nil:
		return nil
	}
	return c.Array.array(t)
}

func (c *printCase) isHalf() bool {
	return c.Array != nil && c.Array.Dtype == "float16" || c.Gen != nil && c.Gen.Dtype == "float16" || c.Scalar != nil && c.Scalar.Dtype == "float16"
}

func (c *printCase) options() PrintOptions {
	o := DefaultPrintOptions()
	for name, v := range c.Options {
		switch name {
		case "precision":
			o.Precision = int(v.(float64))
		case "threshold":
			o.Threshold = int(v.(float64))
		case "edgeitems":
			o.EdgeItems = int(v.(float64))
		case "linewidth":
			o.LineWidth = int(v.(float64))
		case "suppress":
			o.Suppress = v.(bool)
		case "sign":
			o.Sign = v.(string)[0]
		case "floatmode":
			o.FloatMode = v.(string)
		default:
			panic("unknown option " + name)
		}
	}
	return o
}

// TestPrinting compares with what NumPy 1.24, Chainer 7.8 and NumPy before 1.14
// print. (The fields str_legacy113 are a fourth form, NumPy 1.24 imitating the
// old layout with new digits; the product does not have it.)
func TestPrinting(t *testing.T) {
	text, err := os.ReadFile("testdata/printing.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Cases      []printCase
		Variables  []printCase `json:"variable_cases"`
		Parameters []printCase `json:"parameter_cases"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	checked := 0
	compare := func(c printCase, what, got string, want *string) {
		if want == nil {
			return
		}
		checked++
		if got != *want {
			t.Errorf("%s %s:\n%s\nwant\n%s", c.ID, what, got, *want)
		}
	}
	half := 0
	for _, c := range file.Cases {
		if c.isHalf() {
			half++ // float16 is no dtype of the runtime
			continue
		}
		a, o := c.array(t), c.options()
		old := o
		old.Legacy = "1.13"
		compare(c, "str", o.Str(a), c.Str)
		if c.Scalar != nil {
			compare(c, "repr", o.Str(a), c.Repr)
			continue
		}
		compare(c, "repr", o.Repr(a), c.Repr)
		compare(c, "old str", old.Str(a), c.Str113)
		compare(c, "old repr", old.Repr(a), c.Repr113)
	}
	for _, c := range append(file.Variables, file.Parameters...) {
		name := ""
		if c.Name != nil {
			name = *c.Name
		}
		o := DefaultPrintOptions()
		old := o
		old.Legacy = "1.13"
		a := c.array(t)
		compare(c, "str", o.Variable(a, name, " "), c.Str)
		compare(c, "repr", o.Variable(a, name, ", "), c.Repr)
		compare(c, "old str", old.Variable(a, name, " "), c.Str113)
		compare(c, "old repr", old.Variable(a, name, ", "), c.Repr113)
	}
	t.Logf("%d texts compared; %d cases of float16 left out", checked, half)
	if checked < 500 {
		t.Errorf("only %d texts compared", checked)
	}
}

func BenchmarkPrintColumn(b *testing.B) {
	a := FromSlice([]float32{1.7640524, 3.5281048, 12.348367}, 3, 1)
	b.ReportAllocs()
	for i := 0; i < b.N; i++ {
		_ = a.String()
	}
}
