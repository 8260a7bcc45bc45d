package main

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// result is what was measured of one program.
type result struct {
	wall, cpu []float64 // seconds of a step, one of each turn
	peak      float64   // resident memory, MiB
}

// compare lets the programs of a workload take turns. A peer that has not got
// the program, or fails, has no result.
func compare(workload, threads string, args []string, peers []peer, results []*result) error {
	running := make([]*process, len(peers))
	defer func() {
		for i, r := range running {
			if r == nil {
				continue
			}
			if peak := r.stop(); results[i] != nil {
				results[i].peak = peak
			}
		}
	}()
	for i, p := range peers {
		r, err := p.start(workload, threads, max(5, *warmup), args...)
		if err == nil {
			running[i] = r
			err = r.calibrate()
		}
		if err != nil {
			if i == 0 {
				return err
			}
			fmt.Printf("%s without %s: %v\n", workload, p.name, err)
			continue
		}
		results[i] = &result{}
		if i > 0 {
			tolerance := 5e-3 // digits are lost from step to step
			if workload == "w8" {
				tolerance = 2e-2 // libjpeg smooths colours where Go's decoder does not
			}
			if err := agree(running[0].losses, r.losses, tolerance); err != nil {
				return fmt.Errorf("nnlua and %s: %w", p.name, err)
			}
		}
	}
	for range *rounds {
		for i, r := range running {
			if results[i] == nil {
				continue
			}
			if threads != "1" { // OpenBLAS's threads look for work for 100 ms before they sleep
				time.Sleep(150 * time.Millisecond)
			}
			wall, cpu, err := r.turn(r.steps)
			if err != nil {
				return err
			}
			results[i].wall, results[i].cpu = append(results[i].wall, wall), append(results[i].cpu, cpu)
		}
	}
	return nil
}

// agree holds the losses of two programs to each other.
func agree(a, b []float64, tolerance float64) error {
	for i := range a {
		if math.Abs(a[i]-b[i]) > tolerance*math.Max(math.Abs(a[i]), 0.1) {
			return fmt.Errorf("the losses do not agree: %v and %v", a, b)
		}
	}
	return nil
}

func printHeader(peers []peer) {
	fmt.Printf("\nTimes are medians of %d turns, with their spread: (largest - smallest) / median. Ratios are the peer's time by nnlua's,\n", *rounds)
	fmt.Println("medians over the turns side by side; in brackets of the shortest turns, and of the processor's time. Memory is the peak, MiB.")
	fmt.Print("\n| workload | threads |")
	for _, p := range peers {
		fmt.Printf(" %s | memory |", p.name)
	}
	for _, p := range peers[1:] {
		fmt.Printf(" %s : nnlua |", p.name)
	}
	fmt.Print("\n|---|---|")
	for range 3*len(peers) - 1 {
		fmt.Print("---|")
	}
	fmt.Println()
}

func printRow(name, what, threads string, results []*result) {
	fmt.Printf("| %s: %s | %s |", name, what, threads)
	for _, r := range results {
		if r == nil {
			fmt.Print(" | |")
			continue
		}
		m := median(r.wall)
		fmt.Printf(" %s ±%.0f %% | %.0f |", duration(m), 100*(slices.Max(r.wall)-slices.Min(r.wall))/m, r.peak)
	}
	for _, r := range results[1:] {
		if r == nil {
			fmt.Print(" |")
			continue
		}
		own, ratios := results[0], make([]float64, len(r.wall))
		for i := range ratios {
			ratios[i] = r.wall[i] / own.wall[i]
		}
		fmt.Printf(" %.2f (%.2f, %.2f) |", median(ratios), slices.Min(r.wall)/slices.Min(own.wall), slices.Min(r.cpu)/slices.Min(own.cpu))
	}
	fmt.Println()
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[len(sorted)/2]
}

func duration(seconds float64) string {
	switch {
	case seconds < 1e-3:
		return fmt.Sprintf("%.3g us", seconds*1e6)
	case seconds < 1:
		return fmt.Sprintf("%.3g ms", seconds*1e3)
	}
	return fmt.Sprintf("%.3g s", seconds)
}

// printWholeProcess measures the first workload from the start of the process to
// its end, 50 rounds.
func printWholeProcess(peers []peer, folder string) error {
	results := make([]*result, len(peers))
	for range *rounds {
		for i, p := range peers {
			start := time.Now()
			r, err := p.start("w1", "1", 50, folder)
			if err != nil {
				return err
			}
			if results[i] == nil {
				results[i] = &result{}
			}
			results[i].peak = r.stop()
			results[i].wall = append(results[i].wall, time.Since(start).Seconds())
			usage := r.cmd.ProcessState
			results[i].cpu = append(results[i].cpu, (usage.UserTime() + usage.SystemTime()).Seconds())
		}
	}
	printRow("w1", "the whole process, 50 rounds", "1", results)
	return nil
}
