package reporter

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	for _, module := range []string{"chainer.", "chainer.reporter."} {
		catalog.Add(module+"Summary() -> Summary", NewSummary, catalog.Training)
		catalog.Add(module+"DictSummary() -> DictSummary", NewDictSummary, catalog.Training)
	}
	catalog.Add("Summary:add(value: value, weight: value = 1)", (*Summary).add, catalog.Training)
	catalog.Add("Summary:compute_mean() -> number", (*Summary).ComputeMean, catalog.Training)
	catalog.Add("Summary:make_statistics() -> (number, number)", (*Summary).MakeStatistics, catalog.Training)
	catalog.Add("DictSummary:add(d: names)", (*DictSummary).add, catalog.Training)
	catalog.Add("DictSummary:compute_mean() -> names", (*DictSummary).ComputeMean, catalog.Training)
	catalog.Add("DictSummary:make_statistics() -> names", (*DictSummary).MakeStatistics, catalog.Training)
}

// Summary adds up numbers for their mean and standard deviation.
type Summary struct{ x, x2, n float64 }

// NewSummary returns an empty summary of numbers.
//
//	> summary = chainer.Summary()
//	> summary:add(1)
//	> summary:add(4)
//	> summary:compute_mean()
//	2.5
func NewSummary() *Summary { return &Summary{} }

// Add adds a number that counts weight times.
func (s *Summary) Add(value, weight float64) {
	s.x += weight * value
	s.x2 += weight * value * value
	s.n += weight
}

// add adds a number, or an array or Variable of one, that counts weight times.
//
//	> summary = chainer.Summary()
//	> summary:add(1, 3)
//	> summary:add(np.array(5))
//	> summary:compute_mean()
//	2
func (s *Summary) add(value, weight any) {
	s.Add(mustScalar("value", value), mustScalar("weight", weight))
}

func mustScalar(name string, v any) float64 {
	n, ok := scalar(v)
	if !ok {
		array.Fail("%s is %s, want one number", name, autograd.Describe(v))
	}
	return n
}

// scalar returns the number in a number or in an array or Variable without axes.
func scalar(v any) (float64, bool) {
	switch v := v.(type) {
	case float64:
		return v, true
	case array.Item:
		return v.Value, true
	case bool:
		if v {
			return 1, true
		}
		return 0, true
	case *Array:
		if v.Ndim() == 0 {
			return v.Float(0), true
		}
	case interface{ AsVariable() *Variable }:
		if data := v.AsVariable().Data(); data != nil {
			return scalar(data)
		}
	}
	return 0, false
}

// ComputeMean returns the mean of the numbers, NaN of none.
//
//	> summary = chainer.Summary()
//	> summary:add(3)
//	> summary:compute_mean()
//	3
func (s *Summary) ComputeMean() float64 { return s.x / s.n }

// MakeStatistics returns the mean and the standard deviation of the numbers.
//
//	> summary = chainer.Summary()
//	> summary:add(1)
//	> summary:add(3)
//	> summary:make_statistics()
//	2
//	1
func (s *Summary) MakeStatistics() (mean, std float64) {
	mean = s.ComputeMean()
	return mean, math.Sqrt(s.x2/s.n - mean*mean)
}

// DictSummary is a Summary for each of several names.
type DictSummary struct {
	s         *Session
	names     []string // in the order in which they came
	summaries map[string]*Summary
}

// NewDictSummary returns an empty summary of numbers by name.
//
//	> summary = chainer.DictSummary()
//	> summary:add{a = 1, b = 2}
//	> summary:add{a = 3}
//	> mean = summary:compute_mean()
//	> mean.a, mean.b
//	2
//	2
func NewDictSummary(s *Session) *DictSummary {
	return &DictSummary{s: s, summaries: map[string]*Summary{}}
}

// Add adds the value of a name, if it is one number.
func (d *DictSummary) Add(name string, value any) {
	weight := 1.0
	if pair, ok := value.(catalog.Table); ok && pair.Len() == 2 {
		value = pair.At(0)
		weight = mustScalar("the weight of "+name, pair.At(1))
	}
	v, ok := scalar(value)
	if !ok {
		return
	}
	if d.summaries[name] == nil {
		d.summaries[name] = NewSummary()
		d.names = append(d.names, name)
	}
	d.summaries[name].Add(v, weight)
}

// AddAll adds what was observed.
func (d *DictSummary) AddAll(o Observation) {
	for _, name := range o.Keys() {
		d.Add(name, o.Get(name))
	}
}

// add adds a table of numbers by name. A value {number, weight} counts weight
// times; what is not one number is left out.
//
//	> summary = chainer.DictSummary()
//	> summary:add{a = {1, 3}, b = "text"}
//	> summary:add{a = 5}
//	> mean = summary:compute_mean()
//	> mean.a, mean.b
//	2
//	nil
func (d *DictSummary) add(values catalog.OrderedTable) { d.AddAll(values) }

// Names returns the names in the order in which they came.
func (d *DictSummary) Names() []string { return d.names }

// Mean returns the mean of a name; ok is false if it has no numbers.
func (d *DictSummary) Mean(name string) (mean float64, ok bool) {
	s := d.summaries[name]
	if s == nil {
		return 0, false
	}
	return s.ComputeMean(), true
}

// ComputeMean returns the mean of every name.
//
//	> summary = chainer.DictSummary()
//	> summary:add{a = 1}
//	> summary:compute_mean().a
//	1
func (d *DictSummary) ComputeMean() Observation {
	means := NewObservation(d.s)
	for _, name := range d.names {
		means.Set(name, d.summaries[name].ComputeMean())
	}
	return means
}

// MakeStatistics returns the mean of every name and, under name.std, the
// standard deviation.
//
//	> summary = chainer.DictSummary()
//	> summary:add{a = 1}
//	> summary:add{a = 3}
//	> summary:make_statistics()["a.std"]
//	1
func (d *DictSummary) MakeStatistics() Observation {
	all := NewObservation(d.s)
	for _, name := range d.names {
		mean, std := d.summaries[name].MakeStatistics()
		all.Set(name, mean)
		all.Set(name+".std", std)
	}
	return all
}
