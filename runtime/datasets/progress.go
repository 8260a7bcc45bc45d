package datasets

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// progress shows on a terminal how much of a file has come.
type progress struct {
	out       io.Writer // nil for nowhere
	name      string
	at, total int64 // bytes; total is less than at if it is not known
	shown     time.Time
}

func newProgress(name string, at, total int64) *progress {
	p := &progress{name: name, at: at, total: total}
	info, err := os.Stderr.Stat()
	if err == nil && info.Mode()&os.ModeCharDevice != 0 {
		p.out = os.Stderr
	}
	return p
}

// add tells that n more bytes have come.
func (p *progress) add(n int) {
	p.at += int64(n)
	if p.out != nil && time.Since(p.shown) > 100*time.Millisecond {
		p.shown = time.Now()
		fmt.Fprint(p.out, "\r"+p.line()+"\x1b[K")
	}
}

func (p *progress) line() string {
	const mega, length = 1e6, 30
	if p.total < p.at {
		return fmt.Sprintf("%s %.1f MB", p.name, float64(p.at)/mega)
	}
	part := float64(p.at) / float64(max(p.total, 1))
	marks := int(part * length)
	return fmt.Sprintf("%s [%s%s] %3.0f%% of %.1f MB", p.name, strings.Repeat("#", marks), strings.Repeat(".", length-marks), part*100, float64(p.total)/mega)
}

// end leaves the last line as it is.
func (p *progress) end() {
	if p.out != nil {
		fmt.Fprintln(p.out, "\r"+p.line()+"\x1b[K")
	}
}
