// Command startup measures what a user waits for and what has to be installed:
// the first lesson in nnlua, Chainer and PyTorch, from the start of the program to its
// end, and the size on disk. It prints a table in Markdown, with the least of several
// runs: whatever else the machine does only adds to it.
//
//	go run ./scripts/startup -chainer PYTHON -torch PYTHON
//
// A peer whose Python is not given or lacks the library is left out.
package main

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// lesson trains y = Wx + b, in the words of each library.
var lesson = map[string]string{
	"nnlua": `local np, chainer = require "numpy", require "chainer"
local model = chainer.links.Linear(1, 1)
local optimizer = chainer.optimizers.SGD():setup(model)
local x, t = np.array{{1}, {2}, {7}}, np.array{{2}, {4}, {14}}
for i = 1, 50 do
  model:cleargrads()
  chainer.functions.mean_squared_error(model(x), t):backward()
  optimizer:update()
end`,
	"chainer": `import numpy as np, chainer
model = chainer.links.Linear(1, 1)
optimizer = chainer.optimizers.SGD().setup(model)
x, t = np.array([[1], [2], [7]], 'f'), np.array([[2], [4], [14]], 'f')
for i in range(50):
    model.cleargrads()
    chainer.functions.mean_squared_error(model(x), t).backward()
    optimizer.update()`,
	"torch": `import torch
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), 0.01)
x, t = torch.tensor([[1.], [2.], [7.]]), torch.tensor([[2.], [4.], [14.]])
for i in range(50):
    optimizer.zero_grad()
    torch.nn.functional.mse_loss(model(x), t).backward()
    optimizer.step()`,
}

var (
	rounds  = flag.Int("rounds", 9, "how often each program is run")
	chainer = flag.String("chainer", "", "a Python that has Chainer 7")
	torch   = flag.String("torch", "", "a Python that has PyTorch")
)

func main() {
	flag.Parse()
	if err := measure(); err != nil {
		fmt.Fprintln(os.Stderr, "startup:", err)
		os.Exit(1)
	}
}

func measure() error {
	folder, err := os.MkdirTemp("", "nnlua-startup")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	program := filepath.Join(folder, "nnlua")
	if out, err := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, ".").CombinedOutput(); err != nil {
		return fmt.Errorf("%v: %s", err, out)
	}
	fmt.Println("| | on disk | files | the first lesson, start to end | of which the processor works |\n|---|---|---|---|---|")
	row("nnlua", program, []string{program}, "-e")
	for _, peer := range []struct{ name, python string }{{"chainer", *chainer}, {"torch", *torch}} {
		if peer.python == "" {
			continue
		}
		// The libraries that its import loads, with Python's own.
		out, err := exec.Command(peer.python, "-c", "import "+peer.name+`, os, sys, sysconfig
here = sysconfig.get_paths()["purelib"]
top = {m.split(".")[0] for m in sys.modules}
print("\n".join(p for p in (os.path.join(here, m) for m in sorted(top)) if os.path.isdir(p)))
print("\n".join(p for p in (os.path.join(here, m + ".libs") for m in sorted(top)) if os.path.isdir(p)))
print(sysconfig.get_paths()["stdlib"])`).Output()
		if err != nil {
			fmt.Fprintf(os.Stderr, "startup: %s has no %s\n", peer.python, peer.name)
			continue
		}
		row(peer.name, peer.python, strings.Fields(string(out)), "-c")
	}
	return nil
}

// row prints the line of one program.
func row(name, program string, parts []string, flag string) {
	size, files := int64(0), 0
	for _, part := range parts {
		filepath.WalkDir(part, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.IsDir() && (d.Name() == "site-packages" || d.Name() == "dist-packages") && path != part {
				return filepath.SkipDir // of Python's own folder: what is installed is counted by name
			}
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				size += info.Size()
				files++
			}
			return nil
		})
	}
	var waits, works []time.Duration
	for range *rounds {
		start := time.Now()
		command := exec.Command(program, flag, lesson[name])
		if out, err := command.CombinedOutput(); err != nil {
			fmt.Fprintf(os.Stderr, "startup: %s: %v: %s\n", name, err, out)
			return
		}
		waits = append(waits, time.Since(start))
		works = append(works, command.ProcessState.UserTime()+command.ProcessState.SystemTime())
	}
	fmt.Printf("| %s | %d MB | %d | %.2f s | %.2f s |\n", name, size>>20, files, slices.Min(waits).Seconds(), slices.Min(works).Seconds())
}
