package safetensors

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"nnlua/runtime/array"
	"nnlua/runtime/serializers/npy"
)

func file(header string, data ...byte) []byte {
	return append(append(binary.LittleEndian.AppendUint64(nil, uint64(len(header))), header...), data...)
}

// TestRoundTrip: every dtype and shape is read as it was written.
func TestRoundTrip(t *testing.T) {
	var entries []npy.Entry
	for i, d := range []array.Dtype{array.Bool, array.Uint8, array.Int32, array.Int64, array.Float32, array.Float64} {
		for k, shape := range [][]int{{}, {3}, {2, 0}, {2, 3}} {
			a := array.New(d, shape...)
			for n := range a.Size() {
				a.SetFloat(n, float64(n%2))
			}
			entries = append(entries, npy.Entry{Name: string(rune('a'+i)) + "/" + string(rune('a'+k)), Array: a})
		}
	}
	var out bytes.Buffer
	if err := Write(&out, entries); err != nil {
		t.Fatal(err)
	}
	again, err := Read(out.Bytes())
	if err != nil || len(again) != len(entries) {
		t.Fatalf("read %d arrays, %v", len(again), err)
	}
	for _, e := range entries {
		for _, got := range again {
			if got.Name == e.Name && (got.Array.Describe() != e.Array.Describe() || !array.ArrayEqual(got.Array, e.Array, true)) {
				t.Errorf("%s is %s, want %s", e.Name, got.Array, e.Array)
			}
		}
	}
}

// TestReadsOthers: small floats and integers are widened.
func TestReadsOthers(t *testing.T) {
	entries, err := Read(file(`{"__metadata__":{"format":"pt"},"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1,1],"data_offsets":[4,6]},"i":{"dtype":"I8","shape":[],"data_offsets":[6,7]}}  `,
		0x00, 0x3e, 0x00, 0xc0, 0xc0, 0x3f, 0xff))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"float32(2,) [ 1.5 -2. ]", "float32(1, 1) [[1.5]]", "int32() -1"} {
		if got := entries[i].Array.Describe() + " " + entries[i].Array.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestDamage holds that damage is an error that says what is wrong.
func TestDamage(t *testing.T) {
	for _, c := range []struct {
		file []byte
		want string
	}{
		{nil, "too short"},
		{file("{}")[:7], "too short"},
		{[]byte("\xff\xff\xff\xff\xff\xff\xff\xff{}"), "header is said to have 18446744073709551615 bytes"},
		{file("[]"), "no JSON object"},
		{file(`{"a"`), "header is damaged"},
		{file(`{"a":1}`), "damaged at array 'a'"},
		{file(`{}{}`), "something follows its header"},
		{file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0, 0, 0, 0), "two arrays named 'a'"},
		{file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`), "bytes 0 to 4 of 0"},
		{file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}`, 0, 0, 0, 0, 0, 0, 0, 0), "want it to begin at 0"},
		{file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,-4]}}`), "bytes 0 to -4"},
		{file(`{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`, 0, 0, 0, 0, 0), "it has 5 bytes of data, its arrays have 4"},
		{file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`, 0, 0, 0, 0), "array 'a': it has 4 bytes of data, an array of shape (2,) has 8"},
		{file(`{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}`, 0, 0, 0, 0), "array 'a': it has the shape [-1]"},
		{file(`{"a":{"dtype":"F32","shape":[4000000000,4000000000],"data_offsets":[0,4]}}`, 0, 0, 0, 0), "array 'a': an array of float32"},
		{file(`{"a":{"dtype":"C64","shape":[],"data_offsets":[0,4]}}`, 0, 0, 0, 0), `array 'a': it holds dtype "C64"`},
		{file(`{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,3]}}`, 0, 0, 0), "array 'a': it has 5 bytes"},
		{file(`{"a":{"dtype":"U64","shape":[],"data_offsets":[0,8]}}`, 255, 255, 255, 255, 255, 255, 255, 255), "18446744073709551615"},
		{file(`{"__metadata__":{"a":1}}`), "__metadata__ is damaged"},
	} {
		if _, err := Read(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60q: error %v, want one with %q", c.file, err, c.want)
		}
	}
	for _, entries := range [][]npy.Entry{{{Name: "x"}}, {{Name: "__metadata__", Array: array.New(array.Bool, 1)}}} {
		if err := Write(&bytes.Buffer{}, entries); err == nil {
			t.Errorf("%v was written", entries)
		}
	}
}

func FuzzRead(f *testing.F) {
	var out bytes.Buffer
	Write(&out, []npy.Entry{{Name: "l1/W", Array: array.New(array.Float32, 2, 1)}, {Name: "t", Array: array.New(array.Int64)}})
	f.Add(out.Bytes())
	f.Add(file(`{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}`, 0, 0))
	f.Fuzz(func(t *testing.T, content []byte) {
		entries, err := Read(content)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, entries); err != nil {
			t.Fatal(err)
		}
		again, err := Read(out.Bytes())
		if err != nil || len(again) != len(entries) {
			t.Fatalf("what was written is not read: %v", err)
		}
	})
}
