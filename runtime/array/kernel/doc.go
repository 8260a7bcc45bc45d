// Package kernel holds what costs time: the matrix product and the loops over
// whole slices of float32 and float64, in assembly where the machine has AVX-512,
// AVX2 or NEON, and in portable Go everywhere. Nothing outside this package
// knows of processors.
//
// The level is chosen when the program starts. NNLUA_CPU=avx512, avx2, neon or
// generic asks for another one that the machine has.
//
// # Why
//
// A micro-kernel of the matrix product holds 14 by 32 (AVX-512), 6 by 16 (AVX2) or 8 by 8 (NEON) numbers
// of C in registers; there is one for every smaller number of rows and for half
// the columns, so that no product is padded. Sums are cut into blocks of up to 448
// float32 or 384 float64 where OpenBLAS cuts them, so that products of large
// float32 matrices have NumPy's digits, bit for bit. A panel of A that deep stays in the first
// cache; the panels of B come from a block of 384 KiB in the second, fetched
// eight rows before their use. The other way round, with B in the first cache, was
// 5 percent slower and filled a first cache of 32 KiB. The kernels fetch their rows
// of C while they add: that and fetching B ahead are 9 percent with AVX2, 3 with
// AVX-512. Fetching further ahead brought nothing.
//
// Copying into panels is left out where it does not pay: B up to 10 panels of A
// (the copy cannot overlap with arithmetic, what the kernels fetch ahead can), A up
// to 32 panels of B; far less if the rows lie a multiple of 4 KiB apart and share
// a few places of the cache. Packing visits a row once for many panels, and turns
// eight by eight or sixteen by sixteen numbers in registers: it was 10 to 25 percent of a product in Go.
// Products of fewer than 16 columns are made of dot products along k, five by five at
// a time, where a tile would be mostly empty.
//
// Threads share the columns of a product, or the rows if there are few columns; the
// operand that all of them read is packed once, by all. No sum depends on their number. The
// workers of the one pool look for work for 100 us before they sleep, as to wake them
// takes about 25: in that time sharing costs half a microsecond, and pays from 1
// million operations on, otherwise from 7. Whoever is free takes the next part, so
// that a worker that comes late, on a busy machine, holds nobody up. Who finds the
// workers busy does all parts alone.
//
// What is not a product is shared by Split, to which callers say how long it takes
// on one thread: 0.1 ns for a number of the sum of two rows, 0.3 for one of tanh or Adam,
// 0.5 for a place of pooling. The limits are the same, 10 us or 70, which is 100,000 and
// 33,000 numbers of rows; rows of fewer than 32,768 do not even ask. With half of that
// there is still much to gain where a processor is free (50,000 numbers of Adam took 14.1
// us, on two threads 8.4), but where none is, asking costs 0.3 to 0.6 us: up to a tenth of
// 5 us, and 3 percent from 10 on. Large work is cut into four parts for each thread,
// 0.1 us for a part.
//
// No digit depends on threads there either. Loops over single elements are cut anywhere; a
// sum gives whole blocks of 8,192 away, and adds these up in NumPy's order; sums over other
// axes, rows of a softmax, planes of pooling and channels of normalization stay whole.
// Pieces of memory have to be long, for the processor to fetch them ahead: of rows of 1,000
// numbers half or an eighth for each thread took twice the time of one thread. So columns
// are shared from 4,096 on, and each thread gets one range of channels. On two threads
// sum(tanh(2x + 1)) of a million numbers then took 0.68 ms instead of 1.01, a step of LeNet
// 7.6 instead of 9.05, of the MLP with Adam 7.2 instead of 7.65, and of ResNet-18 6 percent
// less. Workers that look for work for 2 ms instead of 100 us are there more often where other
// programs want the processors too, but take so much of these that most steps take a third longer.
//
// The loops over float32 rows (arithmetic, exp, tanh, extrema, updates of
// optimizers) are generated for AVX2 and AVX-512 and end under a mask. They are
// called by name out of a switch and not through a function value: the compiler
// then knows that the rows do not escape, and a call costs no allocation.
// Products and sums are rounded one after the other, never fused, so that every
// level and the portable form give the same digits, and these are NumPy's. Not so exp,
// log and tanh, which are within 1.3 units of the last place: exp and log are alike with AVX2
// and AVX-512, but the portable form rounds correctly, which is another digit for one number
// in 18 (exp) or 37 (tanh), and NumPy's own polynomials for one in 3 or 6.
//
// The steps of a polynomial wait for each other, and a processor has room for so many results
// that are under way. Therefore these loops go over two to four vectors at once, a step of
// each at a time, and keep constants in the registers that are left: exp takes a third less
// time so, and tanh with AVX2. Adam and RMSprop are at the rate of the divider: on Zen 4 it
// takes 8.6 cycles for eight square roots and divisions; Adam takes 0.30 ns a number with
// AVX2, and would take 0.19 without them.
package kernel

//go:generate go run gen_gemm.go gen_stepped.go gen_neon.go
//go:generate go run gen_dots.go
//go:generate go run gen_pack.go
//go:generate go run gen_math.go gen_functions.go gen_elementary.go gen_loop.go gen_reduce.go gen_tanh.go gen_lstm.go gen_patches.go gen_twist.go
