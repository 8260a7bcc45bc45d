// Package runtime is the map of the house: what stands where, and why. There is
// no code in it.
//
// # The folders
//
//	array/          N-dimensional arrays: dtype, shape, broadcasting, arithmetic, sums, products, printing, random numbers
//	array/kernel/   loops over slices and matrix products: assembly for each processor, portable Go behind it
//	array/special/  the special functions that gonum does not have
//	autograd/       Variable, Function, the backward pass, and the Session that holds all settings
//	catalog/        the list of everything that a script can call
//	pattern/        regular expressions, compiled when they are first used
//	file/           how files are opened and written: whole or not at all, and within the folder that a script may use
//	numpy/          np.*: rows over array/, relatives in one file
//	functions/      chainer.functions, one file per function
//	links/          chainer.links: Link, Parameter, and the layers
//	optimizers/     chainer.optimizers
//	serializers/    .npz and safetensors: safetensors/ is that format, npy/ that of one array
//	gradientcheck/  chainer.gradient_check
//	images/         chainer.image: photographs as arrays
//	datasets/       chainer.datasets and chainer.iterators
//	reporter/       chainer.report and the summaries of what was reported
//	training/       updaters, triggers, the Trainer and its extensions
//	pyplot/         figures
//	exercise/       the module check, with which an exercise marks itself
//	internal/check/ comparison with recorded and with numerical results, for tests
//
// Above the runtime stand bindings (which makes Lua modules and classes of the rows; nothing
// below it knows Lua), repl/shell (a Lua session without a terminal; lines/ rewrites a
// program that is stepped), repl/console (the terminal), repl/lessons, manual,
// stubs and licenses (a command of nnlua each) and main; repl/fuzz has the tests that
// run what nobody would write. Imports run one way, and
// a test beside main.go says so.
//
// # The way of one call
//
// What happens at F.sigmoid(x) in a script:
//
//  1. bindings has made a Lua function of the row that stands in
//     functions/sigmoid.go (open.go). It checks the arguments against the signature,
//     reads defaults and keywords (bind.go, convert.go), and calls the Go function
//     Sigmoid (call.go). Where x is a Variable of floats nothing of that can fail, and
//     shortcut.go calls Sigmoid at once.
//  2. Sigmoid hands a fresh autograd.Function, a struct that embeds Node, and x to
//     autograd.Apply1 (apply.go).
//  3. That calls Forward with the arrays. Forward computes with a loop over a row of
//     numbers, kernel.Sigmoid, through array.MapFloats, and says what Backward will
//     need: RetainOutputs.
//  4. The node is recorded in the graph, unless nobody wants a gradient.
//  5. bindings wraps the resulting Variable as a Lua value (values.go).
//
// Later, y:backward() visits the nodes, highest rank first (pass.go), and calls
// Backward, which is written with differentiable functions, or, where a function has
// it and nobody asks for gradients of gradients, the shorter BackwardArrays (backward_step.go).
//
// # Adding a function
//
// Write one file in functions/ and its test. sigmoid.go is the model: a doc
// comment with an example, a Go function, a row, Forward and Backward. Nothing
// else is edited: the binding, the checks, help, completion and the test of the
// example come from the row; the words for its types stand in catalog/types.go. The
// test calls check.Gradients, and recorded cases in functions/testdata/golden are found by
// the name of the function: golden_functions_test.go runs them.
//
// A function of np stands in numpy/ beside its relatives, without a node: what loops
// over elements is array/'s, and what Lua gets is numpy/result.go's. Its test is a line
// of a recorder in numpy/testdata/reference, which asks NumPy and writes down what it said.
//
// # Why
//
// Decisions that hold the house together, with the reason for each.
//
// Rows instead of hand-written bindings: thousands of dull lines would drift
// apart. Instead of generated code: a step to remember and one file on which
// everybody collides. Instead of reflection alone: it knows no names, defaults
// or documentation. A row costs one line and says all of it.
//
// Array has a dtype tag and one typed slice, not a type parameter: Array[T]
// would spread to Variable, Function and Link and have to be erased again at
// the border to Lua. Generics live in the kernels.
//
// Arrays are always contiguous. A transpose copies; products take flags
// instead. Every kernel is then a loop over whole slices.
//
// Errors are panics of *array.Error: a backward such as Mul(gy, Mul(y, ...))
// has to compose. Each boundary adds what it knows once. Any other panic is a
// bug and only the outermost boundary reports it. Go users call array.Try.
//
// The session belongs to the Variable and is no global, so that two Lua states
// in one process never disturb each other.
//
// float32 dot products of up to 31 numbers are added in double precision,
// because the BLAS under NumPy does so: the lesson's output is compared with
// Chainer's character by character. Sums are pairwise for the same reason.
//
// BackwardArrays beside Backward is written only where a benchmark asks for it; the
// golden tests run both.
//
// Matrix products live in array/kernel and are registered as gonum's BLAS. How they and the
// loops over rows use caches, registers and threads, and which digits are NumPy's, stands
// in the documentation of that package.
//
// Memory that is about to be overwritten is not cleared (kernel.Unset): clearing
// 4 MB takes as long as adding two rows of that size. What remains is that fresh
// memory is cold: adding a million float32 into the same result over and over
// takes 0.16 ms, into a new one each time 0.35 ms. NumPy frees a temporary at
// once and gets the same, warm memory back; a garbage collector cannot know.
//
// The class of an object is the set of rows whose receiver its Go type is or
// embeds: embedding is inheritance. A Parameter embeds a Variable and so has all
// that a Variable has.
//
// # Whole programs
//
// scripts/bench runs programs beside PyTorch and Chainer. What it led to:
//
// A function may have BackwardArrays beside Backward: one pass instead of a
// graph of small functions. The backward pass knows which gradients nobody else
// holds: it adds to these in place, lets BackwardArrays write over them, and gives
// their memory back (Array.Recycle) once their function has run. For sum(tanh(2x +
// 1)) of a million numbers that halved the time. Weights that are used again and
// again, as in recurrent networks, get their products added to the sum so far.
// Gradients that can be seen (retain_grad, chainer.grad, hooks, functions written in
// Lua) are left alone, and so is the way back that is recorded.
//
// The garbage collector lets the heap grow by 96 MiB, but by 50 to 1000 percent
// (kernel.TuneCollector): a step of ResNet-18 then holds 0.5 GiB, with 400 percent
// for all it was 1.5. Small programs still hardly ever collect.
//
// The gradient of a sum over everything stays one number (UniformBackward) through
// functions that can do with that, until one wants an array. The memory of a gradient
// that nobody has looked at serves the next one after cleargrad. Both, and a tanh out
// of tables (gen_tanh.go: 0.21 ns a number instead of 0.54, below one unit in the last
// place), took sum(tanh(2x + 1)) from 3.3 to 2.1 ms.
//
// What is left of it is mostly fresh, cold memory. A large Variable times a number, or
// plus one, is therefore computed when somebody looks at it (array/deferred.go): tanh
// takes its blocks through 2x and + 1 in the first cache, and neither is ever written.
// That took another half, from 2.0 to 1.05 ms. An array knows by weak pointers what waits
// for it, and whoever reaches for its elements computes that first; where a slice or a
// view of the elements has been handed out, nothing waits.
//
// A convolution has no columns in memory (kernel.Patches). Forward, they are an operand
// of the one product there is: its blocks are packed out of the image, by tables of
// offsets and masks, a register of the places of a window at a time. The gradient of the
// weights packs them too, and turns y, which is a ninth as large. The gradient of the
// image multiplies the turned weights with y and adds the sums to the image by the same
// tables: where the window sees no padding that is half the work of looking from the
// image at y. Where the window moves by steps, the image is first sorted by the
// remainders of its positions, so that what a point of the window stands on lies side by
// side. The tables are made once for all three. Sums are made in the order of Chainer's,
// so that all but the gradients of the weights have Chainer's digits, bit for bit. On
// Zen 4 a step of LeNet takes 23 percent less time than with images that look at y and
// columns for steps, one of ResNet-18 5, and a small convolution less than half.
//
// With a window of 3 by 3 and padding, 31 percent of the multiplications are with zeros
// where images are 4 by 4, and 16 where they are 8 by 8. They are left out. For y and the
// gradient of the image, 16 or 32 images lie interleaved (kernel.Interleaved), so that a
// register belongs to one place of the window. Micro-kernels go through weights and images
// in steps, of which there is a table for each kind of place, and read both where they are;
// the order of the sums stays. (Only an infinite weight shows it: times the zeros of the
// padding it makes NaN, in Chainer.) It pays where it saves 30 multiplications for each number
// that has to be moved. The gradient of the weights goes in steps, too, from place to place
// (kernel.WeightGradient); as it packs no patches, it is a tenth faster even for images of
// 32 by 32. Together a step of ResNet-18 went from 590 to 520 ms. Kernels one register wide
// now multiply with a number that is still in memory: a load of 64 bytes for each
// multiplication had held them to three quarters of the rate on Zen 4. Squares of 16 by 16
// are turned with whole lines of the cache on both sides, which takes 0.2 ns a number; by
// eights, with lines of a power of two apart, it took up to 1.0.
//
// A layer of the n_step functions is one function over all steps of all
// sequences. Its weights are packed once (kernel.Packed), a step multiplies its
// inputs and its state straight into the gates, and the cell is one loop in
// assembly. The way back turns the gates into their gradients in place and adds to
// the gradients of the weights in chunks of about 384 rows: as deep as a block of a
// product, and still in the second cache; they are summed turned, so that the inputs are
// packed and the gates, four times as many, read where they are (2 percent of a step).
// Threads take bands of sequences through all steps. Gradients of gradients come from
// the same layer, unrolled into small functions. With faster packing, this halved the
// processor's time for a step of the character RNN (67 to 33 ms), and of 83 MiB in
// 53,700 allocations 16 MiB in 3,900 are left.
//
// Of what a step of a small network does, little is arithmetic. Products of up to 32,768
// multiplications go straight to the micro-kernels (gemm_small.go), the calls of every step
// pass by reflection (bindings/shortcut.go), an array of up to 256 bytes is one allocation
// with its elements, a Variable of one is one with its node, and the Variables of gradients
// are used again. A step of the MLP 2-16-16-1 went from 29 to 10 us and from 172
// allocations to 69, one of the model of one weight from 4.6 to 2.6 us and from 48 to 28.
//
// A function of one result then got its Variable and node into its own piece of memory;
// a small gradient that nobody has looked at is room for the next one of its Variable,
// or of its shape (Node.NewGrad); the layers of a model are the same userdata in every
// step; products of up to 512 multiplications keep four sums in registers
// (gemm_tiny.go), and larger small ones pass no structs about. That left 24 and 9
// allocations, and took 40 percent off the processor's time for the MLP and 32 off that
// for the one weight. It brought nothing to add biases in one call instead of one a row,
// or to clear the lists of a function without a defer (both below 1 percent). A collector
// that waits three times as long takes 4 percent off, for 50 MiB more.
//
// What did not help: adding to the image along what was just written, or under masks that
// touch it (the processor waits for the store; see gen_patches.go); deeper or fewer blocks
// of patches for the gradient of the weights (no difference), as many rows as fit into the
// second cache (3 percent more time); collecting garbage more often, so that memory is warmer
// (sum(tanh(2x + 1)) took 12 percent longer with a heap that doubles, and 70 with one that
// grows by half); one product for the inputs of all steps of an NStepLSTM, whose 5 MB of
// gates leave the caches before their step comes, with gradients in memory of their own (3
// percent more time); biases copied in before that product and a copy of every state (6
// percent); computing the gates of lstm anew on the way back instead of keeping them (no
// difference); tanh out of tables with AVX2, where eight rows have to be loaded and turned
// for eight numbers (the digits of AVX-512, but at best 0.55 ns a number on Zen 4 instead of 0.45);
// the same digits in portable Go, whose float32 cannot multiply and add at once (exp took
// two to three times as long); loading a constant once for all vectors of a loop instead of
// once for each, with AVX2, which costs a register for results under way; the gates of an
// LSTM cell in turns (4 percent); all loops of batch normalization over one channel before
// the next, which then stays in the second cache: rows of one channel lie far apart;
// interleaving images of 32 by 32, which together leave the second cache (y took 5 percent
// longer, the gradient of the image 4 less); panels of the weights instead of rows where
// they are (2 percent more of a product, but 5 ms a step of ResNet-18 for packing). A
// profile for the compiler (default.pgo) takes 6 and 4 percent off the steps of the small
// networks, but building then takes twice as long.
//
// What is left: a step of ResNet-18 is 53 GFLOP, of which 47 are not with zeros. On one
// thread of a Zen 4 they take 412 of 520 ms in the micro-kernels, at 113 GFLOP/s, which is
// what the registers alone reach; PyTorch needs 570 ms for all. Packing and turning takes
// 36 ms, batch normalization 23, adding to images and sorting them 8, relu and the sums of
// the blocks 9, the optimizer 6, the system, for pages touched for the first time, 8. Batch
// normalization, relu, the sums of the blocks and the optimizer wait for memory. Of the
// character RNN with NStepLSTM, 77 percent are the micro-kernels, at 114 GFLOP/s for the
// 4.1e9 operations of a step; 6 are the cells, 3 copies, 3 packing. With
// cells by hand, half are micro-kernels and 17 percent packing: a weight may change
// between two calls of linear, which packs it every time. Of a step of the MLP
// 2-16-16-1 a fifth is allocation and collection, a quarter the machine of Lua with its
// tables, a seventh kernels, a seventh the graph and the way back through it.
//
// # The start
//
// A program that prints one number takes 4.5 ms of the processor's time instead of 11.5,
// the first lesson without its figure 7.5 instead of 13.5, with it 15.7 instead of 28, because
// what a program may need is made when it is asked for. catalog.Add keeps a signature as
// text, and the first call of a function reads it (catalog.Entry); the table of a module
// is filled by require, the methods of a class by their first use; regular expressions
// (pattern), colour maps and palettes likewise. A package that fills a map or compiles a
// pattern in a variable takes that time from every run: GODEBUG=inittrace=1 shows
// it. A figure is written without trying PNG's filters, drawn in place and not in a copy,
// and not painted white on white: 8 ms instead of 14.
//
// What is left of the 4.5 ms: 39 percent are the variables and init functions of 330
// packages, most of them of libraries, 17 the start of Go's runtime, 15 main; a third of
// all that is pages that are touched for the first time. Filling the modules of the first lesson
// takes 0.9 ms: if their functions were made one by one, as a script asks for them, pairs(np)
// would not see them.
package runtime
