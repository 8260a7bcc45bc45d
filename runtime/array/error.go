package array

import "fmt"

// Error is the one error type of the runtime. It is raised by panic, so that
// differentiable functions compose without an error in every line, and grows
// more precise on its way out: the kernel says what is wrong, autograd adds
// the operation, the bindings add the position in the script.
type Error struct {
	Op   string // the function in which it happened, such as "linear"; empty if not known yet
	Msg  string // what came and what was wanted, in one line
	Site string // where the forward call stood, when a backward pass fails
}

// Error returns the message in one line: "op: what is wrong".
func (e *Error) Error() string {
	msg := e.Msg
	if e.Op != "" {
		msg = e.Op + ": " + msg
	}
	if e.Site != "" {
		msg += " (backward of the call at " + e.Site + ")"
	}
	return msg
}

// Fail raises an *Error with the formatted message.
func Fail(format string, args ...any) {
	panic(&Error{Msg: fmt.Sprintf(format, args...)})
}

// FailIn raises an *Error that names the function or method op.
func FailIn(op, format string, args ...any) {
	panic(&Error{Op: op, Msg: fmt.Sprintf(format, args...)})
}

// Try calls f and returns the *Error that it raised, or nil. Every other panic
// is a bug and passes through.
func Try(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	f()
	return nil
}
