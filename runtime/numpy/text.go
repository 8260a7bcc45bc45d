package numpy

import (
	"math"
	"strconv"
	"strings"

	"nnlua/runtime/array"
)

// columns is how the lines of a text are cut into numbers.
type columns struct {
	comments  string
	delimiter *string // nil: white space
	usecols   []int
	maxRows   *int
}

// lines returns the lines of a text, after skip of them. A mark of Unicode at
// the start, which Excel writes, is no part of the text.
func lines(text []byte, skip int) []string {
	all := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
	if len(all) > 0 && all[len(all)-1] == "" {
		all = all[:len(all)-1]
	}
	return all[min(max(skip, 0), len(all)):]
}

// fields cuts a line, without its comment, into words; none of an empty line.
func (c *columns) fields(line string) []string {
	line = strings.TrimSuffix(line, "\r")
	if c.comments != "" {
		line, _, _ = strings.Cut(line, c.comments)
	}
	if c.delimiter == nil || strings.TrimSpace(*c.delimiter) == "" && *c.delimiter != "\t" && len(*c.delimiter) != 1 {
		return strings.Fields(line)
	}
	if strings.TrimSpace(line) == "" {
		return nil
	}
	words := strings.Split(line, *c.delimiter)
	for i, w := range words {
		words[i] = strings.TrimSpace(w)
	}
	return words
}

// pick returns the words of the columns asked for; numbers of columns count from 0.
func (c *columns) pick(words []string, line int) []string {
	if c.usecols == nil {
		return words
	}
	picked := make([]string, len(c.usecols))
	for i, at := range c.usecols {
		if at < 0 {
			at += len(words)
		}
		if at < 0 || at >= len(words) {
			array.Fail("line %d has %d columns, usecols asks for column %d (from 0)", line, len(words), c.usecols[i])
		}
		picked[i] = words[at]
	}
	return picked
}

// table reads the rows of numbers. number turns a word into a number or fails;
// first is the number of the first line.
func (c *columns) table(text []string, first int, number func(word string, line, column int) float64) (values []float64, rows, width int) {
	for i, line := range text {
		if c.maxRows != nil && *c.maxRows >= 0 && rows == *c.maxRows {
			break
		}
		words := c.fields(line)
		if len(words) == 0 {
			continue
		}
		words = c.pick(words, first+i)
		if rows == 0 {
			width = len(words)
		}
		if len(words) != width {
			array.Fail("line %d has %d columns, the lines before have %d", first+i, len(words), width)
		}
		for k, word := range words {
			values = append(values, number(word, first+i, k))
		}
		rows++
	}
	return values, rows, width
}

// toDtype returns the numbers as an array of rows; integers must be whole.
func toDtype(values []float64, rows, width int, d array.Dtype) *Array {
	if !d.IsFloat() {
		for i, v := range values {
			if v != math.Trunc(v) || math.IsInf(v, 0) {
				array.Fail("row %d, column %d holds %g, which is no %s", i/width+1, i%width+1, v, d)
			}
		}
	}
	return array.FromSlice(values, rows, width).To(d)
}

// strictNumber refuses a word that is no number.
func strictNumber(word string, line, column int) float64 {
	v, err := strconv.ParseFloat(word, 64)
	if err != nil && !math.IsInf(v, 0) {
		hint := ""
		if line == 1 {
			hint = "; is it a header? skiprows = 1 leaves it out"
		}
		array.Fail("line %d, column %d is %s, want a number%s", line, column+1, quoted(word), hint)
	}
	return v
}

// quoted shortens what a damaged file may hold.
func quoted(word string) string {
	if len(word) > 40 {
		word = strings.ToValidUTF8(word[:40], "") + "..."
	}
	return strconv.Quote(word)
}
