package npy

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nnlua/runtime/array"
)

// content is what NumPy says of a file of its own, see testdata/files.py.
type content struct {
	Dtype string
	Shape []int
	Data  []string
}

func contents(t *testing.T) map[string]content {
	text, err := os.ReadFile("testdata/files.json")
	if err != nil {
		t.Fatal(err)
	}
	var files map[string]content
	if err := json.Unmarshal(text, &files); err != nil {
		t.Fatal(err)
	}
	return files
}

func TestReadsWhatNumPyWrites(t *testing.T) {
	for name, want := range contents(t) {
		file, _ := os.ReadFile(filepath.Join("testdata", name+".npy"))
		a, err := Read(bytes.NewReader(file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !array.SameShape(a.Shape(), want.Shape) {
			t.Errorf("%s has shape %v, want %v", name, a.Shape(), want.Shape)
			continue
		}
		for i, word := range want.Data {
			v, err := strconv.ParseFloat(word, 64)
			if err != nil { // a bool
				v = map[string]float64{"True": 1, "False": 0}[word]
			}
			if got := a.Float(i); got != v && !(math.IsNaN(got) && math.IsNaN(v)) || math.Signbit(got) != math.Signbit(v) && got == 0 {
				t.Errorf("%s: element %d is %v, want %v", name, i, got, v)
			}
		}
	}
}

// TestWritesAsNumPy holds that reading and writing a file gives the same bytes.
func TestWritesAsNumPy(t *testing.T) {
	same := 0
	for name, want := range contents(t) {
		file, _ := os.ReadFile(filepath.Join("testdata", name+".npy"))
		a, err := Read(bytes.NewReader(file))
		if err != nil || a.Dtype().String() != want.Dtype || strings.HasPrefix(name, "fortran") || strings.Contains(name, "big") {
			continue // written in another dtype or order
		}
		var out bytes.Buffer
		if err := Write(&out, a); err != nil || !bytes.Equal(out.Bytes(), file) {
			t.Errorf("%s: wrote %d bytes (%v), NumPy %d:\n%q\n%q", name, out.Len(), err, len(file), out.Bytes()[:min(200, out.Len())], file[:min(200, len(file))])
		}
		same++
	}
	if same < 13 {
		t.Errorf("only %d files were compared", same)
	}
}

func TestArchive(t *testing.T) {
	for _, name := range []string{"plain.npz", "compressed.npz"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		entries, err := ReadArchive(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name)
		}
		slices.Sort(names)
		if !slices.Equal(names, []string{"W", "arr_0", "l1/b"}) {
			t.Errorf("%s holds %q", name, names)
		}
		for _, compress := range []bool{false, true} {
			var out bytes.Buffer
			if err := WriteArchive(&out, entries, compress); err != nil {
				t.Fatal(err)
			}
			again, err := ReadArchive(bytes.NewReader(out.Bytes()), int64(out.Len()))
			if err != nil || len(again) != 3 || !array.ArrayEqual(again[0].Array, entries[0].Array, true) {
				t.Errorf("what was written reads as %v, %v", again, err)
			}
		}
	}
}

// TestDamage holds that damage is an error that says what is wrong.
func TestDamage(t *testing.T) {
	good, _ := os.ReadFile("testdata/shape_2_3_4.npy")
	head := func(s string) []byte {
		return append([]byte(magic+"\x01\x00"+string(rune(len(s)))+"\x00"), s...)
	}
	cases := []struct {
		file []byte
		want string
	}{
		{nil, "does not begin as an .npy file"},
		{[]byte("PK\x03\x04 something else"), "does not begin as an .npy file"},
		{good[:9], "ends within the header"},
		{good[:50], "ends within the header"},
		{good[:len(good)-1], "ends after 95 bytes of data, an array of shape (2, 3, 4) has 96"},
		{[]byte(magic + "\x09\x00aaaa"), "version 9"},
		{[]byte(magic + "\x02\x00\xff\xff\xff\xff"), "header is said to have 4294967295 bytes"},
		{head("{'descr': '<f4', 'shape': (1,)}\n"), "does not say descr"},
		{head("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}\n"), "does not say"},
		{head("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}\n"), "shape holds 99999999999999999999"},
		{head("{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000, 4000000000)}\n"), "(4000000000, 4000000000)"},
		{head("{'descr': '<f4', 'fortran_order': False, 'shape': (100000000,)}\n"), "ends after 0 bytes"},
		{head("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}\n"), "Python objects"},
		{head("{'descr': '', 'fortran_order': False, 'shape': (1,)}\n"), "want numbers"},
		{append(head("{'descr': '<u8', 'fortran_order': False, 'shape': (1,)}\n"), "\xff\xff\xff\xff\xff\xff\xff\xff"...), "18446744073709551615"},
	}
	for _, c := range cases {
		_, err := Read(bytes.NewReader(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.40q: error %v, want one with %q", c.file, err, c.want)
		}
	}
	for name, want := range map[string]string{"bad_text": "strings", "bad_complex": "complex", "bad_record": "records"} {
		file, _ := os.ReadFile(filepath.Join("testdata", name+".npy"))
		if _, err := Read(bytes.NewReader(file)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", name, err, want)
		}
	}
	archive, _ := os.ReadFile("testdata/compressed.npz")
	for _, change := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { b[60]++; return b },
		func(b []byte) []byte { return nil },
	} {
		file := change(bytes.Clone(archive))
		if _, err := ReadArchive(bytes.NewReader(file), int64(len(file))); err == nil {
			t.Error("a damaged archive was read")
		}
	}
}

func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.npy")
	for _, p := range paths {
		if file, err := os.ReadFile(p); err == nil && len(file) < 1000 {
			f.Add(file)
		}
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		a, err := Read(bytes.NewReader(file))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, a); err != nil {
			t.Fatal(err)
		}
		if again, err := Read(&out); err != nil || !array.ArrayEqual(a, again, true) {
			t.Fatalf("%s is not read as it was written: %v", a.Describe(), err)
		}
	})
}

func FuzzReadArchive(f *testing.F) {
	for _, name := range []string{"plain", "compressed"} {
		file, _ := os.ReadFile("testdata/" + name + ".npz")
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		ReadArchive(bytes.NewReader(file), int64(len(file)))
	})
}

// TestTextAndNone: what Chainer's serializers write beside arrays. python.npz is
// numpy.savez(..., text=numpy.asarray("5 µ"), none=numpy.asarray(None),
// bytes=numpy.asarray(b"ab"), empty=numpy.asarray("")).
func TestTextAndNone(t *testing.T) {
	file, err := os.ReadFile("testdata/python.npz")
	if err != nil {
		t.Fatal(err)
	}
	entries, err := ReadArchive(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteArchive(&out, entries, false); err != nil {
		t.Fatal(err)
	}
	again, err := ReadArchive(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]Entry{entries, again} {
		got := map[string]any{}
		for _, e := range list {
			got[e.Name] = e.Value()
		}
		if len(got) != 4 || got["text"] != "5 µ" || got["none"] != nil || got["bytes"] != "ab" || got["empty"] != "" {
			t.Errorf("read %v", got)
		}
	}
}
