package training

import (
	"fmt"

	"nnlua/runtime/datasets"
)

// positioned is an iterator that knows where it is in its data set.
type positioned interface {
	CurrentPosition() int
	EpochSize() int
}

// progress shows how far the evaluation is, and takes that away at the end.
func (e *Evaluator) progress(it datasets.Iterator, end bool) {
	at, ok := it.(positioned)
	if !ok || e.bar == nil || e.bar.out == nil {
		return
	}
	if end {
		e.bar.close()
		return
	}
	epoch := it.EpochDetail()
	perSecond, epochsPerSecond := e.bar.speed(float64(at.CurrentPosition()), epoch)
	e.bar.show([]string{
		"validation " + e.bar.line(min(epoch, 1)),
		fmt.Sprintf("%10d / %d iterations\n", at.CurrentPosition(), at.EpochSize()),
		fmt.Sprintf("%10s iters/sec. Estimated time to finish: %s.\n", digits(perSecond, 5), timeDelta((1-epoch)/epochsPerSecond)),
	})
}
