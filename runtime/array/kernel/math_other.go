//go:build !amd64

package kernel

import "unsafe"

// Nobody calls these: vectors() is false.

func (l loop) run(p *[8]unsafe.Pointer, c *[8]float32, n int) {}
func sum4(x unsafe.Pointer, n *[4]int, sums *[4]float32)      {}
func maxOf(x unsafe.Pointer, n int) (v float32, nan bool)     { return }
func minOf(x unsafe.Pointer, n int) (v float32, nan bool)     { return }
func indexOf(x unsafe.Pointer, n int, v float32) (at int)     { return }
func dot(x, y unsafe.Pointer, n int, lane *[lanes]float32)    {}
func lstmCells(p *[8]unsafe.Pointer, n int)                   {}
func lstmGradCells(p *[8]unsafe.Pointer, n int)               {}

func dotsAVX512(rows, cols, k int, a unsafe.Pointer, rs int, b unsafe.Pointer, bs int, c *[25]float32) {
}
func dotsAVX2(rows, cols, k int, a unsafe.Pointer, rs int, b unsafe.Pointer, bs int, c *[25]float32) {
}

func packPatches(to unsafe.Pointer, step int, x, table unsafe.Pointer, points, parts, channels, plane int) {
}

func addPatches(x unsafe.Pointer, plane int, from unsafe.Pointer, step int, table unsafe.Pointer, points, parts, channels, panels int) {
}

func twist(key, from unsafe.Pointer, n int) (done int) { return 0 }
