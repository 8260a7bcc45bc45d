package functions

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
	"nnlua/runtime/autograd"
)

// TestConvolutionDigits: convolutions of float32 and the gradients of their images have
// the digits of Chainer with OpenBLAS 0.3.21 on a processor with AVX-512, as products
// have. Recorded with Chainer 7.8.1 and NumPy 1.24.4, OPENBLAS_NUM_THREADS=2:
//
//	np.random.seed(0)
//	x, W and then gy are np.random.uniform(-1, 1, shape) as float32
//	y = F.convolution_2d(x, W, None, stride, pad), y.grad = gy, y.backward()
//	zlib.crc32(y.array.tobytes()), zlib.crc32(x.grad.tobytes())
func TestConvolutionDigits(t *testing.T) {
	if kernel.Level() == "generic" {
		t.Skip("the generic level rounds products before it adds them")
	}
	for _, c := range []struct {
		images, in, out, size, ksize, stride, pad int
		y, gx                                     uint32
	}{
		{64, 20, 50, 12, 5, 1, 0, 0x496f7954, 0xf44d6b74},
		{4, 64, 64, 32, 3, 1, 1, 0xbadbfc30, 0x3583a818},
		{16, 256, 256, 4, 3, 1, 1, 0xaa25e1e1, 0xdff5018e},
		{4, 128, 256, 16, 3, 2, 1, 0x9a52950a, 0x65ad2c14},
	} {
		r, s := array.NewRandomState(0), autograd.NewSession()
		draw := func(shape ...int) *Variable {
			a := array.New(array.Float32, shape...)
			for i := range a.Size() {
				a.SetFloat(i, r.Uniform(-1, 1))
			}
			return s.Variable(a)
		}
		x, W := draw(c.images, c.in, c.size, c.size), draw(c.out, c.in, c.ksize, c.ksize)
		y := Convolution2D(x, W, nil, ConvolutionOptions{Stride: []int{c.stride}, Pad: []int{c.pad}, Dilate: []int{1}, Groups: 1})
		y.SetGrad(draw(y.Shape()...).Data())
		y.Backward(autograd.BackwardOptions{})
		for i, a := range []*Array{y.Data(), x.Grad()} {
			var text bytes.Buffer
			binary.Write(&text, binary.LittleEndian, array.Data[float32](a))
			if crc32.ChecksumIEEE(text.Bytes()) != []uint32{c.y, c.gx}[i] {
				t.Errorf("x %v, W %v: the digits of %s are others than Chainer's", x.Shape(), W.Shape(), []string{"y", "x.grad"}[i])
			}
		}
	}
}
