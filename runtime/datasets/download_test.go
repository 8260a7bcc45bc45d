package datasets

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
)

// place is a server of one file that counts requests and may misbehave.
type place struct {
	*httptest.Server
	requests []string // the ranges that were asked for
	serve    func(w http.ResponseWriter, r *http.Request)
}

func newPlace(t *testing.T, content []byte) *place {
	p := &place{}
	p.serve = func(w http.ResponseWriter, r *http.Request) {
		http.ServeContent(w, r, "data", time.Time{}, bytes.NewReader(content))
	}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.requests = append(p.requests, r.Header.Get("Range"))
		p.serve(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

// broken sends the first n bytes of what is asked for and hangs up.
func (p *place) broken(content []byte, n int) {
	p.serve = func(w http.ResponseWriter, r *http.Request) {
		from := 0
		fmt.Sscanf(r.Header.Get("Range"), "bytes=%d-", &from)
		rest := content[from:]
		w.Header().Set("Content-Length", fmt.Sprint(len(rest)))
		if from > 0 {
			w.Header().Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", from, len(content)-1, len(content)))
			w.WriteHeader(http.StatusPartialContent)
		}
		w.Write(rest[:min(n, len(rest))])
	}
}

// data returns a file that stands at the places, and the folder of the user's data.
func data(t *testing.T, content []byte, places ...*place) (f remote, folder string) {
	folder = t.TempDir()
	t.Setenv("XDG_CACHE_HOME", folder)
	t.Setenv("HOME", folder)
	t.Setenv("LocalAppData", folder)
	t.Setenv("NNLUA_DATA", "")
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	f = remote{name: "some/data.bin", hash: fmt.Sprintf("%x", sha256.Sum256(content))}
	for _, p := range places {
		f.urls = append(f.urls, p.URL)
	}
	return f, filepath.Join(cache, "nnlua")
}

var content = bytes.Repeat([]byte("nnlua data "), 5000)

func TestDownload(t *testing.T) {
	s, good := autograd.NewSession(), newPlace(t, content)
	f, folder := data(t, content, good)
	for range 2 { // the second time it is there
		if got := f.read(s); !bytes.Equal(got, content) {
			t.Fatalf("got %d bytes", len(got))
		}
	}
	if len(good.requests) != 1 {
		t.Errorf("%d requests, want one", len(good.requests))
	}
	files, _ := os.ReadDir(filepath.Join(folder, "some"))
	if len(files) != 1 || files[0].Name() != "data.bin" {
		t.Errorf("the folder has %v", files)
	}
}

// TestDownloadGoesOn: a connection that breaks is gone on with, in the same run
// and in the next, at whichever place.
func TestDownloadGoesOn(t *testing.T) {
	s, broken, good := autograd.NewSession(), newPlace(t, content), newPlace(t, content)
	broken.broken(content, 20000)
	f, folder := data(t, content, broken)
	if got := f.read(s); !bytes.Equal(got, content) || len(broken.requests) != 3 || broken.requests[2] != "bytes=40000-" {
		t.Errorf("got %d bytes by the requests %q", len(got), broken.requests)
	}
	path := filepath.Join(folder, "some", "data.bin")
	os.Remove(path)
	os.WriteFile(path+".part", content[:30000], 0o644)
	f.urls = []string{good.URL}
	if got := f.read(s); !bytes.Equal(got, content) || good.requests[0] != "bytes=30000-" {
		t.Errorf("got %d bytes by the requests %q", len(got), good.requests)
	}
	// A part of another file, as long or longer, is thrown away.
	for _, n := range []int{30000, len(content), len(content) + 5} {
		os.Remove(path)
		os.WriteFile(path+".part", bytes.Repeat([]byte("x"), n), 0o644)
		if got := f.read(s); !bytes.Equal(got, content) {
			t.Errorf("after %d wrong bytes got %d", n, len(got))
		}
	}
}

// TestDownloadMirrors: a place that is away, has another file or an error is passed over.
func TestDownloadMirrors(t *testing.T) {
	s := autograd.NewSession()
	away, other, failing, good := newPlace(t, nil), newPlace(t, []byte("another file")), newPlace(t, nil), newPlace(t, content)
	away.Close()
	failing.serve = func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusForbidden) }
	f, _ := data(t, content, away, other, failing, good)
	if got := f.read(s); !bytes.Equal(got, content) {
		t.Fatalf("got %d bytes", len(got))
	}
	f, _ = data(t, content, away, other, failing)
	err := array.Try(func() { f.read(s) })
	for _, want := range []string{"cannot download some/data.bin", "connection refused", "another file is there: its SHA-256 is ", "403 Forbidden",
		"(SHA-256 " + f.hash + ")", "nnlua data import data.bin"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s in it", err, want)
		}
	}
}

// TestDownloadInterrupted: what has come before Ctrl-C stays.
func TestDownloadInterrupted(t *testing.T) {
	s, good := autograd.NewSession(), newPlace(t, content)
	f, folder := data(t, content, good)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	end := array.Interruptible(ctx)
	if err := array.Try(func() { f.read(s) }); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Fatalf("got %v", err)
	}
	if n := sizeOf(filepath.Join(folder, "some", "data.bin.part")); n == 0 {
		t.Error("nothing is left of it")
	}
	end()
	if got := f.read(s); !bytes.Equal(got, content) || good.requests[1] == "" {
		t.Errorf("got %d bytes by the requests %q", len(got), good.requests)
	}
}

