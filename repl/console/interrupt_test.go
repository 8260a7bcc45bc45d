//go:build unix

package console

import (
	"testing"
	"time"
)

// TestInterrupt stops endless loops with Ctrl-C and goes on in the session.
func TestInterrupt(t *testing.T) {
	term := start(t)
	term.send("x = 41; a = np.random.rand(3000, 3000)\r")
	for _, loop := range []string{
		"while true do end",
		"while true do pcall(function() local a = np.zeros(1000) + 1 end) end",
		"for i = 1, 1000 do np.dot(a, a) end",
		"np.linalg.svd(a)", // gonum's, for minutes
		"np.convolve(np.zeros(1e7), np.zeros(1e7))",
		"L.VGG16Layers(nil)", // 138 million random numbers
		"while true do np.zeros(1e6):tolist() end",
		"(('a'):rep(50)):find(('a?'):rep(50) .. ('a'):rep(50))",
		"table.sort(a:reshape(-1):tolist())",
	} {
		term.send("print('go'); " + loop + "\r")
		term.expect("\ngo")
		time.Sleep(50 * time.Millisecond)
		term.send("\x03") // the terminal makes a signal of it
		term.expect("^C\r\ninterrupted")
	}
	term.send("x + 1\r")
	term.expect("42")
}

// TestStuckCalculation: where Ctrl-C cannot stop a call, a second one ends the program.
func TestStuckCalculation(t *testing.T) {
	term := start(t)
	term.send(`print('go') os.execute("trap '' INT; sleep 20")` + "\r")
	term.expect("\ngo")
	time.Sleep(100 * time.Millisecond)
	term.send("\x03")
	term.expect("waiting for a long calculation")
	term.send("\x03")
	if err := term.cmd.Wait(); term.cmd.ProcessState.ExitCode() != exitInterrupted {
		t.Errorf("it left with %v", err)
	}
}
