package bindings

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// wrongEncoding is the error for a text that is not UTF-8. It names the encoding
// that Japanese editors may have used instead, and the first line that shows it.
func wrongEncoding(source, name string) error {
	at := 0
	for r, size := utf8.DecodeRuneInString(source); r != utf8.RuneError || size > 1; r, size = utf8.DecodeRuneInString(source[at:]) {
		at += size
	}
	encoding := "the file is not UTF-8"
	switch {
	case strings.HasPrefix(source, "\xff\xfe") || strings.HasPrefix(source, "\xfe\xff"):
		encoding = "the file is UTF-16"
	case isPairs(source, func(c byte) bool { return 0xa1 <= c && c <= 0xfe }, func(c byte) bool { return 0xa1 <= c && c <= 0xfe }, nil):
		encoding = "the file is EUC-JP"
	case isPairs(source, func(c byte) bool { return 0x81 <= c && c <= 0x9f || 0xe0 <= c && c <= 0xfc },
		func(c byte) bool { return 0x40 <= c && c <= 0xfc && c != 0x7f }, func(c byte) bool { return 0xa1 <= c && c <= 0xdf }):
		encoding = "the file is Shift_JIS"
	}
	return &SyntaxError{Name: name, Line: 1 + strings.Count(source[:at], "\n"), Message: fmt.Sprintf("%s: save it as UTF-8", encoding)}
}

// isPairs reports whether a text is ASCII and pairs of bytes, and bytes in single.
func isPairs(s string, first, second, single func(byte) bool) bool {
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] < utf8.RuneSelf || single != nil && single(s[i]):
		case i+1 < len(s) && first(s[i]) && second(s[i+1]):
			i++
		default:
			return false
		}
	}
	return true
}
