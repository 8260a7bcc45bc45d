package main

import (
	"errors"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// limits are what a program may do that is not trusted.
type limits struct {
	sandbox sandbox
	timeout seconds
	memory  size
	output  size
	json    bool
}

func (l *limits) define(flags *flag.FlagSet) {
	flags.Var(&l.sandbox, "sandbox", "")
	flags.Var(&l.timeout, "timeout", "")
	flags.Var(&l.memory, "max-memory", "")
	flags.Var(&l.output, "max-output", "")
	flags.BoolVar(&l.json, "json", false, "")
}

// any reports whether anything was asked for.
func (l *limits) any() bool { return *l != limits{} }

// sandbox is the option --sandbox, --sandbox=FOLDER or --sandbox FOLDER.
type sandbox struct {
	on     bool
	folder string // "" for no files at all
}

func (s *sandbox) String() string { return s.folder }

func (s *sandbox) IsBoolFlag() bool { return true }

func (s *sandbox) Set(text string) error {
	s.on = text != "false"
	if text != "true" && s.on {
		s.folder = text
	}
	return nil
}

// seconds is a time such as 10, 2.5 or 500ms.
type seconds time.Duration

func (s *seconds) String() string { return time.Duration(*s).String() }

func (s *seconds) Set(text string) error {
	if n, err := strconv.ParseFloat(text, 64); err == nil && n > 0 && n < 1e9 {
		*s = seconds(n * float64(time.Second))
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return errors.New("want a time such as 10, 2.5 or 500ms")
	}
	*s = seconds(d)
	return nil
}

// size is a number of bytes such as 4096, 64K, 256M or 2G.
type size uint64

func (b *size) String() string {
	for i, unit := range []string{"G", "M", "K"} {
		if n := size(1) << (30 - 10*i); *b >= n && *b%n == 0 {
			return fmt.Sprintf("%d%s", *b/n, unit)
		}
	}
	return fmt.Sprintf("%d bytes", *b)
}

func (b *size) Set(text string) error {
	number := strings.TrimRight(strings.ToUpper(text), "IB")
	shift := 0
	for i, unit := range []string{"K", "M", "G"} {
		if rest, ok := strings.CutSuffix(number, unit); ok {
			number, shift = rest, 10*(i+1)
		}
	}
	n, err := strconv.ParseUint(number, 10, 63-shift)
	if err != nil || n == 0 {
		return errors.New("want a size such as 4096, 64K, 256M or 2G")
	}
	*b = size(n << shift)
	return nil
}
