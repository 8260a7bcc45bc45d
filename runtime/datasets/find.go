package datasets

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/file"
)

// remote is a file of a well-known data set.
type remote struct {
	name string // in the folder of data
	url  string
	hash string // SHA-256 in hexadecimal; "" if it is not known
}

// folders are those in which data is looked for: the folder NNLUA_DATA, such as
// that of a classroom, then the user's own.
func folders() []string {
	var all []string
	if shared := os.Getenv("NNLUA_DATA"); shared != "" {
		all = append(all, shared)
	}
	if cache, err := os.UserCacheDir(); err == nil {
		all = append(all, filepath.Join(cache, "nnlua"))
	}
	return all
}

// read returns what is in the file; the error for a missing one says what to do.
func (f remote) read() []byte {
	for _, folder := range folders() {
		path := filepath.Join(folder, filepath.FromSlash(f.name))
		if _, err := os.Stat(path); err != nil {
			continue
		}
		data := file.Read(path)
		if sum := sha256.Sum256(data); f.hash != "" && hex.EncodeToString(sum[:]) != f.hash {
			array.Fail("%s is damaged or another file: its SHA-256 is %x, want %s; get it from %s", path, sum, f.hash, f.url)
		}
		return data
	}
	where := "a folder that the environment variable NNLUA_DATA names"
	if all := folders(); len(all) > 0 {
		where = filepath.Join(all[0], filepath.FromSlash(f.name))
	}
	hash := ""
	if f.hash != "" {
		hash = " (SHA-256 " + f.hash + ")"
	}
	array.Fail("the data file %s is not on this computer: get %s%s and save it as %s", f.name, f.url, hash, where)
	return nil
}
