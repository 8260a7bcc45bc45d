package kernel

import (
	"sync"
	"unsafe"
)

// spare holds memory that was given back, for the next slice of the same size.
// The garbage collector would find it too, but later, when it has gone cold.
var spare struct {
	sync.Mutex
	list  []spareMemory // the oldest first
	bytes int
}

type spareMemory struct {
	start unsafe.Pointer
	size  int
}

const (
	leastSpare = 16 << 10 // bytes: less is not worth the search
	mostSpare  = 96 << 20 // of all spare memory together
	spareCount = 64
)

// Recycle gives back the memory of a slice that nobody will use again. It must be
// all that was allocated at once.
func Recycle[T Number | bool](s []T) {
	size := len(s) * int(unsafe.Sizeof(*new(T)))
	if size < leastSpare || size > mostSpare {
		return
	}
	spare.Lock()
	defer spare.Unlock()
	spare.list = append(spare.list, spareMemory{unsafe.Pointer(&s[0]), size})
	spare.bytes += size
	drop := 0
	for rest := len(spare.list); spare.bytes > mostSpare || rest > spareCount; rest-- {
		spare.bytes -= spare.list[drop].size
		drop++
	}
	if drop > 0 {
		kept := copy(spare.list, spare.list[drop:])
		clear(spare.list[kept:])
		spare.list = spare.list[:kept]
	}
}

// Recycled returns memory of n numbers that was given back, nil if there is none.
// The numbers are what they were.
func Recycled[T Number | bool](n int) []T {
	size := n * int(unsafe.Sizeof(*new(T)))
	if size < leastSpare {
		return nil
	}
	spare.Lock()
	defer spare.Unlock()
	for i := len(spare.list) - 1; i >= 0; i-- { // the newest are the warmest
		if m := spare.list[i]; m.size == size {
			copy(spare.list[i:], spare.list[i+1:])
			spare.list[len(spare.list)-1] = spareMemory{}
			spare.list = spare.list[:len(spare.list)-1]
			spare.bytes -= size
			return unsafe.Slice((*T)(m.start), n)
		}
	}
	return nil
}
