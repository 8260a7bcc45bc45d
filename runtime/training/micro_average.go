package training

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/reporter"
)

func init() {
	catalog.Add("chainer.training.extensions.MicroAverage(numerator_key: string, denominator_key: string, result_key: string, trigger: value = nil) -> MicroAverage", NewMicroAverage, catalog.Training)
}

// MicroAverage divides one sum of reported values by another.
type MicroAverage struct {
	settings
	s                      *Session
	over, under, result    string
	due                    Trigger
	numerator, denominator float64
}

// NewMicroAverage returns an extension that adds up two reported values, such as
// the number of right words and of all words in a batch, and reports their
// quotient as result_key: every epoch, or when trigger says so.
//
//	> chainer.training.extensions.MicroAverage("main/right", "main/all", "main/accuracy")
//	<MicroAverage>
func NewMicroAverage(s *Session, numeratorKey, denominatorKey, resultKey string, trigger any) *MicroAverage {
	return &MicroAverage{settings: defaults("MicroAverage", PriorityEditor, 1, "iteration"), s: s,
		over: numeratorKey, under: denominatorKey, result: resultKey, due: triggerOr(trigger, 1)}
}

// Run adds the values and, when it is time, reports their quotient.
func (m *MicroAverage) Run(t *Trainer) {
	seen := reporter.NewDictSummary(m.s)
	if !observed(seen, t, m.over) || !observed(seen, t, m.under) {
		return
	}
	over, _ := seen.Mean(m.over)
	under, _ := seen.Mean(m.under)
	m.numerator += over
	m.denominator += under
	if m.due.Fire(t) {
		result := m.numerator / m.denominator
		if math.IsNaN(result) {
			array.Fail("MicroAverage: the sum of '%s' is 0", m.under)
		}
		m.numerator, m.denominator = 0, 0
		reporter.Report(m.s, m.result, result, nil)
	}
}
