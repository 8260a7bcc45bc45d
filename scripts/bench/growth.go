package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

// growths are the sizes of the network of mlp.lua, one of which grows.
var growths = []struct {
	what   string
	sizes  [][2]int // batch and width
	number int      // which of the two grows
	work   string   // how many multiplications there are
}{
	{"batch, width 256", [][2]int{{1, 256}, {4, 256}, {16, 256}, {64, 256}, {256, 256}, {1024, 256}}, 0, "as the batch"},
	{"width, batch 64", [][2]int{{64, 64}, {64, 128}, {64, 256}, {64, 512}, {64, 1024}, {64, 2048}}, 1, "as the square of the width"},
}

// printGrowth measures how the time of a step grows with the work: between two
// sizes it grows as the size to the power of the exponent.
func printGrowth(peers []peer, threads, folder string) {
	for _, g := range growths {
		fmt.Printf("\nThe work grows %s. Threads: %s.\n\n| %s |", g.work, threads, g.what)
		for _, p := range peers {
			fmt.Printf(" %s | exponent |", p.name)
		}
		fmt.Print("\n|---|")
		for range peers {
			fmt.Print("---|---|")
		}
		fmt.Println()
		before := make([]float64, len(peers))
		for k, size := range g.sizes {
			results := make([]*result, len(peers))
			if err := compare("mlp", threads, []string{folder, strconv.Itoa(size[0]), strconv.Itoa(size[1])}, peers, results); err != nil {
				fmt.Fprintf(os.Stderr, "mlp, batch %d, width %d: %v\n", size[0], size[1], err)
				return
			}
			fmt.Printf("| %d |", size[g.number])
			for i, r := range results {
				if r == nil {
					fmt.Print(" | |")
					continue
				}
				now := median(r.wall)
				exponent := ""
				if k > 0 && before[i] > 0 {
					grown := float64(size[g.number]) / float64(g.sizes[k-1][g.number])
					exponent = fmt.Sprintf("%.2f", math.Log(now/before[i])/math.Log(grown))
				}
				fmt.Printf(" %s | %s |", duration(now), exponent)
				before[i] = now
			}
			fmt.Println()
		}
	}
}
