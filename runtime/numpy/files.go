package numpy

import (
	"bytes"
	"io"
	"sort"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
	"nnlua/runtime/serializers/npy"
)

func init() {
	catalog.Add("np.save(file: string, arr: data)", Save, catalog.Files)
	catalog.Add("np.savez(file: string, args: value*, kwds: names? = nil)", Savez, catalog.Files)
	catalog.Add("np.savez_compressed(file: string, args: value*, kwds: names? = nil)", SavezCompressed, catalog.Files)
	catalog.Add("np.load(file: string) -> value", Load, catalog.Files)
	catalog.AddProperty("NpzFile.files: strings", (*NpzFile).Names, nil, catalog.Files)
	catalog.Add("NpzFile:__getattr(name: string) -> value", (*NpzFile).Get, catalog.Files)
	catalog.Add("NpzFile:__dir() -> strings", (*NpzFile).Names, catalog.Files)
	catalog.Add("NpzFile:__len() -> integer", (*NpzFile).Len, catalog.Files)
	catalog.Add("NpzFile:items() -> iterator", (*NpzFile).Items, catalog.Files)
	catalog.Add("NpzFile:close()", (*NpzFile).Close, catalog.Files)
}

// Save writes an array to a file that np.load reads, here and in Python. ".npy"
// is added to the name if it is missing. The file takes its place when it is
// complete: a crash or a full disk leaves the old one as it was.
//
// 日本語: 配列を .npy ファイルに保存します。
//
//	> np.save("x.npy", np.array{1, 2})
//	> np.load("x.npy")
//	[1. 2.]
func Save(path string, arr *Array) {
	if !strings.HasSuffix(path, ".npy") {
		path += ".npy"
	}
	file.Write(path, func(w io.Writer) error { return npy.Write(w, arr) })
}

// Savez writes several arrays to one .npz file:
// np.savez("model.npz", {W = W, b = b}). Arrays without a name are called arr_0,
// arr_1 and so on. ".npz" is added to the name if it is missing.
//
// 日本語: 複数の配列を1つの .npz ファイルに保存します。
//
//	> np.savez("two.npz", np.zeros(2), {W = np.array{{1, 2}}})
//	> np.load("two.npz").W
//	[[1. 2.]]
func Savez(s *Session, path string, args []any, kwds map[string]any) {
	saveArchive(s, path, args, kwds, false)
}

// SavezCompressed is np.savez with less space on the disk and more time.
//
//	> np.savez_compressed("zeros.npz", {x = np.zeros{1000, 1000}})
//	> np.load("zeros.npz").x.shape[1]
//	1000
func SavezCompressed(s *Session, path string, args []any, kwds map[string]any) {
	saveArchive(s, path, args, kwds, true)
}

func saveArchive(s *Session, path string, args []any, kwds map[string]any, compress bool) {
	var entries []npy.Entry
	for i, x := range args {
		name := "arr_" + strconv.Itoa(i)
		if kwds[name] != nil {
			array.Fail("array %d takes the name '%s', which is also given", i+1, name)
		}
		entries = append(entries, npy.Entry{Name: name, Array: arrayOf(s.Dtype, name, x)})
	}
	names := make([]string, 0, len(kwds))
	for name := range kwds {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		entries = append(entries, npy.Entry{Name: name, Array: arrayOf(s.Dtype, name, kwds[name])})
	}
	if !strings.HasSuffix(path, ".npz") {
		path += ".npz"
	}
	file.Write(path, func(w io.Writer) error { return npy.WriteArchive(w, entries, compress) })
}

// Load reads a file that np.save or np.savez has written, here or in Python. Of
// an .npy file it returns the array. Of an .npz file it returns all arrays under
// their names: data.W, data["l1/W"]; data.files is the list of the names.
// Numbers of 16 bits are read as float32 or int32.
//
// 日本語: .npy や .npz のファイルを読み込みます。
//
//	> np.savez("model.npz", {W = np.ones(2), b = 0.5})
//	> data = np.load("model.npz")
//	> for name, x in data:items() do print(name, x) end
//	W	[1. 1.]
//	b	0.5
func Load(path string) any {
	data := file.Read(path)
	var loaded any
	var err error
	if bytes.HasPrefix(data, []byte("PK")) {
		var entries []npy.Entry
		entries, err = npy.ReadArchive(bytes.NewReader(data), int64(len(data)))
		loaded = newNpzFile(entries)
	} else {
		loaded, err = npy.Read(bytes.NewReader(data))
	}
	if err != nil {
		array.Fail("cannot read %s: %s", path, err)
	}
	return loaded
}

// NpzFile holds the arrays of an .npz file.
type NpzFile struct {
	names  []string
	values map[string]any // arrays; in files of Chainer also texts, and nil
}

func newNpzFile(entries []npy.Entry) *NpzFile {
	f := &NpzFile{values: map[string]any{}}
	for _, e := range entries {
		f.names = append(f.names, e.Name)
		f.values[e.Name] = e.Value()
	}
	return f
}

// Names returns the names of the arrays in the order of the file.
//
//	> np.savez("two.npz", {a = np.ones(2), b = np.zeros(2)})
//	> np.load("two.npz").files[2]
//	"b"
func (f *NpzFile) Names() []string { return f.names }

// Get returns the array of that name, nil if there is none.
func (f *NpzFile) Get(name string) any { return f.values[name] }

// Len returns how many arrays there are: #data.
func (f *NpzFile) Len() int { return len(f.names) }

// Items walks over the arrays: for name, x in data:items() do ... end.
//
//	> np.savez("two.npz", {a = np.ones(2), b = np.zeros(2)})
//	> for name, x in np.load("two.npz"):items() do print(name, x) end
//	a	[1. 1.]
//	b	[0. 0.]
func (f *NpzFile) Items() catalog.Iterator {
	i := -1
	return func() []any {
		if i++; i >= len(f.names) {
			return []any{nil}
		}
		return []any{f.names[i], f.values[f.names[i]]}
	}
}

// Close does nothing: everything has been read. It is there for programs that
// come from Python.
//
// 日本語: ファイルを閉じます。
//
//	> np.savez("one.npz", np.ones(2))
//	> data = np.load("one.npz")
//	> data:close()
func (f *NpzFile) Close() {}
