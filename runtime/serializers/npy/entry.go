package npy

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"nnlua/runtime/pattern"
)

// readEntry reads an array, a text or None.
func readEntry(r io.Reader) (e Entry, err error) {
	h, err := readHeader(r)
	switch {
	case err == nil:
		e.Array, err = readArray(r, h)
		return e, err
	case h == nil || len(h.shape) > 0:
		return e, err
	}
	order, code := h.order, strings.TrimLeft(h.descr, "<>|=")
	n, _ := strconv.Atoi(code[min(1, len(code)):])
	switch {
	case strings.HasPrefix(code, "U"):
		return readText(r, n, 4, func(b []byte) rune { return rune(order.Uint32(b)) })
	case strings.HasPrefix(code, "S"):
		return readText(r, n, 1, func(b []byte) rune { return rune(b[0]) })
	case code == "O" && isNone(r):
		return e, nil
	}
	return e, err
}

// readText reads n characters of size bytes; those at the end that are zero are
// not part of the text.
func readText(r io.Reader, n, size int, char func(b []byte) rune) (Entry, error) {
	const most = 1 << 26
	if n < 0 || n > most {
		return Entry{}, fmt.Errorf("it holds a text said to have %d characters", n)
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(n*size)))
	if err == nil && len(data) < n*size {
		err = errors.New("it ends within a text")
	}
	if err != nil {
		return Entry{}, err
	}
	var text strings.Builder
	for ; len(data) > 0; data = data[size:] {
		text.WriteRune(char(data))
	}
	s := strings.TrimRight(text.String(), "\x00")
	return Entry{Text: &s}, nil
}

// none is how pickle writes a NumPy array without axes that holds None.
const none = "\x80\x03cnumpy.core.multiarray\n_reconstruct\nq\x00cnumpy\nndarray\nq\x01K\x00\x85q\x02C\x01bq\x03\x87q\x04Rq\x05" +
	"(K\x01)cnumpy\ndtype\nq\x06X\x02\x00\x00\x00O8q\x07\x89\x88\x87q\x08Rq\t(K\x03X\x01\x00\x00\x00|q\nNNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK?tq\x0bb" +
	"\x89]q\x0cNatq\rb."

// noneEnd is how such a pickle ends, whatever its version: a list with None.
// Python objects are not read; this one is recognized.
var noneEnd = pattern.Of(`(?s)_reconstruct.*\](?:q?.)?Na(?:q?.)?t(?:q?.)?b\.$`)

func isNone(r io.Reader) bool {
	data, err := io.ReadAll(io.LimitReader(r, 1024))
	return err == nil && (string(data) == none || noneEnd().Match(data))
}

// write writes what the entry holds as an .npy file.
func (e Entry) write(w io.Writer) error {
	switch {
	case e.Array != nil:
		return Write(w, e.Array)
	case e.Text == nil:
		if err := writeHeader(w, "|O", nil); err != nil {
			return err
		}
		_, err := io.WriteString(w, none)
		return err
	}
	chars := max(1, utf8.RuneCountInString(*e.Text))
	if err := writeHeader(w, "<U"+strconv.Itoa(chars), nil); err != nil {
		return err
	}
	data := make([]byte, 0, 4*chars)
	for _, c := range *e.Text {
		data = binary.LittleEndian.AppendUint32(data, uint32(c))
	}
	_, err := w.Write(append(data, make([]byte, 4*chars-len(data))...))
	return err
}
