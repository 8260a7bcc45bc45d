package reporter

import (
	"encoding/json"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/serializers"
)

// Serialize saves or loads the sums.
func (s *Summary) Serialize(z serializers.Serializer) {
	x, x2, n := Float(z, "_x", s.x), Float(z, "_x2", s.x2), Float(z, "_n", s.n)
	if !z.Checking() {
		s.x, s.x2, s.n = x, x2, n
	}
}

// Float is Value for a float64; None in a file leaves it as it is.
func Float(z serializers.Serializer, key string, value float64) float64 {
	if v, ok := z.Value(key, value).(float64); ok {
		return v
	}
	return value
}

// Serialize saves or loads the names and their sums.
func (d *DictSummary) Serialize(z serializers.Serializer) {
	names, _ := json.Marshal(append([]string{}, d.names...))
	if !z.Loading() {
		z.Value("_names", string(names))
		for i, name := range d.names {
			d.summaries[name].Serialize(z.Child("_summaries").Child(strconv.Itoa(i)))
		}
		return
	}
	text, _ := z.Value("_names", "").(string)
	if z.Checking() {
		return
	}
	var loaded []string
	if err := json.Unmarshal([]byte(text), &loaded); err != nil {
		array.Fail("the names of a summary are damaged: %v", err)
	}
	d.names, d.summaries = nil, map[string]*Summary{}
	for i, name := range loaded {
		d.names = append(d.names, name)
		d.summaries[name] = NewSummary()
		d.summaries[name].Serialize(z.Child("_summaries").Child(strconv.Itoa(i)))
	}
}
