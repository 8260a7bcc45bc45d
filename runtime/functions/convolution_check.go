package functions

import (
	"fmt"

	"nnlua/runtime/array"
)

// convCheck checks the arguments of a convolution. Its errors show x and W.
type convCheck struct {
	op   string
	x, w *Array
}

func (c convCheck) fail(format string, args ...any) {
	array.FailIn(c.op, "%s (x is %s, W is %s)", fmt.Sprintf(format, args...), c.x.Describe(), c.w.Describe())
}

// window returns the window of W; the lengths of the image are still missing.
func (c convCheck) window(axes int, stride, pad, dilate []int) window {
	if c.x.Ndim() != axes+2 || c.w.Ndim() != axes+2 {
		c.fail("want x and W with %d axes, 2 for images and channels", axes+2)
	}
	stride, pad, dilate = sizes(c.op, "stride", stride, axes, 1), sizes(c.op, "pad", pad, axes, 0), sizes(c.op, "dilate", dilate, axes, 1)
	w := make(window, axes)
	for i := range w {
		w[i] = convAxis{ksize: c.w.Shape()[2+i], stride: stride[i], pad: pad[i], dilate: dilate[i]}
		if w[i].ksize < 1 {
			c.fail("the window is empty")
		}
	}
	return w
}

// groups checks that the first axis of W divides into groups.
func (c convCheck) groups(channels, groups int) {
	if groups < 1 || channels%groups != 0 {
		c.fail("groups is %d, want a number that divides the %d channels of the first axis of W", groups, channels)
	}
}

func (c convCheck) bias(b *Variable, channels int) {
	if b != nil && (len(b.Shape()) != 1 || b.Shape()[0] != channels || !b.Dtype().IsFloat()) {
		c.fail("b is %s, want (%d,), one float per channel of the result", b.Data().Describe(), channels)
	}
}

// sameBiasDtype is what Chainer asks for in two dimensions only.
func sameBiasDtype(op string, x, b *Variable) {
	if b != nil && b.Dtype() != x.Dtype() {
		array.FailIn(op, "b is %s, want the dtype of x, %s", b.Data().Describe(), x.Dtype())
	}
}
