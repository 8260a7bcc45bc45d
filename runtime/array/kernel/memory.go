package kernel

import (
	"strings"
	"unsafe"
)

// smallMemory is the number of bytes below which clearing memory costs nothing
// beside the allocation.
const smallMemory = 2048

// Unset returns a slice of n numbers that hold anything: room for a result that
// is about to be overwritten. The language clears whatever it allocates, but for
// the room of a strings.Builder; clearing takes as long as adding two rows does.
func Unset[T Number | bool](n int) []T {
	size := int(unsafe.Sizeof(*new(T))) * n
	if size < smallMemory && !poison || n == 0 {
		return make([]T, n)
	}
	if s := Recycled[T](n); s != nil && !poison {
		return s
	}
	var room strings.Builder
	room.Grow(size)
	room.WriteByte(0) // the address of an empty string says nothing
	start := unsafe.StringData(room.String())
	if poison {
		bytes := unsafe.Slice(start, size)
		for i := range bytes {
			bytes[i] = 0xf7
		}
	}
	return unsafe.Slice((*T)(unsafe.Pointer(start)), n)
}
