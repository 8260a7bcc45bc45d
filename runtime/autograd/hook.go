package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("FunctionHook:with(f: function) -> value*", WithHook, catalog.Core)
	catalog.Add("FunctionNode:add_hook(hook: FunctionHook, name: string? = nil)", (*Node).AddHook, catalog.Core)
	catalog.Add("FunctionNode:delete_hook(name: string)", (*Node).DeleteHook, catalog.Core)
}

// Hook is called before and after every function, on both ways.
type Hook interface {
	ForwardPreprocess(f *Node, in []*array.Array)
	ForwardPostprocess(f *Node, in []*array.Array)

	// On the way back in holds only the inputs that the function keeps, and out
	// the gradients of its outputs; what is not there is nil.
	BackwardPreprocess(f *Node, in, out []*array.Array)
	BackwardPostprocess(f *Node, in, out []*array.Array)

	// Added and Deleted tell of which function it becomes, or was, a hook: nil for all.
	Added(f *Node)
	Deleted(f *Node)

	Name() string
}

// ResultHook is a Hook that is shown the results, too: the outputs, and on the
// way back the gradients of the inputs; what is not there is nil.
type ResultHook interface {
	Hook
	ForwardResult(f *Node, in, out []*array.Array)
	BackwardResult(f *Node, gy, gx []*array.Array)
}

type namedHook struct {
	name string
	hook Hook
}

// addHook appends a hook to the list of one function, or to that of all (n is nil).
func addHook(list []namedHook, hook Hook, name string, n *Node) []namedHook {
	for _, h := range list {
		if h.name == name {
			array.Fail("there is a hook '%s' already", name)
		}
	}
	hook.Added(n)
	return append(list[:len(list):len(list)], namedHook{name, hook})
}

func deleteHook(list []namedHook, name string, n *Node) []namedHook {
	for i, h := range list {
		if h.name == name {
			h.hook.Deleted(n)
			if len(list) == 1 {
				return nil
			}
			return append(list[:i:i], list[i+1:]...)
		}
	}
	array.Fail("there is no hook '%s'", name)
	return nil
}

// WithHook calls f; every function that is computed in it, forward or backward,
// calls the hook. It returns what f returns. It is Python's "with hook:".
//
//	> hook = chainer.function_hooks.TimerHook()
//	> hook:with(function() return F.relu(np.array{-1, 1}) end)
//	variable([0. 1.])
//	> hook:summary().relu.occurrence
//	1
func WithHook(hook Hook, s *Session, f catalog.Func) []any {
	name := hook.Name()
	s.hooks = addHook(s.hooks, hook, name, nil)
	defer func() { s.hooks = deleteHook(s.hooks, name, nil) }()
	return f.Call()
}

// AddHook makes the hook one of all functions, until DeleteHook.
func (s *Session) AddHook(hook Hook) { s.hooks = addHook(s.hooks, hook, hook.Name(), nil) }

// DeleteHook takes away a hook of all functions.
func (s *Session) DeleteHook(name string) { s.hooks = deleteHook(s.hooks, name, nil) }

// AddHook makes the hook one of this function alone. name is the name of the
// hook, if no other is given.
//
// 日本語: この関数の計算の前後に呼ばれるフックを付けます。
//
//	> x = chainer.Variable(np.array(3))
//	> y = F.relu(x)
//	> hook = chainer.function_hooks.TimerHook()
//	> y.creator:add_hook(hook)
//	> y:backward()
//	> #hook.call_history
//	1
func (n *Node) AddHook(hook Hook, name *string) {
	if name == nil {
		own := hook.Name()
		name = &own
	}
	n.hooks = addHook(n.hooks, hook, *name, n)
}

// DeleteHook takes away the function's own hook of that name.
//
//	> y = F.relu(chainer.Variable(np.array(3)))
//	> y.creator:add_hook(chainer.function_hooks.PrintHook(), "print")
//	> y.creator:delete_hook("print")
func (n *Node) DeleteHook(name string) { n.hooks = deleteHook(n.hooks, name, n) }

// activeHooks returns the hooks of the session and the function's own; one of
// its own takes the place of one of the session with the same name.
func (n *Node) activeHooks() []Hook {
	if n.hooks == nil && n.sess.hooks == nil {
		return nil
	}
	var hooks []Hook
	at := map[string]int{}
	for _, list := range [][]namedHook{n.sess.hooks, n.hooks} {
		for _, h := range list {
			if i, again := at[h.name]; again {
				hooks[i] = h.hook
				continue
			}
			at[h.name] = len(hooks)
			hooks = append(hooks, h.hook)
		}
	}
	return hooks
}
