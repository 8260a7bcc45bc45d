// Package kernel holds what costs time: the matrix product and the loops over
// whole slices of float32 and float64, in assembly where the machine has AVX-512,
// AVX2 or NEON, and in portable Go everywhere. Nothing outside this package
// knows of processors.
//
// The level is chosen when the program starts. NNLUA_CPU=avx512, avx2, neon or
// generic asks for another one that the machine has.
package kernel

//go:generate go run gen_gemm.go gen_stepped.go gen_neon.go
//go:generate go run gen_dots.go
//go:generate go run gen_pack.go
//go:generate go run gen_math.go gen_functions.go gen_elementary.go gen_loop.go gen_reduce.go gen_tanh.go gen_lstm.go gen_patches.go gen_twist.go
