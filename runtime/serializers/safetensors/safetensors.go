// Package safetensors reads and writes the files of that name: a length, a
// header in JSON that names the arrays, and their bytes.
//
// A file may come from anywhere. Nothing in it is believed before it has been
// checked, as the format's rules say: the arrays lie one behind the other
// without a gap or an overlap and fill the file. Damage is an error in one line.
package safetensors

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/serializers/npy"
)

// codes are NumPy's names of the dtypes in files. BF16 has none.
var codes = map[string]string{
	"BOOL": "b1", "U8": "u1", "I8": "i1", "I16": "i2", "U16": "u2", "I32": "i4", "U32": "u4", "I64": "i8", "U64": "u8",
	"F16": "f2", "F32": "f4", "F64": "f8", "BF16": "",
}

// names are the dtypes in which arrays are written.
var names = [...]string{array.Bool: "BOOL", array.Uint8: "U8", array.Int32: "I32", array.Int64: "I64", array.Float32: "F32", array.Float64: "F64"}

// tensor is what the header says of an array.
type tensor struct {
	Dtype   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets []int  `json:"data_offsets"`
	name    string
}

// Read returns the arrays of a file in the order of their bytes. Numbers of
// other sizes are read as the next dtype that holds them: F16 and BF16 as
// float32, I8, I16 and U16 as int32, U32 and U64 as int64.
func Read(file []byte) ([]npy.Entry, error) {
	const start = 8
	if len(file) < start {
		return nil, errors.New("it is too short for a safetensors file")
	}
	length := binary.LittleEndian.Uint64(file)
	if length > uint64(len(file)-start) || length > 100<<20 {
		return nil, fmt.Errorf("its header is said to have %d bytes", length)
	}
	header, data := file[start:start+int(length)], file[start+int(length):]
	tensors, err := readHeader(header)
	if err != nil {
		return nil, err
	}
	if err := checkLayout(tensors, len(data)); err != nil {
		return nil, err
	}
	var entries []npy.Entry
	for _, t := range tensors {
		a, err := t.decode(data[t.Offsets[0]:t.Offsets[1]])
		if err != nil {
			return nil, fmt.Errorf("array '%s': %w", t.name, err)
		}
		entries = append(entries, npy.Entry{Name: t.name, Array: a})
	}
	return entries, nil
}

// readHeader reads the names one by one: a name that stands twice is an error.
func readHeader(text []byte) ([]tensor, error) {
	in := json.NewDecoder(bytes.NewReader(text))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil, errors.New("its header is no JSON object")
	}
	var all []tensor
	seen := map[string]bool{}
	for in.More() {
		key, err := in.Token()
		name, ok := key.(string)
		if err != nil || !ok {
			return nil, errors.New("its header is damaged")
		}
		if seen[name] {
			return nil, fmt.Errorf("it holds two arrays named '%s'", name)
		}
		seen[name] = true
		if name == "__metadata__" {
			var about map[string]string
			if in.Decode(&about) != nil {
				return nil, errors.New("its __metadata__ is damaged")
			}
			continue
		}
		t := tensor{name: name}
		if in.Decode(&t) != nil || len(t.Offsets) != 2 || t.Shape == nil {
			return nil, fmt.Errorf("its header is damaged at array '%s'", name)
		}
		all = append(all, t)
	}
	if _, err := in.Token(); err != nil {
		return nil, errors.New("its header is damaged")
	}
	if len(bytes.TrimSpace(text[in.InputOffset():])) > 0 {
		return nil, errors.New("something follows its header")
	}
	return all, nil
}

// checkLayout sorts the arrays by their places and checks that they fill the data.
func checkLayout(tensors []tensor, size int) error {
	slices.SortStableFunc(tensors, func(a, b tensor) int {
		return slices.Compare(a.Offsets, b.Offsets)
	})
	at := 0
	for _, t := range tensors {
		if t.Offsets[0] != at || t.Offsets[1] < at || t.Offsets[1] > size {
			return fmt.Errorf("array '%s' is said to be at bytes %d to %d of %d, want it to begin at %d", t.name, t.Offsets[0], t.Offsets[1], size, at)
		}
		at = t.Offsets[1]
	}
	if at != size {
		return fmt.Errorf("it has %d bytes of data, its arrays have %d", size, at)
	}
	return nil
}

func (t tensor) decode(data []byte) (*array.Array, error) {
	code, ok := codes[t.Dtype]
	if !ok {
		return nil, fmt.Errorf("it holds dtype %q, want numbers", t.Dtype)
	}
	if len(t.Shape) > 32 || slices.ContainsFunc(t.Shape, func(n int) bool { return n < 0 }) {
		return nil, fmt.Errorf("it has the shape %v", t.Shape)
	}
	if t.Dtype == "BF16" { // the upper half of a float32
		wide := make([]byte, 0, 2*len(data))
		for i := 0; i+1 < len(data); i += 2 {
			wide = append(wide, 0, 0, data[i], data[i+1])
		}
		if len(data)%2 == 1 {
			wide = append(wide, 0)
		}
		code, data = "f4", wide
	}
	return npy.DecodeRaw(code, t.Shape, data)
}

// Write writes the arrays as a file. Everything but arrays is an error: the
// format has no place for it.
func Write(w io.Writer, entries []npy.Entry) error {
	header := map[string]tensor{}
	at := 0
	for _, e := range entries {
		if e.Array == nil {
			return fmt.Errorf("'%s' is no array: a safetensors file holds nothing else", e.Name)
		}
		if _, twice := header[e.Name]; twice || e.Name == "__metadata__" {
			return fmt.Errorf("the name '%s' is taken", e.Name)
		}
		header[e.Name] = tensor{Dtype: names[e.Array.Dtype()], Shape: append([]int{}, e.Array.Shape()...), Offsets: []int{at, at + e.Array.Bytes()}}
		at += e.Array.Bytes()
	}
	text, err := json.Marshal(header)
	if err != nil {
		return err
	}
	text = append(text, strings.Repeat(" ", (8-len(text)%8)%8)...)
	if _, err := w.Write(append(binary.LittleEndian.AppendUint64(nil, uint64(len(text))), text...)); err != nil {
		return err
	}
	for _, e := range entries {
		if err := npy.EncodeRaw(w, e.Array); err != nil {
			return err
		}
	}
	return nil
}
