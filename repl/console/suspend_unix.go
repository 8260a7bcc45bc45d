//go:build unix

package console

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// stop stops the program as Ctrl-Z does, and returns when it is called back.
// Where no shell could call it back the system does not stop it.
func stop() {
	back := make(chan os.Signal, 1)
	signal.Notify(back, syscall.SIGCONT)
	defer signal.Stop(back)
	syscall.Kill(0, syscall.SIGTSTP)
	select {
	case <-back:
	case <-time.After(300 * time.Millisecond):
	}
}
