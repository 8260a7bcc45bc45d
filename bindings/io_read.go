package bindings

import (
	"bufio"
	"errors"
	"io"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/array"
	"nnlua/runtime/file"
)

func (l *ioLibrary) lines(L *lua.LState) int {
	if L.Get(1) == lua.LNil {
		return check(L, l.input).lines(L, 1)
	}
	path := checkText(L, 1)
	s, err := openStream(path, "r")
	if err != nil {
		L.RaiseError("%s: %s", path, file.Reason(err))
	}
	L.Push(L.NewFunction(guarded(func(L *lua.LState) int {
		line := s.line()
		if line == lua.LNil && !s.closed {
			s.closed = true
			s.file.Close()
		}
		L.Push(line)
		return 1
	})))
	return 1
}

func (s *stream) lines(L *lua.LState, _ int) int {
	L.Push(L.NewFunction(guarded(func(L *lua.LState) int {
		L.Push(s.line())
		return 1
	})))
	return 1
}

// line returns the next line without its end, nil at the end of the file.
func (s *stream) line() lua.LValue {
	if s.reader == nil || s.closed {
		return lua.LNil
	}
	var all []lua.LValue
	for size := 0; ; {
		array.Poll()
		part, err := s.reader.ReadSlice('\n')
		if len(part) > 0 {
			all = append(all, lua.LString(part))
			size += len(part)
			array.CheckBytes("a line", uint64(size))
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if len(all) == 0 {
			return lua.LNil
		}
		return lua.LString(strings.TrimSuffix(join(all, ""), "\n"))
	}
}

// read is read(format, ...): lines, numbers, all that is left, or so many bytes.
func (s *stream) read(L *lua.LState, first int) int {
	if s.reader == nil {
		return failed(L, "", errors.New("the file is not open for reading"))
	}
	if L.GetTop() < first {
		L.Push(s.line())
		return 1
	}
	n := 0
	for i := first; i <= L.GetTop()-n; i++ {
		v := s.readOne(L, i)
		L.Push(v)
		n++
		if v == lua.LNil {
			break
		}
	}
	return n
}

func (s *stream) readOne(L *lua.LState, i int) lua.LValue {
	if n, ok := L.Get(i).(lua.LNumber); ok {
		return s.bytes(int(n))
	}
	switch format := strings.TrimPrefix(checkText(L, i), "*"); {
	case strings.HasPrefix(format, "l"):
		return s.line()
	case strings.HasPrefix(format, "a"):
		all, _ := file.ReadAll(s.reader)
		return lua.LString(all)
	case strings.HasPrefix(format, "n"):
		return s.number()
	default:
		L.RaiseError("read: '%s' is no format: there are *l, *n, *a and a number of bytes", format)
	}
	return lua.LNil
}

func (s *stream) bytes(n int) lua.LValue {
	if _, err := s.reader.Peek(1); err != nil {
		return lua.LNil
	}
	var all strings.Builder
	io.CopyN(&all, s.reader, int64(max(n, 0)))
	return lua.LString(all.String())
}

// number reads the longest text that may be a number.
func (s *stream) number() lua.LValue {
	var text strings.Builder
	for text.Len() < 200 {
		c, err := s.reader.ReadByte()
		if err != nil {
			break
		}
		isBlank := strings.IndexByte(" \t\n\v\f\r", c) >= 0
		if isBlank && text.Len() == 0 {
			continue
		}
		if !isDigit(c) && strings.IndexByte("+-.eExXabcdfABCDF", c) < 0 {
			s.reader.UnreadByte()
			break
		}
		text.WriteByte(c)
	}
	return parseNumber(text.String(), 10)
}
