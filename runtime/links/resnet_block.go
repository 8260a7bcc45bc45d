package links

import (
	"strconv"

	"nnlua/runtime/functions"
)

// BuildingBlock is a part of a residual network: bottlenecks one after the other.
type BuildingBlock struct {
	Chain
	order []string
}

func newBuildingBlock(s *Session, depth, in, mid, out, stride int, start any, downsampleFB bool) *BuildingBlock {
	l := &BuildingBlock{}
	l.setUp(s, l)
	first := &BottleneckA{}
	first.build(s, first, in, mid, out, stride, start, downsampleFB)
	first.normalized(4, in, out, 1, stride, start)
	l.append("a", first)
	for i := range depth - 1 {
		next := &BottleneckB{}
		next.build(s, next, out, mid, out, 1, start, downsampleFB)
		l.append("b"+strconv.Itoa(i+1), next)
	}
	return l
}

func (l *BuildingBlock) append(name string, link any) {
	l.AddLink(name, link)
	l.order = append(l.order, name)
}

// Forward runs the bottlenecks.
func (l *BuildingBlock) Forward(x *Variable) *Variable {
	for _, name := range l.order {
		x = l.run(name, x)
	}
	return x
}

// Apply is a call, hooks and all.
func (l *BuildingBlock) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// bottleneck is three convolutions: to few channels, of windows of 3, and to many.
type bottleneck struct{ Chain }

func (l *bottleneck) build(s *Session, self any, in, mid, out, stride int, start any, downsampleFB bool) {
	l.setUp(s, self)
	first, second := stride, 1
	if downsampleFB {
		first, second = 1, stride
	}
	l.normalized(1, in, mid, 1, first, start)
	l.normalized(2, mid, mid, 3, second, start)
	l.normalized(3, mid, out, 1, 1, start)
}

// normalized adds convolution number k and its normalization.
func (l *bottleneck) normalized(k, in, out, ksize, stride int, start any) {
	o := ConvolutionDefaults
	o.Stride, o.Pad, o.InitialW, o.Nobias = []int{stride}, []int{ksize / 2}, start, true
	l.AddLink("conv"+strconv.Itoa(k), NewConvolution2D(l.sess, &in, []int{out}, []int{ksize}, o))
	l.AddLink("bn"+strconv.Itoa(k), NewBatchNormalization(l.sess, []int{out}, BatchNormalizationDefaults))
}

func (l *bottleneck) both(k int, x *Variable) *Variable {
	return l.run("bn"+strconv.Itoa(k), l.run("conv"+strconv.Itoa(k), x))
}

func (l *bottleneck) inner(x *Variable) *Variable {
	return l.both(3, functions.ReLU(l.both(2, functions.ReLU(l.both(1, x)))))
}

// BottleneckA adds a fourth convolution of x, as the number of channels changes.
type BottleneckA struct{ bottleneck }

// Forward is relu(bottleneck(x) + convolution(x)).
func (l *BottleneckA) Forward(x *Variable) *Variable {
	return functions.ReLU(functions.Add(l.inner(x), l.both(4, x)))
}

// Apply is a call, hooks and all.
func (l *BottleneckA) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}

// BottleneckB adds x itself.
type BottleneckB struct{ bottleneck }

// Forward is relu(bottleneck(x) + x).
func (l *BottleneckB) Forward(x *Variable) *Variable {
	return functions.ReLU(functions.Add(l.inner(x), x))
}

// Apply is a call, hooks and all.
func (l *BottleneckB) Apply(x *Variable) *Variable {
	return l.between(x, func() *Variable { return l.Forward(x) })
}
