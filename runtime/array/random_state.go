package array

import (
	"encoding/binary"

	"nnlua/runtime/array/kernel"
)

// MT19937State is the place at which a [RandomState] stands, with the names of
// np.random.get_state: the generator's words, how many of them are used up (0
// to 624), and the second number of a pair of normal numbers if it waits for
// the next call.
type MT19937State struct {
	Key      [624]uint32
	Pos      int
	HasGauss bool
	Gauss    float64
}

// GetState returns the place at which the stream stands.
func (r *RandomState) GetState() MT19937State {
	words, err := r.source.MarshalBinary()
	if err != nil {
		panic(err)
	}
	s := MT19937State{HasGauss: r.hasGauss, Gauss: r.gauss}
	for i := range s.Key {
		s.Key[i] = binary.BigEndian.Uint32(words[4*i:])
	}
	s.Pos = int(binary.BigEndian.Uint32(words[4*len(s.Key):]))
	return s
}

// SetState goes on from a place that GetState returned or that NumPy saved. It
// raises an [Error] for a Pos outside 0 to 624 and for a key of zeros, from
// which the generator would make nothing but zeros.
func (r *RandomState) SetState(s MT19937State) {
	if s.Pos < 0 || s.Pos > len(s.Key) {
		FailIn("set_state", "pos is %d, want 0 to %d", s.Pos, len(s.Key))
	}
	any := s.Key[0] >> 31 // the generator never looks at the other bits of the first word
	for _, word := range s.Key[1:] {
		any |= word
	}
	if any == 0 {
		FailIn("set_state", "the key has nothing but zeros")
	}
	var words []byte
	for _, word := range s.Key {
		words = binary.BigEndian.AppendUint32(words, word)
	}
	words = binary.BigEndian.AppendUint32(words, uint32(s.Pos))
	if err := r.source.UnmarshalBinary(words); err != nil {
		panic(err)
	}
	r.hasGauss, r.gauss = s.HasGauss, s.Gauss
}

// Skip goes past n numbers of [RandomState.RandomSample], faster than by drawing them.
func (r *RandomState) Skip(n int) {
	s := r.GetState()
	words := s.Pos + 2*n
	for ; words > len(s.Key); words -= len(s.Key) {
		Poll()
		kernel.TwistWords(&s.Key)
	}
	s.Pos = words
	r.SetState(s)
}
