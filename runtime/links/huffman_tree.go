package links

import (
	"container/heap"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("L.BinaryHierarchicalSoftmax.create_huffman_tree(word_counts: value) -> value", CreateHuffmanTree, catalog.Links)
}

// CreateHuffmanTree returns a tree for BinaryHierarchicalSoftmax in which
// frequent words stand high (Huffman, 1952). word_counts is a table that says of
// every word, a number from 0, how often it occurs. Of equal counts the smaller
// word comes first.
//
//	> tree = L.BinaryHierarchicalSoftmax.create_huffman_tree{[0] = 8, [1] = 5, [2] = 6, [3] = 4}
//	> print(tree[1][1], tree[1][2], tree[2][1], tree[2][2])
//	3	1	2	0
func CreateHuffmanTree(wordCounts any) any {
	words, ok := wordCounts.(catalog.Table)
	if !ok {
		array.Fail("word_counts is no table of words and their counts")
	}
	var queue huffmanQueue
	for i, pair := range words.Pairs() {
		count, ok := pair[1].(float64)
		if !ok {
			array.Fail("the count of %v is no number", pair[0])
		}
		queue = append(queue, huffmanNode{count, i, pair[0]})
	}
	if len(queue) == 0 {
		array.Fail("word_counts is empty")
	}
	heap.Init(&queue)
	for len(queue) > 1 {
		a, b := heap.Pop(&queue).(huffmanNode), heap.Pop(&queue).(huffmanNode)
		heap.Push(&queue, huffmanNode{a.count + b.count, min(a.id, b.id), []any{a.tree, b.tree}})
	}
	return queue[0].tree
}

// huffmanNode is a word or a tree of words; id decides between equal counts.
type huffmanNode struct {
	count float64
	id    int
	tree  any
}

// huffmanQueue has the least frequent node first.
type huffmanQueue []huffmanNode

func (q huffmanQueue) Len() int { return len(q) }
func (q huffmanQueue) Less(i, k int) bool {
	return q[i].count < q[k].count || q[i].count == q[k].count && q[i].id < q[k].id
}
func (q huffmanQueue) Swap(i, k int)  { q[i], q[k] = q[k], q[i] }
func (q *huffmanQueue) Push(node any) { *q = append(*q, node.(huffmanNode)) }
func (q *huffmanQueue) Pop() any {
	last := len(*q) - 1
	node := (*q)[last]
	*q = (*q)[:last]
	return node
}
