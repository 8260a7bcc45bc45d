package datasets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/internal/file"
)

// stall is how long a server may be silent.
const stall = 30 * time.Second

var client = &http.Client{Transport: &http.Transport{
	Proxy:                 http.ProxyFromEnvironment,
	DialContext:           (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
	TLSHandshakeTimeout:   10 * time.Second,
	ResponseHeaderTimeout: stall,
}}

// errInterrupted ends a download at Ctrl-C. What has come stays for the next time.
var errInterrupted = errors.New("interrupted")

// download gets the file from the first of its places that has it. What an
// interrupted download left is gone on with.
func (f remote) download(to string) {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		array.Fail("cannot make the folder of %s: %s", to, file.Reason(err))
	}
	part := to + ".part"
	var reasons []string
	for _, url := range f.urls {
		err := f.fetch(url, part)
		if err == nil {
			err = os.Rename(part, to)
		}
		if err == nil {
			return
		}
		if err == errInterrupted {
			array.Fail("the download of %s was interrupted: the next one goes on from there", f.name)
		}
		reasons = append(reasons, url+": "+file.Reason(err))
	}
	array.Fail("cannot download %s (%s). Get the file on another computer, from one of these places (SHA-256 %s), and run: nnlua data import %s",
		f.name, strings.Join(reasons, "; "), f.hash, path.Base(f.name))
}

// fetch gets the file from one place. It tries again as long as something comes.
func (f remote) fetch(url, part string) error {
	for {
		before := sizeOf(part)
		err := f.receive(url, part)
		if err == errInterrupted {
			return err
		}
		if err == nil {
			hash, err := hashOf(part)
			if err != nil || hash == f.hash {
				return err
			}
			os.Remove(part)
			if before == 0 {
				return fmt.Errorf("another file is there: its SHA-256 is %s", hash)
			}
			continue // what there was before may have been of another file
		}
		if sizeOf(part) <= before {
			return err
		}
	}
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// receive appends to what there is of the file what is missing.
func (f remote) receive(url, part string) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, "GET", url, nil)
	if err != nil {
		return err
	}
	at := sizeOf(part)
	if at > 0 {
		request.Header.Set("Range", fmt.Sprintf("bytes=%d-", at))
	}
	answer, err := client.Do(request)
	if err != nil {
		return errors.Unwrap(err) // without the URL, which the message has already
	}
	defer answer.Body.Close()
	mode := os.O_CREATE | os.O_WRONLY
	switch {
	case answer.StatusCode == http.StatusPartialContent && strings.HasPrefix(answer.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", at)):
		mode |= os.O_APPEND
	case answer.StatusCode == http.StatusOK:
		mode, at = mode|os.O_TRUNC, 0
	case answer.StatusCode == http.StatusRequestedRangeNotSatisfiable:
		return nil // all of it is there already, or it is of another file: the hash says
	default:
		return errors.New(answer.Status)
	}
	out, err := os.OpenFile(part, mode, 0o644)
	if err != nil {
		return err
	}
	// A silent server ends the download; every piece that comes begins the time anew.
	clock := time.AfterFunc(stall, cancel)
	defer clock.Stop()
	shown := newProgress(path.Base(f.name), at, at+answer.ContentLength)
	defer shown.end()
	_, err = io.Copy(out, &watched{answer.Body, func(n int) error {
		clock.Reset(stall)
		shown.add(n)
		if array.Try(array.Poll) != nil {
			return errInterrupted
		}
		return nil
	}})
	if closing := out.Close(); err == nil {
		err = closing
	}
	if errors.Is(err, context.Canceled) {
		err = fmt.Errorf("nothing came for %v", stall)
	}
	return err
}

// watched tells of every piece that is read.
type watched struct {
	io.Reader
	came func(n int) error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if stop := w.came(n); stop != nil {
		return n, stop
	}
	return n, err
}
