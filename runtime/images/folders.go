package images

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/file"
)

func init() {
	catalog.Add("chainer.image.folders(root: string) -> (value, strings)", Folders, catalog.Images)
}

// extensions are those of the formats that Load reads.
var extensions = []string{".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"}

// Folders returns the images in the folders of the folder root, and the names of
// these folders: one folder holds the images of one class. The images are pairs
// {path, label} for chainer.datasets.LabeledImageDataset, the label of the first
// folder is 0. All are in the order of their names. Other files, folders in these
// folders and what begins with a dot are left out.
//
// 日本語: 種類ごとに分けたフォルダから、画像のパスとラベルの組、そしてフォルダの名前を集めます。
//
//	> pairs, names = chainer.image.folders("no photos")
//	example:1: folders: cannot read the folder no photos: no such file or directory
func Folders(root string) (pairs []any, names []string) {
	for _, folder := range entries(root) {
		if !folder.IsDir() {
			continue
		}
		for _, f := range entries(filepath.Join(root, folder.Name())) {
			if slices.Contains(extensions, strings.ToLower(filepath.Ext(f.Name()))) && !f.IsDir() {
				pairs = append(pairs, []any{filepath.ToSlash(filepath.Join(root, folder.Name(), f.Name())), len(names)})
			}
		}
		names = append(names, folder.Name())
	}
	if len(pairs) == 0 {
		array.Fail("there are no images in folders of %s: want one folder for each class", root)
	}
	return pairs, names
}

// entries returns what is in a folder and does not begin with a dot.
func entries(folder string) []os.DirEntry {
	all, err := file.ReadDir(folder)
	if err != nil {
		array.Fail("cannot read the folder %s: %s", folder, file.Reason(err))
	}
	return slices.DeleteFunc(all, func(e os.DirEntry) bool { return strings.HasPrefix(e.Name(), ".") })
}
