package autograd

import (
	"fmt"
	"io"
	"os"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

// Session holds everything that one program of a user shares: the settings of
// chainer.config, the random stream of np.random and the output. Nothing of it
// is global: two sessions in one process never disturb each other. A Session
// is not safe for use by several goroutines at once.
type Session struct {
	Train          bool               // chainer.config.train: dropout and batch normalization in training mode
	EnableBackprop bool               // chainer.config.enable_backprop: functions record the graph
	Dtype          array.Dtype        // chainer.config.dtype: of arrays made from plain numbers
	Debug          bool               // chainer.config.debug: functions check their results for NaN
	InRecomputing  bool               // chainer.config.in_recomputing: F.forget computes for the second time
	WillRecompute  bool               // F.forget computes for the first time
	Random         *array.RandomState // np.random
	Print          array.PrintOptions // np.set_printoptions
	Stdout         io.Writer
	Stderr         io.Writer // what Chainer writes to sys.stderr

	// FuncOf makes a function of an object that the user can call, such as a
	// link, or of the row of a function. It is nil where there is no user's language.
	FuncOf func(object any) catalog.Func

	// NewTable makes an empty table of the user's language. It is nil where there is none.
	NewTable func() catalog.OrderedTable

	// Site tells the place in the user's program from which a function is being
	// called. It may be nil.
	Site func() Site

	hooks     []namedHook    // of all functions
	pass      *pass          // the backward pass that is running
	loop      loop           // see Looping
	sparePass *pass          // one that has ended, for its memory
	settings  map[string]any // of chainer.config, those that change nothing here
	parts     map[any]any
}

// NewSession returns a session with Chainer's defaults: train and
// enable_backprop are true, dtype is float32, the random stream starts at a
// random place and output goes to os.Stdout and os.Stderr.
func NewSession() *Session {
	s := &Session{
		Train: true, EnableBackprop: true, Dtype: array.Float32,
		Random: array.NewRandomState(0), Print: array.DefaultPrintOptions(), Stdout: os.Stdout, Stderr: os.Stderr,
	}
	s.Random.SeedRandomly()
	return s
}

// Site is a line of the user's program.
type Site struct {
	File string
	Line int
}

// String returns the site as messages name it: "lesson.lua:12".
func (s Site) String() string {
	if s.File == "" {
		return ""
	}
	return fmt.Sprintf("%s:%d", s.File, s.Line)
}

// Part returns the session's value of another package, such as pyplot's
// figures, and makes it with create on first use. key is a type of that package.
func (s *Session) Part(key any, create func() any) any {
	if part, ok := s.parts[key]; ok {
		return part
	}
	if s.parts == nil {
		s.parts = map[any]any{}
	}
	part := create()
	s.parts[key] = part
	return part
}

// Variable returns a new Variable over a that takes part in backpropagation,
// as chainer.Variable does.
func (s *Session) Variable(a *array.Array) *Variable {
	v := &Variable{sess: s, data: a, node: &VariableNode{requiresGrad: true}}
	v.node.describe(a)
	return v
}

// Constant returns a Variable over a that gets no gradient: what a function
// makes of a plain array argument.
func (s *Session) Constant(a *array.Array) *Variable {
	c := &pair{}
	c.own.describe(a)
	c.Variable = Variable{sess: s, data: a, node: &c.own}
	return &c.Variable
}

// pair is a Variable with its node: one allocation for both, as there are many.
type pair struct {
	Variable
	own VariableNode
}

// withBackprop runs f with EnableBackprop set to on.
func (s *Session) withBackprop(on bool, f func()) {
	old := s.EnableBackprop
	s.EnableBackprop = on
	defer func() { s.EnableBackprop = old }()
	f()
}
