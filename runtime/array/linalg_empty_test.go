package array

import (
	"fmt"
	"testing"
)

// TestEmptyMatrices holds what NumPy gives for matrices without elements.
func TestEmptyMatrices(t *testing.T) {
	shapes := func(all ...*Array) (text string) {
		for _, a := range all {
			text += fmt.Sprint(a.Shape())
		}
		return text
	}
	e := func(shape ...int) *Array { return New(Float32, shape...) }
	u, s, v := SVD(e(0, 2), true)
	thinU, thinS, thinV := SVD(e(2, 0), false)
	q, r := QR(e(0, 2), false)
	fullQ, fullR := QR(e(2, 0), true)
	sign, log := SlogDet(e(0, 0))
	w, vectors := Eigh(e(0, 0))
	for got, want := range map[string]string{
		shapes(u, s, v): "[0 0][0][2 2]", shapes(thinU, thinS, thinV): "[2 0][0][0 0]", shapes(q, r): "[0 0][0 2]", shapes(fullQ, fullR): "[2 2][2 0]",
		shapes(w, vectors): "[0][0 0]", shapes(Solve(e(0, 0), e(0, 2))): "[0 2]", fmt.Sprint(sign.Float(0), log.Float(0), v.Float(0), v.Float(1)): "1 0 1 0",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
