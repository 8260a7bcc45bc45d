package autograd

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddProperty("VariableNode.creator: value", (*VariableNode).Creator, nil, catalog.Core)
	catalog.AddProperty("VariableNode.creator_node: value", (*VariableNode).Creator, nil, catalog.Core)
	catalog.AddProperty("VariableNode.data: array?", (*VariableNode).Data, nil, catalog.Core)
	catalog.AddProperty("VariableNode.grad: array?", (*VariableNode).Grad, nil, catalog.Core)
	catalog.AddProperty("VariableNode.shape: ints", (*VariableNode).Shape, nil, catalog.Core)
	catalog.AddProperty("VariableNode.dtype: dtype", (*VariableNode).Dtype, nil, catalog.Core)
	catalog.AddProperty("VariableNode.name: string?", (*VariableNode).Name, nil, catalog.Core)
	catalog.AddProperty("VariableNode.label: string", (*VariableNode).Label, nil, catalog.Core)
	catalog.AddProperty("VariableNode.rank: integer", (*VariableNode).Rank, nil, catalog.Core)
	catalog.AddProperty("VariableNode.requires_grad: boolean", (*VariableNode).RequiresGrad, nil, catalog.Core)
}

// VariableNode is the side of a Variable that the graph holds. It outlives the
// Variable and holds the array only if some function asked to retain it.
type VariableNode struct {
	creator      *Node // nil for a leaf
	retained     *array.Array
	grad         *Variable
	room         *Variable // a small gradient that was cleared, nobody else has seen it: room for the next
	pending      *Variable // the gradient summed so far while a backward pass runs
	name         *string   // nil: none
	lossScale    float64   // by which grad is too large; 0 means 1
	moreDims     *[]int    // the shape if it has more axes than dims
	dims         [4]int    // the shape, a copy: the array's own would keep the array alive
	rank         int32     // the longest way from a leaf
	ndim         uint8
	dtype        array.Dtype
	requiresGrad bool
	private      bool // nobody else has seen the memory of grad
	owned        bool // pending is a temporary sum that may be added to in place
}

// describe notes dtype and shape of the Variable's array. A node that holds the
// array holds the new one from now on.
func (n *VariableNode) describe(a *array.Array) {
	if a == nil {
		return
	}
	n.dtype, n.ndim = a.Dtype(), uint8(a.Ndim())
	n.moreDims = nil
	if shape := a.Shape(); copy(n.dims[:], shape) < len(shape) {
		all := slices.Clone(shape)
		n.moreDims = &all
	}
	if n.retained != nil {
		n.retained = a
	}
}

// Creator returns the function that computed the Variable, nil for a leaf.
//
// 日本語: この変数を計算した関数です。計算で作られたのでなければ nil です。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> F.relu(x).node.creator.label
//	"relu"
func (n *VariableNode) Creator() any {
	if n.creator == nil {
		return nil
	}
	return n.creator.fn
}

// Data returns the array, if a function keeps it for the way back, or nil.
//
// 日本語: 覚えている値の配列です。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> y = x * x
//	> x.node.data
//	[1. 2.]
func (n *VariableNode) Data() *array.Array { return n.retained }

// Grad returns the gradient of the Variable, nil if it has none.
//
// 日本語: 勾配の配列です。
//
//	> x = chainer.Variable(np.array{1, 2}, {grad = np.array{3, 4}})
//	> x.node.grad
//	[3. 4.]
func (n *VariableNode) Grad() *array.Array {
	n.private = false
	if n.grad == nil {
		return nil
	}
	return n.grad.data
}

// Shape returns the shape of the Variable.
//
// 日本語: この変数の各軸の長さです。
//
//	> chainer.Variable(np.zeros{2, 3}).node.shape[2]
//	3
func (n *VariableNode) Shape() []int {
	if n.moreDims != nil {
		return *n.moreDims
	}
	return n.dims[:n.ndim]
}

// Dtype returns the dtype of the Variable.
//
//	> chainer.Variable(np.zeros{2, 3}).node.dtype
//	"float32"
func (n *VariableNode) Dtype() array.Dtype { return n.dtype }

// Name returns the name of the Variable, nil if it has none.
//
//	> chainer.Variable(np.zeros(2), "x").node.name
//	"x"
func (n *VariableNode) Name() *string { return n.name }

// Label returns what graphs write into the node: shape and dtype.
//
// 日本語: グラフに書かれる文字列（形とデータ型）です。
//
//	> chainer.Variable(np.zeros{2, 3}).node.label
//	"(2, 3), float32"
func (n *VariableNode) Label() string {
	shape := n.Shape()
	if len(shape) == 0 {
		return n.dtype.String()
	}
	lengths := make([]string, len(shape))
	for i, length := range shape {
		lengths[i] = strconv.Itoa(length)
	}
	return fmt.Sprintf("(%s), %s", strings.Join(lengths, ", "), n.dtype)
}

// Rank returns the number of functions on the longest way from a leaf.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> F.relu(F.relu(x)).node.rank
//	2
func (n *VariableNode) Rank() int { return int(n.rank) }

// RequiresGrad reports whether backpropagation computes a gradient.
//
//	> chainer.Variable(np.zeros(2), {requires_grad = false}).node.requires_grad
//	false
func (n *VariableNode) RequiresGrad() bool { return n.requiresGrad }
