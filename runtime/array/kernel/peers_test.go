package kernel

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"gonum.org/v1/gonum/blas/gonum"
)

// peer is a process that times another library.
type peer struct {
	in  io.Writer
	out *bufio.Reader
}

// startBLAS starts OpenBLAS at the level in use; see testdata/openblas.c.
func startBLAS(b *testing.B, threads int) *peer {
	program := filepath.Join(b.TempDir(), "openblas")
	// At the level in use: -mavx512f or -mavx2 also decides what "peak" measures.
	core, flag := "SkylakeX", "-mavx512f"
	if active == avx2 {
		core, flag = "Haswell", "-mavx2"
	}
	if text, err := exec.Command("gcc", "-O3", flag, "-mfma", "testdata/openblas.c", "-lopenblas", "-o", program).CombinedOutput(); err != nil {
		b.Skipf("no OpenBLAS to compare with (Debian: apt-get install gcc libopenblas-dev): %s", text)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), "OPENBLAS_CORETYPE="+core, "OPENBLAS_NUM_THREADS="+strconv.Itoa(threads),
		"OPENBLAS_THREAD_TIMEOUT=20") // after its turn they look for work for half a millisecond, not for 100
	return startPeer(b, cmd)
}

// startPeer starts a program that is asked for times, a line for a line.
func startPeer(b *testing.B, cmd *exec.Cmd) *peer {
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { in.Close(); cmd.Wait() })
	return &peer{in, bufio.NewReader(out)}
}

// nanoseconds returns the best time of what it is asked for.
func (p *peer) nanoseconds(b *testing.B, what string) float64 {
	fmt.Fprintln(p.in, what)
	var ns float64
	if _, err := fmt.Fscan(p.out, &ns); err != nil {
		b.Fatal(err)
	}
	return ns
}

// turn returns the best time of f in 30 ms.
func turn(f func()) float64 {
	best := math.Inf(1)
	for until := time.Now().Add(30 * time.Millisecond); time.Now().Before(until); {
		start := time.Now()
		f()
		best = min(best, float64(time.Since(start).Nanoseconds()))
	}
	return best
}

var peerShapes = []struct {
	name    string
	m, n, k int
	ta, tb  int
}{
	{"128", 128, 128, 128, 0, 0}, {"512", 512, 512, 512, 0, 0}, {"1024", 1024, 1024, 1024, 0, 0},
	{"mlp NN", 100, 1000, 784, 0, 0}, {"mlp NT", 100, 1000, 784, 0, 1}, {"mlp TN", 100, 1000, 784, 1, 0},
	{"conv1", 20, 36864, 25, 0, 0}, {"conv2", 50, 4096, 500, 0, 0}, {"lstm", 50, 512, 128, 0, 1},
	{"last layer", 100, 10, 1000, 0, 1}, {"64", 64, 64, 64, 0, 0}, {"256", 256, 256, 256, 0, 0},
}

// BenchmarkPeers compares the product with OpenBLAS at the same instruction set,
// with gonum and with the arithmetic of the machine, in turns of 30 ms of which
// the best counts. "go/openblas" above 1 is faster than OpenBLAS.
//
//	NNLUA_THREADS=1 go test -run xx -bench Peers -benchtime 1x ./runtime/array/kernel
//
// NNLUA_THREADS=2 compares on two cores, NNLUA_CPU=avx2 the other level.
func BenchmarkPeers(b *testing.B) {
	peer := startBLAS(b, Threads)
	product, count := 1.0, 0.0
	for _, s := range peerShapes {
		b.Run(s.name, func(b *testing.B) {
			x, y, z := random[float32](s.m*s.k), random[float32](s.k*s.n), make([]float32, s.m*s.n)
			lda, ldb := s.k, s.n
			if s.ta == 1 {
				lda = s.m
			}
			if s.tb == 1 {
				ldb = s.k
			}
			ours, theirs, gonums := math.Inf(1), math.Inf(1), math.Inf(1)
			for range 8 * b.N {
				if Threads > 1 {
					time.Sleep(2 * time.Millisecond) // for OpenBLAS's threads to end
				}
				ours = min(ours, turn(func() { Gemm(s.ta == 1, s.tb == 1, s.m, s.n, s.k, 1, x, lda, y, ldb, 0, z, s.n) }))
				theirs = min(theirs, peer.nanoseconds(b, fmt.Sprintf("gemm %d %d %d %d %d", s.m, s.n, s.k, s.ta, s.tb)))
			}
			gonums = turn(func() {
				gonum.Implementation{}.Sgemm(flag(s.ta == 1), flag(s.tb == 1), s.m, s.n, s.k, 1, x, lda, y, ldb, 0, z, s.n)
			})
			flops := 2 * float64(s.m) * float64(s.n) * float64(s.k)
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(flops/ours, "GFLOP/s")
			b.ReportMetric(theirs/ours, "go/openblas")
			b.ReportMetric(gonums/ours, "go/gonum")
			product, count = product*theirs/ours, count+1
		})
	}
	b.Logf("%s, %d threads: geometric mean %.3f of OpenBLAS; registers alone %.0f GFLOP/s a core, copies %.1f GB/s", Level(), Threads,
		math.Pow(product, 1/count), 1e6/peer.nanoseconds(b, "peak"), 1e6/peer.nanoseconds(b, "copy"))
}
