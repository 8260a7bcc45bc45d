package array

import (
	"sort"
	"strings"
)

// Einsum returns the sum of products that the subscripts describe, as NumPy's
// einsum. Two operands at a time are multiplied, as a matrix product, and
// letters that no later operand and not the result needs are summed over at once.
func Einsum(subscripts string, operands []*Array) *Array {
	inputs, output := ParseSubscripts(subscripts, operands)
	return EinsumLetters(inputs, output, operands)
}

// EinsumLetters is Einsum with the letters of every operand and of the result.
func EinsumLetters(inputs [][]rune, output []rune, operands []*Array) *Array {
	lengths := map[rune]int{}
	for i, a := range operands {
		for d, letter := range inputs[i] {
			n := a.shape[d]
			if old, ok := lengths[letter]; ok && old != n && old != 1 && n != 1 {
				FailIn("einsum", "the letter '%c' stands for the lengths %d and %d", letter, old, n)
			}
			lengths[letter] = max(n, lengths[letter])
			if n == 0 {
				lengths[letter] = 0
			}
		}
	}
	current, letters := diagonals(operands[0], inputs[0])
	for i := 1; i < len(operands); i++ {
		next, nextLetters := diagonals(operands[i], inputs[i])
		needed := map[rune]bool{}
		for _, later := range append([][]rune{output}, inputs[i+1:]...) {
			for _, l := range later {
				needed[l] = true
			}
		}
		current, letters = contract(current, letters, next, nextLetters, needed, lengths)
	}
	return arrange(current, letters, output, lengths)
}

// ParseSubscripts returns the letters of every operand and of the result. An
// ellipsis becomes capital Greek letters, counted from the last axis.
func ParseSubscripts(subscripts string, operands []*Array) (inputs [][]rune, output []rune) {
	text := strings.ReplaceAll(subscripts, " ", "")
	left, right, explicit := strings.Cut(text, "->")
	terms := strings.Split(left, ",")
	if len(terms) != len(operands) {
		FailIn("einsum", "the subscripts '%s' name %d arrays, got %d", subscripts, len(terms), len(operands))
	}
	extra := 0
	for i, term := range terms {
		letters := term
		if strings.Contains(term, "...") {
			n := operands[i].Ndim() - (len(term) - 3)
			if n < 0 {
				FailIn("einsum", "the subscripts '%s' want more axes than %s has", term, operands[i].Describe())
			}
			extra = max(extra, n)
			letters = strings.Replace(term, "...", ellipsis(n), 1)
		}
		inputs = append(inputs, []rune(letters))
		if len(inputs[i]) != operands[i].Ndim() {
			FailIn("einsum", "the subscripts '%s' want %d axes, got %s", term, len(inputs[i]), operands[i].Describe())
		}
		checkLetters(subscripts, term)
	}
	if explicit {
		checkLetters(subscripts, right)
		output = []rune(strings.Replace(right, "...", ellipsis(extra), 1))
		for i, l := range output {
			if strings.ContainsRune(string(output[:i]), l) || !strings.ContainsRune(joinRunes(inputs), l) {
				FailIn("einsum", "the result's letter '%c' occurs twice or in no array", l)
			}
		}
		return inputs, output
	}
	count := map[rune]int{}
	for _, l := range joinRunes(inputs) {
		count[l]++
	}
	var once []rune
	for l, n := range count {
		if n == 1 && l < 'Α' {
			once = append(once, l)
		}
	}
	sort.Slice(once, func(i, k int) bool { return once[i] < once[k] })
	return inputs, append([]rune(ellipsis(extra)), once...)
}

func ellipsis(n int) string {
	letters := make([]rune, n)
	for i := range letters {
		letters[i] = 'Α' + rune(n-1-i)
	}
	return string(letters)
}

func joinRunes(lists [][]rune) string {
	text := ""
	for _, l := range lists {
		text += string(l)
	}
	return text
}

