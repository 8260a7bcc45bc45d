package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// peer is one way to run the programs.
type peer struct {
	name    string
	command []string
	suffix  string // of the file of a program
}

// installed returns nnlua and the peers that are there, and says which are not.
func installed() []peer {
	peers := []peer{{"nnlua", []string{*nnlua}, ".lua"}}
	for _, p := range []peer{{"torch", []string{*torch, "-W", "ignore"}, "_torch.py"}, {"chainer", []string{*chainer, "-W", "ignore"}, "_chainer.py"}} {
		imports := "import measure, " + p.name + "; print(" + p.name + ".__version__, 'NumPy', measure.np.__version__)"
		version := exec.Command(p.command[0], "-W", "ignore", "-c", imports)
		version.Dir = programs
		text, err := version.Output()
		if err != nil {
			fmt.Printf("%s is left out: %s cannot import it (-%s names another Python)\n\n", p.name, p.command[0], p.name)
			continue
		}
		fmt.Printf("%s %s\n\n", p.name, strings.TrimSpace(string(text)))
		peers = append(peers, p)
	}
	return peers
}

// process is a program that runs and waits for steps to do.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Scanner
	losses []float64
	steps  int // of a turn
}

func (p peer) start(workload, threads string, warmup int, args ...string) (*process, error) {
	command := slices.Concat(p.command, []string{workload + p.suffix, strconv.Itoa(warmup)}, args)
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Dir = programs
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "NNLUA_THREADS="+threads, "OMP_NUM_THREADS="+threads, "OPENBLAS_NUM_THREADS="+threads, "MKL_NUM_THREADS="+threads)
	if *level == "avx2" {
		cmd.Env = append(cmd.Env, "NNLUA_CPU=avx2", "ATEN_CPU_CAPABILITY=avx2", "MKL_ENABLE_INSTRUCTIONS=AVX2", "ONEDNN_MAX_CPU_ISA=AVX2", "OPENBLAS_CORETYPE=Haswell")
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	r := &process{cmd: cmd, in: in, out: bufio.NewScanner(out)}
	for r.out.Scan() {
		word, number, _ := strings.Cut(strings.Replace(r.out.Text(), "\t", " ", 1), " ")
		if word == "ready" {
			return r, nil
		}
		loss, err := strconv.ParseFloat(number, 64)
		if word != "loss" || err != nil {
			return nil, fmt.Errorf("%s printed %q", p.name, r.out.Text())
		}
		r.losses = append(r.losses, loss)
	}
	r.stop()
	return nil, fmt.Errorf("%s ended before it was ready", p.name)
}

// turn lets the program do n steps and returns how long one took, in seconds,
// and how much of the processor it used.
func (r *process) turn(n int) (wall, cpu float64, err error) {
	before := r.cpuTime()
	fmt.Fprintln(r.in, n)
	if !r.out.Scan() {
		return 0, 0, fmt.Errorf("the program ended")
	}
	_, number, _ := strings.Cut(strings.Replace(r.out.Text(), "\t", " ", 1), " ")
	wall, err = strconv.ParseFloat(number, 64)
	return wall / float64(n), (r.cpuTime() - before).Seconds() / float64(n), err
}

// calibrate finds how many steps make a turn.
func (r *process) calibrate() error {
	for n := 1; ; n *= 2 {
		wall, _, err := r.turn(n)
		if err != nil {
			return err
		}
		if wall*float64(n) > *seconds/4 {
			r.steps = max(1, int(*seconds/wall))
			return nil
		}
	}
}

// cpuTime returns how long the threads of the process have run; 0 where the
// system does not say.
func (r *process) cpuTime() time.Duration {
	var sum time.Duration
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", r.cmd.Process.Pid))
	for _, name := range files {
		text, _ := os.ReadFile(name)
		first, _, _ := strings.Cut(string(text), " ")
		n, _ := strconv.ParseInt(first, 10, 64)
		sum += time.Duration(n)
	}
	return sum
}

// stop ends the program and returns the most memory it held, in MiB.
func (r *process) stop() float64 {
	peak := 0.0
	if text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", r.cmd.Process.Pid)); err == nil {
		if _, rest, ok := strings.Cut(string(text), "VmHWM:"); ok {
			fmt.Sscan(rest, &peak)
		}
	}
	r.in.Close()
	r.cmd.Wait()
	return peak / 1024
}
