package exercise

import (
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// TestChecks compares values of all kinds and reads what is printed.
func TestChecks(t *testing.T) {
	small := array.New(array.Float32, 2)
	copy(array.Data[float32](small), []float32{0.1, 0.2})
	same := array.New(array.Float64, 2)
	copy(array.Data[float64](same), []float64{0.1, 0.2})
	large := array.New(array.Float64, 3, 3)
	for _, c := range []struct {
		got, want any
		message   string
	}{
		{1.0, 1.0, ""},
		{1.0, 2.0, "got 1, want 2"},
		{"a", "a", ""},
		{"a", 1.0, `got "a", want 1`},
		{true, false, "got true, want false"},
		{nil, nil, ""},
		{nil, same, "got nil, want {0.1, 0.2}"},
		{small, same, ""}, // float32 has no more digits
		{small, large, "the shape is (2,), want (3, 3)"},
		{autograd.NewSession(), large, "got a Session, want an array of shape (3, 3)"},
		{array.Item{Dtype: array.Float32, Value: float64(float32(0.1))}, 0.1, ""},
		{large, 0.0, "the shape is (3, 3), want ()"},
	} {
		session := autograd.NewSession()
		var printed strings.Builder
		session.Stdout = &printed
		if got := Equal(session, "x", c.got, c.want, Options{Marks: 2, Hint: "why"}); got != (c.message == "") {
			t.Errorf("%v and %v: got %v", c.got, c.want, got)
		}
		want := "[ok] x (2/2)\n"
		if c.message != "" {
			want = "[--] x (0/2)\n     " + c.message + "\n     hint: why\n"
		}
		if printed.String() != want {
			t.Errorf("printed %q, want %q", printed.String(), want)
		}
	}
}

// TestMarks adds the marks of a session up, and of no other.
func TestMarks(t *testing.T) {
	session, other := autograd.NewSession(), autograd.NewSession()
	session.Stdout = &strings.Builder{}
	Close(session, "near", 1.0001, 1.0, CloseOptions{Rtol: 1e-3, Marks: 3})
	Close(session, "far", 1.01, 1.0, CloseOptions{Rtol: 1e-3, Marks: 4})
	if reached, all := SheetOf(session).Marks(); reached != 3 || all != 7 {
		t.Errorf("%g of %g marks", reached, all)
	}
	if _, all := SheetOf(other).Marks(); all != 0 {
		t.Errorf("another session has %g marks", all)
	}
	if err := array.Try(func() { Close(session, "x", 1.0, 1.0, CloseOptions{Rtol: -1}) }); err == nil || !strings.Contains(err.Error(), "want 0 or more") {
		t.Errorf("got %v", err)
	}
}
