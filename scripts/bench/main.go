// Command bench runs whole programs side by side: the same work in nnlua,
// PyTorch and Chainer, and prints how they compare as a Markdown table.
//
//	go run ./scripts/bench -torch PYTHON -chainer PYTHON
//
// The programs, in the folder programs, do the same work: shapes, dtypes, initial
// values, optimizer, and so the losses they print. They run at the same time, but
// only one computes: bench hands steps to one after the other, so that whatever
// else the machine does slows all of them. A peer that is not installed is left out.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// workloads are the programs with what they do.
var workloads = []struct{ name, what string }{
	{"w1", "a model of one weight, SGD"},
	{"w2", "MLP 2-16-16-1, batch 4, SGD"},
	{"w3", "MLP 784-1000-1000-10, batch 100, Adam"},
	{"w4", "LeNet, batch 64, momentum SGD"},
	{"w5", "character RNN, LSTM cells by hand"},
	{"w5n", "character RNN, NStepLSTM"},
	{"w6", "sum(tanh(2x + 1)), a million numbers"},
	{"w7", "ResNet-18 on 32x32, batch 16"},
	{"w8", "JPEGs from files train a CNN, batch 50"},
}

var (
	rounds   = flag.Int("rounds", 7, "how often the programs take turns")
	seconds  = flag.Float64("seconds", 0.5, "how long a turn lasts, about")
	threads  = flag.String("threads", "1,2", "numbers of threads")
	only     = flag.String("only", "", "the workloads to run, such as w3,w4 (default all)")
	level    = flag.String("cpu", "", "avx2 holds all programs to AVX2")
	torch    = flag.String("torch", "python3", "a Python that has PyTorch")
	chainer  = flag.String("chainer", "python3", "a Python that has Chainer 7 and NumPy")
	nnlua    = flag.String("nnlua", "", "an nnlua to measure (default: this tree, built)")
	growth   = flag.Bool("growth", false, "measure how the time of a step grows with batch and width instead")
	warmup   = flag.Int("warmup", 5, "steps before the first turn, at least 5")
	programs = "scripts/bench/programs"
)

func main() {
	flag.Parse()
	if err := bench(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench() error {
	folder, err := os.MkdirTemp("", "nnlua-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if *nnlua == "" {
		*nnlua = filepath.Join(folder, "nnlua")
		build := exec.Command("go", "build", "-o", *nnlua, ".")
		build.Stderr = os.Stderr
		if err := build.Run(); err != nil {
			return fmt.Errorf("build nnlua (run bench in the top folder): %w", err)
		}
	}
	peers := installed()
	fmt.Printf("%s, %d cores, %s\n", processor(), runtime.NumCPU(), runtime.Version())
	if *growth {
		for _, n := range strings.Split(*threads, ",") {
			printGrowth(peers, n, folder)
		}
		return nil
	}
	printHeader(peers)
	for _, w := range workloads {
		if *only != "" && !slices.Contains(strings.Split(*only, ","), w.name) {
			continue
		}
		if w.name == "w8" {
			if err := writePhotos(folder); err != nil {
				return err
			}
		}
		for _, n := range strings.Split(*threads, ",") {
			if _, err := strconv.Atoi(n); err != nil {
				return fmt.Errorf("-threads is %q, want numbers with commas between", *threads)
			}
			results := make([]*result, len(peers))
			if err := compare(w.name, n, []string{folder}, peers, results); err != nil {
				fmt.Fprintf(os.Stderr, "%s, %s threads: %v\n", w.name, n, err)
				continue
			}
			printRow(w.name, w.what, n, results)
		}
	}
	if *only == "" || strings.Contains(*only+",", "w1,") {
		return printWholeProcess(peers, folder)
	}
	return nil
}

// processor returns the name of the processor.
func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	if _, name, ok := strings.Cut(string(text), "model name\t: "); ok {
		name, _, _ = strings.Cut(name, "\n")
		return name
	}
	return runtime.GOARCH
}
