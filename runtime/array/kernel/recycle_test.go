package kernel

import "testing"

// TestRecycle: memory comes back for the same size only, and only once.
func TestRecycle(t *testing.T) {
	const n = 12345 // a size of its own
	s := Unset[float32](n)
	Recycle(s)
	if got := Recycled[float32](n + 1); got != nil {
		t.Error("memory of another size came back")
	}
	if got := Recycled[float32](n); len(got) != n || &got[0] != &s[0] {
		t.Error("the memory did not come back")
	}
	if got := Recycled[float32](n); got != nil {
		t.Error("the memory came back twice")
	}
	small := make([]float32, 8)
	Recycle(small)
	if Recycled[float32](8) != nil {
		t.Error("small memory was kept")
	}
	for range spareCount + 10 {
		Recycle(make([]float64, 1<<19))
	}
	if spare.bytes > mostSpare || len(spare.list) > spareCount {
		t.Errorf("%d pieces, %d bytes are spare", len(spare.list), spare.bytes)
	}
}
