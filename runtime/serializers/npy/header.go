package npy

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"nnlua/runtime/pattern"
)

// header is what stands before the data.
type header struct {
	kind    kind
	order   binary.ByteOrder
	fortran bool // the first axis runs fastest
	shape   []int
	descr   string
}

// maxHeader is far more than 32 axes need.
const maxHeader = 1 << 16

func readHeader(r io.Reader) (*header, error) {
	start := make([]byte, len(magic)+2)
	if _, err := io.ReadFull(r, start); err != nil || string(start[:len(magic)]) != magic {
		return nil, errors.New("it does not begin as an .npy file does")
	}
	version, width := start[len(magic)], 4
	switch version {
	case 1:
		width = 2
	case 2, 3:
	default:
		return nil, fmt.Errorf("it has version %d of the format, known are 1 to 3", version)
	}
	size := make([]byte, 4)
	if _, err := io.ReadFull(r, size[:width]); err != nil {
		return nil, errors.New("it ends within the header")
	}
	length := binary.LittleEndian.Uint32(size)
	if length > maxHeader {
		return nil, fmt.Errorf("its header is said to have %d bytes", length)
	}
	text := make([]byte, length)
	if _, err := io.ReadFull(r, text); err != nil {
		return nil, errors.New("it ends within the header")
	}
	return parseHeader(string(text))
}

// The entries of the header, which is a dictionary in Python's notation.
var (
	descrEntry   = pattern.Of(`['"]descr['"]\s*:\s*(?:['"]([^'"]*)['"]|(\[))`)
	fortranEntry = pattern.Of(`['"]fortran_order['"]\s*:\s*(True|False)`)
	shapeEntry   = pattern.Of(`['"]shape['"]\s*:\s*\(([0-9L, ]*)\)`)
)

func parseHeader(text string) (*header, error) {
	descr, fortran, shape := descrEntry().FindStringSubmatch(text), fortranEntry().FindStringSubmatch(text), shapeEntry().FindStringSubmatch(text)
	switch {
	case descr == nil || fortran == nil || shape == nil:
		return nil, errors.New("its header does not say descr, fortran_order and shape")
	case descr[2] != "":
		return nil, errors.New("it holds records (a structured dtype), want an array of numbers")
	}
	h := &header{fortran: fortran[1] == "True", shape: []int{}}
	for _, word := range strings.FieldsFunc(shape[1], func(c rune) bool { return c == ',' || c == ' ' }) {
		n, err := strconv.ParseInt(strings.TrimSuffix(word, "L"), 10, strconv.IntSize)
		if err != nil {
			return nil, fmt.Errorf("its shape holds %s", word)
		}
		h.shape = append(h.shape, int(n))
	}
	if len(h.shape) > 32 {
		return nil, fmt.Errorf("it has %d axes, want 32 or fewer", len(h.shape))
	}
	return h, h.setDescr(descr[1])
}

// setDescr reads the dtype: the byte order, a letter and a size, such as <f4.
func (h *header) setDescr(descr string) error {
	h.descr = descr
	order, code := byte('='), descr
	if code != "" && strings.IndexByte("<>|=", code[0]) >= 0 {
		order, code = code[0], code[1:]
	}
	h.order = binary.LittleEndian
	if order == '>' {
		h.order = binary.BigEndian
	}
	kind, ok := kinds[code]
	if !ok {
		return fmt.Errorf("it holds %s, want numbers", what(descr, code))
	}
	h.kind = kind
	return nil
}

// what names a dtype that is none of numbers.
func what(descr, code string) string {
	switch {
	case strings.HasPrefix(code, "O"):
		return "Python objects"
	case strings.HasPrefix(code, "U"), strings.HasPrefix(code, "S"), strings.HasPrefix(code, "a"):
		return "strings (dtype " + descr + ")"
	case strings.HasPrefix(code, "c"):
		return "complex numbers"
	}
	return strconv.Quote("dtype " + descr)
}