func checkLetters(subscripts, term string) {
	for _, l := range strings.Replace(term, "...", "", 1) {
		if !(l >= 'a' && l <= 'z' || l >= 'A' && l <= 'Z') {
			FailIn("einsum", "'%c' in '%s' is no letter", l, subscripts)
		}
	}
}

// diagonals takes the diagonal over every letter that occurs twice in one array.
func diagonals(a *Array, letters []rune) (*Array, []rune) {
	letters = append([]rune{}, letters...)
	for i := 0; i < len(letters); i++ {
		for k := i + 1; k < len(letters); k++ {
			if letters[i] != letters[k] {
				continue
			}
			n := min(a.shape[i], a.shape[k])
			at := New(Int64, n)
			for p := range n {
				at.SetFloat(p, float64(p))
			}
			ix := make(Index, len(letters))
			ix[i].Array, ix[k].Array = at, at
			order := append(append(append([]rune{}, letters[:i]...), letters[i+1:k]...), letters[k+1:]...)
			a = Get(a, ix)
			if k == i+1 { // neighbours: the joint axis stays in its place
				letters = append(append(append([]rune{}, letters[:i]...), letters[i]), letters[k+1:]...)
			} else {
				letters = append([]rune{letters[i]}, order...)
			}
			return diagonals(a, letters)
		}
	}
	return a, letters
}

// contract multiplies two arrays and sums over the letters that are not needed any more.
func contract(a *Array, la []rune, b *Array, lb []rune, needed map[rune]bool, lengths map[rune]int) (*Array, []rune) {
	var batch, onlyA, onlyB, summed []rune
	inB := func(l rune) bool { return strings.ContainsRune(string(lb), l) }
	for _, l := range la {
		switch {
		case inB(l) && needed[l]:
			batch = append(batch, l)
		case inB(l):
			summed = append(summed, l)
		case needed[l]:
			onlyA = append(onlyA, l)
		}
	}
	for _, l := range lb {
		if !strings.ContainsRune(string(la), l) && needed[l] {
			onlyB = append(onlyB, l)
		}
	}
	left := arrange(a, la, join(batch, onlyA, summed), lengths)
	right := arrange(b, lb, join(batch, summed, onlyB), lengths)
	d := Promote(left.dtype, right.dtype)
	size := func(letters []rune) int {
		n := 1
		for _, l := range letters {
			n *= lengths[l]
		}
		return n
	}
	y := BatchMatMul(left.To(d).Reshape(size(batch), size(onlyA), size(summed)), right.To(d).Reshape(size(batch), size(summed), size(onlyB)), false, false)
	letters := join(batch, onlyA, onlyB)
	shape := make([]int, len(letters))
	for i, l := range letters {
		shape[i] = lengths[l]
	}
	return y.Reshape(shape...), letters
}

func join(lists ...[]rune) []rune {
	all := []rune{}
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// arrange sums a over the letters that are not wanted, puts the others in the
// wanted order and spreads axes of length 1 to the letter's length.
func arrange(a *Array, letters, wanted []rune, lengths map[rune]int) *Array {
	var drop Axes
	kept := []rune{}
	for d, l := range letters {
		if strings.ContainsRune(string(wanted), l) {
			kept = append(kept, l)
		} else {
			drop = append(drop, d)
		}
	}
	if drop != nil {
		d := a.dtype
		for _, ax := range drop { // an axis of length 1 that stands for more counts as often
			if n := lengths[letters[ax]]; a.shape[ax] == 1 && n != 1 {
				a = Mul(a, Scalar(a.dtype, float64(n)))
			}
		}
		a = Sum(a, drop, false).To(d)
	}
	order := make([]int, len(wanted))
	shape := make([]int, len(wanted))
	for i, l := range wanted {
		order[i] = strings.IndexRune(string(kept), l)
		order[i] = len([]rune(string(kept)[:order[i]]))
		shape[i] = lengths[l]
	}
	if len(order) > 0 {
		a = Transpose(a, order...)
	}
	return BroadcastTo(a, shape)
}
