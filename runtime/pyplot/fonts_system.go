package pyplot

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// cjkFonts are the names of files with Japanese characters, the best first.
// Names that end in a dash stand for all that begin so.
var cjkFonts = []string{
	"NotoSansCJK-Regular.ttc", "NotoSansCJKjp-Regular.otf", "NotoSansJP-", "ipaexg.ttf", "ipag.ttf", "ipagp.ttf",
	"TakaoPGothic.ttf", "TakaoGothic.ttf", "VL-PGothic-Regular.ttf", "VL-Gothic-Regular.ttf",
	"ヒラギノ角ゴシック W3.ttc", "Hiragino Sans GB.ttc", "YuGothR.ttc", "YuGothM.ttc", "meiryo.ttc", "msgothic.ttc",
	"SourceHanSans-", "NotoSansCJK-", "NotoSerifCJK-Regular.ttc", "wqy-microhei.ttc", "DroidSansFallbackFull.ttf", "unifont-",
	"Arial Unicode.ttf",
}

// fontFolders returns where systems keep their fonts.
func fontFolders() []string {
	home, _ := os.UserHomeDir()
	folders := []string{
		"/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
		filepath.Join(home, ".fonts"), filepath.Join(home, ".local/share/fonts"), filepath.Join(home, "Library/Fonts"),
	}
	if windows := os.Getenv("WINDIR"); windows != "" {
		folders = append(folders, filepath.Join(windows, "Fonts"), filepath.Join(os.Getenv("LOCALAPPDATA"), `Microsoft\Windows\Fonts`))
	}
	return folders
}

// systemFont is the font for characters that DejaVu Sans lacks, nil if the
// system has none. It is looked for when the first such character is drawn.
var systemFont = sync.OnceValue(func() *typeface {
	path := findFont(fontFolders(), cjkFonts)
	if path == "" {
		return nil
	}
	return openFont(path)
})

// findFont returns the path of the first font of the list that is in one of
// the folders or below, "" if there is none.
func findFont(folders, names []string) string {
	best, found := len(names), ""
	for _, folder := range folders {
		filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // what cannot be read has no font for us
			}
			for i, name := range names[:best] {
				if d.Name() == name || strings.HasSuffix(name, "-") && strings.HasPrefix(d.Name(), name) {
					best, found = i, path
					break
				}
			}
			return nil
		})
	}
	return found
}

// openFont opens a font or the Japanese one of a collection (.ttc, which may
// hold the same characters in the forms of several countries). The file stays
// open: outlines are read as they are needed, and a collection has 20 MB.
func openFont(path string) *typeface {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	fonts, err := sfnt.ParseCollectionReaderAt(file)
	if err != nil || fonts.NumFonts() == 0 {
		file.Close()
		return nil
	}
	var chosen *sfnt.Font
	for i := range fonts.NumFonts() {
		f, err := fonts.Font(i)
		if err != nil {
			continue
		}
		if name, err := f.Name(nil, sfnt.NameIDFamily); chosen == nil || err == nil && strings.HasSuffix(name, " JP") {
			chosen = f
		}
	}
	if chosen == nil {
		file.Close()
		return nil
	}
	return newTypeface(chosen)
}

var missing sync.Once

// reportMissing says once that a character cannot be drawn and what to install.
func reportMissing(r rune) {
	missing.Do(func() {
		fmt.Fprintf(os.Stderr, "pyplot: no font of this system has '%c'; install one, for example: apt install fonts-noto-cjk\n", r)
	})
}
