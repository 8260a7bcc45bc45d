package console

import (
	"io"
	"strings"
	"unicode/utf8"
)

// key is one press of a key, or one paste.
type key struct {
	code keyCode
	r    rune   // of a letter
	text string // of a paste
}

type keyCode int

const (
	ignored keyCode = iota
	letter
	paste
	enter
	newline // a line break, whether the input is complete or not: Alt-Enter
	tab
	backspace
	deleteRight
	left
	right
	up
	down
	wordLeft
	wordRight
	home
	end
	killWordLeft
	killWordRight
	killLeft
	killRight
	yank
	transpose
	undo
	clearScreen
	search
	searchForward
	cancel // drops what was typed: Ctrl-G, or Esc twice
	interrupt
	leave // Ctrl-D
	suspend
)

var controls = map[byte]keyCode{
	1: home, 2: left, 3: interrupt, 4: leave, 5: end, 6: right, 7: cancel, 8: backspace, 9: tab, 10: enter, 11: killRight,
	12: clearScreen, 13: enter, 14: down, 16: up, 18: search, 19: searchForward, 20: transpose, 21: killLeft, 23: killWordLeft,
	25: yank, 26: suspend, 31: undo, 127: backspace,
}

// reader makes keys of the bytes that a terminal sends.
type reader struct {
	in     io.Reader
	unread []byte
}

func (r *reader) byte() (byte, error) {
	for len(r.unread) == 0 {
		chunk := make([]byte, 4096)
		n, err := r.in.Read(chunk)
		if n == 0 && err != nil {
			return 0, err
		}
		r.unread = chunk[:n]
	}
	b := r.unread[0]
	r.unread = r.unread[1:]
	return b, nil
}

// next waits for a key.
func (r *reader) next() (key, error) {
	b, err := r.byte()
	switch {
	case err != nil:
		return key{}, err
	case b == 27:
		return r.escape()
	case b < 32 || b == 127:
		return key{code: controls[b]}, nil
	}
	c, err := r.rune(b)
	return key{code: letter, r: c}, err
}

// rune reads the rest of a letter that starts with b.
func (r *reader) rune(b byte) (rune, error) {
	text := []byte{b}
	for !utf8.FullRune(text) {
		more, err := r.byte()
		if err != nil {
			return 0, err
		}
		text = append(text, more)
	}
	c, _ := utf8.DecodeRune(text)
	return c, nil
}

// escape reads what follows Esc: a sequence of the terminal's, or a key that
// Alt was held with.
func (r *reader) escape() (key, error) {
	b, err := r.byte()
	if err != nil {
		return key{}, err
	}
	switch b {
	case '[':
		return r.sequence()
	case 'O':
		final, err := r.byte()
		return key{code: arrow(final, final >= 'a')}, err
	case 27:
		if len(r.unread) > 0 && r.unread[0] == '[' { // Alt with an arrow
			k, err := r.escape()
			return key{code: withControl(k.code)}, err
		}
		return key{code: cancel}, nil
	case 'b':
		return key{code: wordLeft}, nil
	case 'f':
		return key{code: wordRight}, nil
	case 'd':
		return key{code: killWordRight}, nil
	case 8, 127:
		return key{code: killWordLeft}, nil
	case 10, 13:
		return key{code: newline}, nil
	}
	return key{}, nil
}

// sequence reads a control sequence behind Esc [, such as "1;5C" or "3~".
func (r *reader) sequence() (key, error) {
	args := ""
	for {
		b, err := r.byte()
		if err != nil {
			return key{}, err
		}
		if b < 0x40 || b > 0x7e {
			args += string(rune(b))
			continue
		}
		first, modifier, _ := strings.Cut(args, ";")
		control := modifier != "" && modifier != "2" || b >= 'a' && b <= 'z' // shift alone changes nothing
		if b != '~' {
			return key{code: arrow(b, control || first == "5")}, nil
		}
		switch first {
		case "1", "7":
			return key{code: home}, nil
		case "4", "8":
			return key{code: end}, nil
		case "3":
			if control {
				return key{code: killWordRight}, nil
			}
			return key{code: deleteRight}, nil
		case "200":
			text, err := r.until("\x1b[201~")
			return key{code: paste, text: text}, err
		}
		return key{}, nil
	}
}

func arrow(final byte, control bool) keyCode {
	code := map[byte]keyCode{'A': up, 'B': down, 'C': right, 'D': left, 'H': home, 'F': end, 'M': enter}[final&^0x20]
	if control {
		return withControl(code)
	}
	return code
}

func withControl(code keyCode) keyCode {
	switch code {
	case left:
		return wordLeft
	case right:
		return wordRight
	}
	return code
}

// until reads up to an end mark.
func (r *reader) until(mark string) (string, error) {
	var text []byte
	for !strings.HasSuffix(string(text[max(0, len(text)-len(mark)):]), mark) {
		b, err := r.byte()
		if err != nil {
			return "", err
		}
		text = append(text, b)
	}
	return string(text[:len(text)-len(mark)]), nil
}