// TestSharedData: the folder NNLUA_DATA comes first, and Import puts files there.
func TestSharedData(t *testing.T) {
	s := autograd.NewSession()
	f, _ := data(t, content)
	remotes = append(remotes, f)
	defer func() { remotes = remotes[:len(remotes)-1] }()
	shared, file := t.TempDir(), filepath.Join(t.TempDir(), "any name")
	t.Setenv("NNLUA_DATA", shared)
	os.WriteFile(file, content, 0o644)
	if path := Import(file); path != filepath.Join(shared, "some", "data.bin") {
		t.Errorf("imported as %s", path)
	}
	if got := f.read(s); !bytes.Equal(got, content) {
		t.Errorf("got %d bytes", len(got))
	}
	os.WriteFile(filepath.Join(shared, "some", "data.bin"), content[1:], 0o644)
	if err := array.Try(func() { f.read(s) }); err == nil || !strings.Contains(err.Error(), "is damaged or another file") {
		t.Errorf("got %v", err)
	}
	os.WriteFile(file, content[1:], 0o644)
	if err := array.Try(func() { Import(file) }); err == nil || !strings.Contains(err.Error(), "is no file of a data set that nnlua knows") {
		t.Errorf("got %v", err)
	}
}

func TestProgress(t *testing.T) {
	for want, p := range map[string]*progress{
		"a [###############...............]  50% of 2.0 MB": {name: "a", at: 1e6, total: 2e6},
		"a [##############################] 100% of 0.0 MB": {name: "a", at: 5, total: 5},
		"a 1.5 MB": {name: "a", at: 15e5, total: -1},
	} {
		if got := p.line(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestRemotes: every known file has places, a hash and a name of its own.
func TestRemotes(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range remotes {
		if len(f.urls) < 2 || len(f.hash) != 64 || seen[f.name] || seen[f.hash] {
			t.Errorf("%s: %d places, hash %s", f.name, len(f.urls), f.hash)
		}
		seen[f.name], seen[f.hash] = true, true
	}
	if len(remotes) < 17 {
		t.Errorf("%d files", len(remotes))
	}
}

// archive packs files as those of CIFAR are.
func archive(t *testing.T, files map[string][]byte) []byte {
	var out bytes.Buffer
	zipped := gzip.NewWriter(&out)
	w := tar.NewWriter(zipped)
	for name, data := range files {
		if err := w.WriteHeader(&tar.Header{Name: "folder/" + name, Mode: 0o644, Size: int64(len(data))}); err != nil {
			t.Fatal(err)
		}
		w.Write(data)
	}
	w.Close()
	zipped.Close()
	return out.Bytes()
}

// record is one photograph: labels, then 3072 bytes that go up from the first.
func record(first byte, labels ...byte) []byte {
	r := labels
	for i := range photoSize {
		r = append(r, first+byte(i))
	}
	return r
}

func TestCIFAR(t *testing.T) {
	s := autograd.NewSession()
	packed := archive(t, map[string][]byte{
		"a.bin": append(record(0, 7, 3), record(1, 8, 99)...), "b.bin": record(2, 1, 2), "t.bin": record(255, 0, 5), "readme.html": []byte("hello")})
	f, _ := data(t, packed, newPlace(t, packed))
	a := photoArchive{f, 2, []string{"a.bin", "b.bin"}, "t.bin"}
	train, test := a.get(s, CIFAROptions{Withlabel: true, Ndim: 3, Scale: 255})
	all := train.(*TupleDataset)
	if all.Len() != 3 || test.(*TupleDataset).Len() != 1 {
		t.Fatalf("%d and %d images", all.Len(), test.(*TupleDataset).Len())
	}
	second := all.Example(1).(Tuple)
	img := second[0].(*Array)
	if !array.SameShape(img.Shape(), []int{3, 32, 32}) || img.Dtype() != array.Float32 || img.Float(0) != 1 || img.Float(1) != 2 {
		t.Errorf("the image is %s, %v", img.Describe(), img.Float(0))
	}
	if second[1] != (array.Item{Dtype: array.Int32, Value: 99}) {
		t.Errorf("the label is %v", second[1])
	}
	flat, _ := a.get(s, CIFAROptions{Ndim: 1, Scale: 1})
	if x := flat.(*Array); !array.SameShape(x.Shape(), []int{3, 3072}) || x.Float(3072*2) != float64(float32(2)*float32(1./255)) {
		t.Errorf("without labels: %s, %v", x.Describe(), x.Float(3072*2))
	}
	for want, packed := range map[string][]byte{
		"is damaged: gzip: invalid header": []byte("no archive"),
		"is damaged: a.bin has 2 bytes":    archive(t, map[string][]byte{"a.bin": {1, 2}}),
		"is damaged: unexpected EOF":       packed[:len(packed)/2],
	} {
		if err := array.Try(func() { a.unpack(packed) }); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestPTB(t *testing.T) {
	s := autograd.NewSession()
	text := []byte(" no it was n't black monday \n but while it was\n")
	f, _ := data(t, text, newPlace(t, text))
	words := ptbWords(s, f)
	numbers := vocabulary(words)
	if got, want := fmt.Sprint(wordNumbers(f, words, numbers)), "[0 1 2 3 4 5 6 7 8 1 2 6]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if err := array.Try(func() { wordNumbers(f, []string{"new"}, numbers) }); err == nil || !strings.Contains(err.Error(), "the word 'new'") {
		t.Errorf("got %v", err)
	}
}
