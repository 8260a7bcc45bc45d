package autograd

import (
	"testing"

	"nnlua/runtime/array"
)

// TestLooping: a loop that is asked to end does so once, between two rounds, and
// what then comes is done after it.
func TestLooping(t *testing.T) {
	s := NewSession()
	if s.EndLoop(func() {}) {
		t.Error("there is no loop to end")
	}
	rounds, ended := 0, 0
	err := array.Try(func() {
		s.Looping(func(stopped func() bool) {
			for !stopped() {
				if rounds++; rounds == 3 {
					if !s.EndLoop(func() { ended = rounds }) {
						t.Error("the loop cannot be ended")
					}
					if s.EndLoop(func() { t.Error("the second request counts") }) {
						t.Error("the loop is ended twice")
					}
				}
			}
			if ended != 0 {
				t.Error("the loop had not ended yet")
			}
		})
	})
	if err == nil || err.Error() != "interrupted" || rounds != 3 || ended != 3 {
		t.Errorf("%d rounds, then %d, %v", rounds, ended, err)
	}
	s.Looping(func(stopped func() bool) { // the next loop knows nothing of it
		if stopped() {
			t.Error("the loop is over before it begins")
		}
	})
}
