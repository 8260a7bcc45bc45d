// Package npy reads and writes NumPy's files: .npy, one array, and .npz, a zip
// archive of them. The format is that of numpy.lib.format, versions 1.0 to 3.0.
//
// A file may come from anywhere. Nothing in it is believed before it has been
// checked, and no more memory is taken than the file has data: damage is an
// error in one line.
package npy

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"nnlua/runtime/array"
)

const magic = "\x93NUMPY"

// Read returns the array in an .npy file. Numbers of other sizes are read as the
// next dtype that holds them: float16 as float32, int8, int16 and uint16 as
// int32, uint32 and uint64 as int64.
func Read(r io.Reader) (*array.Array, error) {
	h, err := readHeader(r)
	if err != nil {
		return nil, err
	}
	return readArray(r, h)
}

// readArray returns the array behind a header of numbers.
func readArray(r io.Reader, h *header) (a *array.Array, err error) {
	if failure := array.Try(func() {
		var data []byte
		if data, err = readData(r, h); err == nil {
			a = h.decode(data)
		}
	}); failure != nil {
		return nil, failure
	}
	return a, err
}

// readData reads as many bytes as the header promises. The buffer grows with
// what comes, so that a false promise costs nothing.
func readData(r io.Reader, h *header) ([]byte, error) {
	array.CheckShape(h.kind.dtype, h.shape)
	want := int64(h.kind.size)
	for _, n := range h.shape {
		want *= int64(n)
	}
	data, err := io.ReadAll(io.LimitReader(r, want))
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) < want:
		return nil, fmt.Errorf("it ends after %d bytes of data, an array of shape %s has %d", len(data), array.ShapeString(h.shape), want)
	}
	return data, nil
}

// Write writes an array as an .npy file of version 1.0, byte for byte as
// numpy.save does.
func Write(w io.Writer, a *array.Array) error {
	if err := writeHeader(w, codes[a.Dtype()], a.Shape()); err != nil {
		return err
	}
	return encode(w, a)
}

func writeHeader(w io.Writer, descr string, shape []int) error {
	var dict strings.Builder
	fmt.Fprintf(&dict, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", descr, array.ShapeString(shape))
	if len(shape) > 0 { // room for the first axis to grow to 21 digits
		dict.WriteString(strings.Repeat(" ", 21-len(fmt.Sprint(shape[0]))))
	}
	const start = len(magic) + 4
	length := dict.Len() + 1
	length += 63 - (start+length+63)%64 // the data begins at a multiple of 64
	if length > 1<<16-1 {
		return errors.New("the array has too many axes for the format")
	}
	var head bytes.Buffer
	head.WriteString(magic + "\x01\x00")
	head.Write(binary.LittleEndian.AppendUint16(nil, uint16(length)))
	head.WriteString(dict.String())
	head.WriteString(strings.Repeat(" ", start+length-1-head.Len()) + "\n")
	_, err := w.Write(head.Bytes())
	return err
}
