package array

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"nnlua/runtime/array/kernel"
)

// TestProductDigits: products of float32 have the digits of NumPy with OpenBLAS
// 0.3.21 on a processor with AVX-512, at every level but the generic one, which does
// not fuse multiplication and addition. (In float64 OpenBLAS adds some columns in
// another order, which depends on its threads.) Recorded with NumPy 1.24.4:
//
//	np.random.seed(0)
//	for each case: a = np.random.uniform(-1, 1, (m, k)), b = np.random.uniform(-1, 1, (n, k)),
//	both as float32: zlib.crc32((a @ b.T).tobytes())
func TestProductDigits(t *testing.T) {
	if kernel.Level() == "generic" {
		t.Skip("the generic level rounds products before it adds them")
	}
	r := NewRandomState(0)
	for _, c := range []struct {
		m, k, n int
		crc     uint32
	}{
		{100, 784, 1000, 0x85595f7d},
		{100, 1000, 1000, 0x9332009d},
		{64, 500, 300, 0xa2da14a5},
		{33, 2000, 65, 0xd430309e},
		{1000, 100, 784, 0x92de0058},
	} {
		a, b := New(Float32, c.m, c.k), New(Float32, c.n, c.k)
		for _, x := range []*Array{a, b} {
			for i := range x.Size() {
				x.SetFloat(i, r.Uniform(-1, 1))
			}
		}
		var text bytes.Buffer
		binary.Write(&text, binary.LittleEndian, MatMul(a, b, false, true).data)
		if got := crc32.ChecksumIEEE(text.Bytes()); got != c.crc {
			t.Errorf("%d x %d x %d: the digits are others than NumPy's", c.m, c.k, c.n)
		}
	}
}
