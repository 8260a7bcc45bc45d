//go:build unix

package datasets

import (
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/images"
)

// cpuTime returns the processor time that the process has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkLoading draws batches of photographs while one core computes for about
// as long as the other takes to read them: MultithreadIterator and
// MultiprocessIterator keep both busy, SerialIterator one.
func BenchmarkLoading(b *testing.B) {
	const n, size, batch = 64, 256, 16
	folder, s := b.TempDir(), autograd.NewSession()
	d := &ImageDataset{root: folder, dtype: array.Float32}
	img := array.New(array.Float32, 3, size, size)
	for i := range img.Size() {
		img.SetFloat(i, s.Random.Uniform(0, 255))
	}
	for i := range n {
		name := fmt.Sprintf("%d.jpg", i)
		images.Save(filepath.Join(folder, name), img, 90)
		d.add(name, name)
	}
	start := time.Now()
	for i := range batch {
		d.Example(i)
	}
	work := time.Since(start)
	inOrder, two := false, 2
	for _, c := range []struct {
		name string
		it   Iterator
	}{
		{"serial", NewSerialIterator(s, d, batch, true, &inOrder, nil)},
		{"multithread", NewMultithreadIterator(s, d, batch, true, &inOrder, two, nil)},
		{"multiprocess", NewMultiprocessIterator(s, d, batch, MultiprocessOptions{Repeat: true, Shuffle: &inOrder, NProcesses: &two, NPrefetch: 2})},
	} {
		b.Run(c.name, func(b *testing.B) {
			c.it.Next()
			begin, used := time.Now(), cpuTime()
			for b.Loop() {
				c.it.Next()
				for end := time.Now().Add(work); time.Now().Before(end); { // the training, on one core
				}
			}
			b.ReportMetric(float64(cpuTime()-used)/float64(time.Since(begin)), "cores")
		})
	}
}
