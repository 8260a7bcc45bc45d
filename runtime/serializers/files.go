package serializers

import (
	"bytes"
	"io"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/internal/file"
	"nnlua/runtime/serializers/npy"
	"nnlua/runtime/serializers/safetensors"
)

func init() {
	const load = "(file: string, obj: value, path: string = \"\", strict: boolean = true, ignore_names: value = nil)"
	catalog.Add("chainer.serializers.save_npz(file: string, obj: value, compression: boolean = true)", SaveNpz, catalog.Files)
	catalog.Add("chainer.serializers.load_npz"+load, LoadNpz, catalog.Files)
	catalog.Add("chainer.serializers.save_safetensors(file: string, obj: value)", SaveSafetensors, catalog.Files)
	catalog.Add("chainer.serializers.load_safetensors"+load, LoadSafetensors, catalog.Files)
}

// SaveNpz saves a link, an optimizer, or a table of arrays by name to an .npz
// file, which Chainer and NumPy read as well. The parameters of a link have
// their paths for names, such as "l1/W"; of an optimizer, its counts t and epoch
// and what it keeps for every parameter are saved, but no hyperparameters. The
// file takes its place when it is complete: a crash or a full disk leaves the
// old one as it was.
//
// 日本語: モデルやオプティマイザを .npz ファイルに保存します。
//
//	> model = chainer.Sequential(L.Linear(1, 1, {initialW = 2}))
//	> chainer.serializers.save_npz("model.npz", model)
//	> np.load("model.npz")["0/W"]
//	[[2.]]
func SaveNpz(path string, obj any, compression bool) {
	entries := collect(obj)
	file.Write(path, func(w io.Writer) error { return npy.WriteArchive(w, entries, compression) })
}

// SaveSafetensors is save_npz for a file in the safetensors format.
//
//	> chainer.serializers.save_safetensors("model.safetensors", L.Linear(1, 1, {initialW = 2}))
//	> model = L.Linear(1, 1)
//	> chainer.serializers.load_safetensors("model.safetensors", model)
//	> model.W.data
//	[[2.]]
func SaveSafetensors(path string, obj any) {
	entries := collect(obj)
	file.Write(path, func(w io.Writer) error { return safetensors.Write(w, entries) })
}

func collect(obj any) []npy.Entry {
	if _, ok := obj.(catalog.Table); ok {
		return *NewDictionarySerializer(obj, "").all
	}
	d := NewDictionarySerializer(nil, "")
	d.Save(obj)
	return *d.all
}

// LoadNpz gives a link or an optimizer what save_npz, here or in Chainer, has
// saved. Parameters without a shape get that of the file. path is put before
// every name, as in load_npz("snapshot", model, {path = "updater/model:main/"}).
// What the file does not have is an error, unless strict is false; ignore_names
// is a name, a function that gets a name, or a table of them, and says what stays
// as it is. Half-precision numbers become float32. A damaged file, a missing name
// and a shape that does not fit are errors, after which obj is as it was.
//
// 日本語: .npz ファイルからモデルやオプティマイザに読み込みます。
//
//	> model, other = L.Linear(1, 1, {initialW = 2}), L.Linear(nil, 1)
//	> chainer.serializers.save_npz("model.npz", model)
//	> chainer.serializers.load_npz("model.npz", other)
//	> other.W.data
//	[[2.]]
func LoadNpz(path string, obj any, opt LoadOptions) {
	load(path, obj, opt, func(data []byte) ([]npy.Entry, error) {
		return npy.ReadArchive(bytes.NewReader(data), int64(len(data)))
	})
}

// LoadSafetensors is load_npz for a file in the safetensors format.
//
//	> chainer.serializers.save_safetensors("w.safetensors", {W = np.ones{1, 1}, b = np.zeros(1)})
//	> model = L.Linear(1, 1)
//	> chainer.serializers.load_safetensors("w.safetensors", model)
//	> model.W.data
//	[[1.]]
func LoadSafetensors(path string, obj any, opt LoadOptions) { load(path, obj, opt, safetensors.Read) }

func load(path string, obj any, opt LoadOptions, read func(data []byte) ([]npy.Entry, error)) {
	serializable(obj)
	list, err := read(file.Read(path))
	if err == nil {
		err = array.Try(func() { NewNpzDeserializer(newEntries(list), opt).Load(obj) })
	}
	if err != nil {
		array.Fail("cannot load %s: %s", path, err)
	}
}
