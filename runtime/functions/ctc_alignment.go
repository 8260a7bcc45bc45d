package functions

import "math"

// withBlanks puts a blank before, between and after the symbols.
func withBlanks(symbols []int, blank int) []int {
	path := []int{blank}
	for _, symbol := range symbols {
		path = append(path, symbol, blank)
	}
	return path
}

// logZero stands for the logarithm of 0. It is finite, so that differences are numbers.
const logZero = -1e10

// alignment is one sequence and its path of symbols and blanks.
type alignment struct {
	logY   []float64 // logarithms of probabilities: of symbol c at time k at k*stride+c
	stride int
	path   []int
}

// subtract takes the probability of each symbol at each time, given the path,
// off from slope, and returns the loss.
func (s *alignment) subtract(slope []float64, times int) float64 {
	n := len(s.path)
	before, after := s.arrivals(times, false), s.arrivals(times, true)
	total := 0.0
	sums := make([]float64, n)
	for k := range times {
		for i, symbol := range s.path {
			sums[i] = before[k*n+i] + after[(times-1-k)*n+n-1-i] + s.at(k, symbol)
		}
		if k == 0 {
			total = logSum(sums...)
		}
		for i, symbol := range s.path {
			slope[k*s.stride+symbol] -= math.Exp(sums[i] - total)
		}
	}
	return -total
}

// arrivals returns, for each time and place of the path, the logarithm of the
// probability of all ways that lead there, without the step itself. With
// backward they come from the end of the path and of time.
func (s *alignment) arrivals(times int, backward bool) []float64 {
	n := len(s.path)
	all := make([]float64, times*n)
	state := make([]float64, n)
	for i := range state {
		state[i] = logZero
	}
	state[0] = 0
	place, time := func(i int) int { return s.path[i] }, func(k int) int { return k }
	if backward {
		place, time = func(i int) int { return s.path[n-1-i] }, func(k int) int { return times - 1 - k }
	}
	for k := range times {
		arrived := all[k*n : k*n+n]
		for i := range arrived {
			one, two := logZero, logZero
			if i > 0 {
				one = state[i-1]
			}
			if i > 1 && place(i) != place(i-2) {
				two = state[i-2]
			}
			arrived[i] = logSum(state[i], one, two)
		}
		for i := range state {
			state[i] = arrived[i] + s.at(time(k), place(i))
		}
	}
	return all
}

func (s *alignment) at(time, symbol int) float64 {
	return math.Max(s.logY[time*s.stride+symbol], logZero)
}

// logSum returns log(sum(exp(x))).
func logSum(x ...float64) float64 {
	largest := math.Inf(-1)
	for _, v := range x {
		largest = math.Max(largest, v)
	}
	sum := 0.0
	for _, v := range x {
		sum += math.Exp(v - largest)
	}
	return largest + math.Log(sum)
}
