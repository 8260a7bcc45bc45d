package kernel

import (
	"syscall"
	"testing"
	"unsafe"
)

// TestPackReadsNoFurther packs what ends where the memory of the process ends.
func TestPackReadsNoFurther(t *testing.T) {
	page := syscall.Getpagesize()
	memory, err := syscall.Mmap(-1, 0, 3*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Skip(err)
	}
	defer syscall.Munmap(memory)
	if err := syscall.Mprotect(memory[2*page:], syscall.PROT_NONE); err != nil {
		t.Skip(err)
	}
	all := unsafe.Slice((*float32)(unsafe.Pointer(&memory[0])), 2*page/4)
	room := make([]float32, 1<<15)
	for _, l := range levels() {
		use(t, l)
		for n := 1; n <= 33; n++ {
			for k := 1; k <= 17; k++ {
				x := all[len(all)-n*k:]
				for _, trans := range []bool{false, true} {
					packA(room, view(x, map[bool]int{false: k, true: n}[trans], trans), n, k, min(n, single.rows), single.rows*k+slack, 1)
					packB(room, view(x, map[bool]int{false: n, true: k}[trans], trans), k, n, single.cols, single.cols*k+slack)
				}
			}
		}
	}
}
