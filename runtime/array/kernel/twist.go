package kernel

import "unsafe"

// TwistWords makes the next words of MT19937 out of all that are used up (Matsumoto and
// Nishimura, Mersenne Twister, 1998).
func TwistWords(key *[624]uint32) {
	const middle = 397
	n := len(key)
	// A word needs the one behind it as it was, and one that is middle words away.
	twistSome(key, 0, n-middle, middle)
	twistSome(key, n-middle, n-1, middle-n)
	key[n-1] = twisted(key[n-1], key[0], key[middle-1])
}

// twistSome makes words first to last-1, each with the one so far away.
func twistSome(key *[624]uint32, first, last, away int) {
	first += twist(unsafe.Pointer(&key[first]), unsafe.Pointer(&key[first+away]), last-first)
	for k := first; k < last; k++ {
		key[k] = twisted(key[k], key[k+1], key[k+away])
	}
}

func twisted(word, next, other uint32) uint32 {
	y := word&(1<<31) | next&(1<<31-1)
	return other ^ y>>1 ^ -(y&1)&0x9908b0df
}
