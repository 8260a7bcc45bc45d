package bindings

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/file"
)

// stream is a file of the io library.
type stream struct {
	file   *os.File // nil for the output of the session
	reader *bufio.Reader
	writer io.Writer
	kept   bool // the standard streams are not closed
	closed bool
}

// ioLibrary is Lua's io, with all files opened by the package file, and with
// numbers written as Lua does.
type ioLibrary struct {
	meta          *lua.LTable
	input, output *lua.LUserData
}

func openIO(L *lua.LState, stdout io.Writer) {
	l := &ioLibrary{meta: L.NewTable()}
	lib := L.GetGlobal("io").(*lua.LTable)
	l.meta.RawSetString("__index", L.SetFuncs(L.NewTable(), map[string]lua.LGFunction{
		"read": method((*stream).read), "write": writeMethod, "lines": method((*stream).lines), "close": method((*stream).close),
		"flush": method((*stream).flush), "seek": method((*stream).seek), "setvbuf": method((*stream).flush),
	}))
	l.meta.RawSetString("__tostring", L.NewFunction(func(L *lua.LState) int {
		text := "file"
		if streamOf(L.Get(1)).closed {
			text = "file (closed)"
		}
		L.Push(lua.LString(text))
		return 1
	}))
	l.input = l.value(&stream{file: os.Stdin, reader: bufio.NewReader(os.Stdin), kept: true})
	l.output = l.value(&stream{writer: stdout, kept: true})
	for name, v := range map[string]lua.LValue{
		"stdin": l.input, "stdout": l.output, "stderr": l.value(&stream{writer: os.Stderr, kept: true}),
		"open": L.NewFunction(l.open), "lines": L.NewFunction(guarded(l.lines)), "type": L.NewFunction(typeOfStream),
		"input": L.NewFunction(l.redirect(&l.input, "r")), "output": L.NewFunction(l.redirect(&l.output, "w")),
		"read":  L.NewFunction(guarded(func(L *lua.LState) int { return check(L, l.input).read(L, 1) })),
		"write": L.NewFunction(func(L *lua.LState) int { return check(L, l.output).write(L, 1, l.output) }),
		"flush": L.NewFunction(func(L *lua.LState) int { return check(L, l.output).flush(L, 1) }),
		"close": L.NewFunction(func(L *lua.LState) int {
			if L.GetTop() == 0 {
				return check(L, l.output).close(L, 1)
			}
			return check(L, L.Get(1)).close(L, 2)
		}),
	} {
		lib.RawSetString(name, v)
	}
}

func (l *ioLibrary) value(s *stream) *lua.LUserData {
	return &lua.LUserData{Value: s, Metatable: l.meta}
}

func streamOf(v lua.LValue) *stream {
	if ud, ok := v.(*lua.LUserData); ok {
		s, _ := ud.Value.(*stream)
		return s
	}
	return nil
}

// IsFile reports whether v is a file of the io library.
func IsFile(v lua.LValue) bool { return streamOf(v) != nil }

// check returns the file in v, which must be open.
func check(L *lua.LState, v lua.LValue) *stream {
	s := streamOf(v)
	if s == nil {
		L.RaiseError("%s is no file", kindOf(typeOf(v)))
	}
	if s.closed {
		L.RaiseError("the file is closed")
	}
	return s
}

func method(f func(s *stream, L *lua.LState, first int) int) lua.LGFunction {
	return guarded(func(L *lua.LState) int { return f(check(L, L.Get(1)), L, 2) })
}

func writeMethod(L *lua.LState) int { return check(L, L.Get(1)).write(L, 2, L.Get(1)) }

func typeOfStream(L *lua.LState) int {
	s := streamOf(L.CheckAny(1))
	switch {
	case s == nil:
		L.Push(lua.LNil)
	case s.closed:
		L.Push(lua.LString("closed file"))
	default:
		L.Push(lua.LString("file"))
	}
	return 1
}

// failed pushes what io functions return when the system refuses.
func failed(L *lua.LState, what string, err error) int {
	L.Push(lua.LNil)
	L.Push(lua.LString(what + file.Reason(err)))
	L.Push(lua.LNumber(1))
	return 3
}

var modes = map[string]int{
	"r": os.O_RDONLY, "w": os.O_WRONLY | os.O_CREATE | os.O_TRUNC, "a": os.O_WRONLY | os.O_CREATE | os.O_APPEND,
	"r+": os.O_RDWR, "w+": os.O_RDWR | os.O_CREATE | os.O_TRUNC, "a+": os.O_RDWR | os.O_CREATE | os.O_APPEND,
}

func openStream(path, mode string) (*stream, error) {
	flag, ok := modes[strings.ReplaceAll(mode, "b", "")]
	if !ok {
		return nil, errors.New("'" + mode + "' is no mode: there are r, w, a, r+, w+ and a+")
	}
	f, err := file.OpenFile(path, flag, 0o666)
	if err != nil {
		return nil, err
	}
	return &stream{file: f, reader: bufio.NewReader(f), writer: f}, nil
}

func (l *ioLibrary) open(L *lua.LState) int {
	path := checkText(L, 1)
	s, err := openStream(path, checkText(L, 2, "r"))
	if err != nil {
		return failed(L, path+": ", err)
	}
	L.Push(l.value(s))
	return 1
}

// redirect is io.input and io.output.
func (l *ioLibrary) redirect(current **lua.LUserData, mode string) lua.LGFunction {
	return func(L *lua.LState) int {
		switch v := L.Get(1).(type) {
		case *lua.LNilType:
		case lua.LString:
			s, err := openStream(string(v), mode)
			if err != nil {
				L.RaiseError("%s: %s", string(v), file.Reason(err))
			}
			*current = l.value(s)
		default:
			check(L, v)
			*current = v.(*lua.LUserData)
		}
		L.Push(*current)
		return 1
	}
}

// write writes strings and numbers and returns the file.
func (s *stream) write(L *lua.LState, first int, self lua.LValue) int {
	if s.writer == nil {
		return failed(L, "", errors.New("the file is not open for writing"))
	}
	if s.reader != nil && s.reader.Buffered() > 0 { // the position is that of the reader
		s.file.Seek(-int64(s.reader.Buffered()), io.SeekCurrent)
		s.reader.Reset(s.file)
	}
	for i := first; i <= L.GetTop(); i++ {
		if _, err := io.WriteString(s.writer, checkText(L, i)); err != nil {
			return failed(L, "", err)
		}
	}
	L.Push(self)
	return 1
}

func (s *stream) close(L *lua.LState, _ int) int {
	if !s.kept {
		s.closed = true
		s.file.Close()
	}
	L.Push(lua.LTrue)
	return 1
}

// flush has nothing to do: what is written is not held back.
func (s *stream) flush(L *lua.LState, _ int) int {
	L.Push(lua.LTrue)
	return 1
}

func (s *stream) seek(L *lua.LState, first int) int {
	whence, ok := map[string]int{"set": io.SeekStart, "cur": io.SeekCurrent, "end": io.SeekEnd}[checkText(L, first, "cur")]
	if !ok || s.file == nil {
		return failed(L, "", errors.New("seek wants a file and set, cur or end"))
	}
	offset := int64(L.OptNumber(first+1, 0))
	if whence == io.SeekCurrent && s.reader != nil {
		offset -= int64(s.reader.Buffered())
	}
	at, err := s.file.Seek(offset, whence)
	if err != nil {
		return failed(L, "", err)
	}
	s.reader.Reset(s.file)
	L.Push(lua.LNumber(at))
	return 1
}
