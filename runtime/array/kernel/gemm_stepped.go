package kernel

import "unsafe"

// step names a column of A and a row of B by how far they lie from the first, in bytes.
type step struct{ a, b int32 }

// steppedKernel is a microKernel that goes through A and B in steps: it multiplies the
// columns of A, of which the rows lie rs apart, with the rows of B that k steps name.
type steppedKernel func(k int, steps *step, a unsafe.Pointer, rs int, b, c unsafe.Pointer, ldc int, add bool)
