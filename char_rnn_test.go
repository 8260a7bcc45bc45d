package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nnlua/repl/shell"
)

// recorded is an array of a recorded trace.
type recorded struct {
	Dtype string
	Shape []int
	Data  []float64
}

func (a recorded) lua() string {
	text, _ := json.Marshal(a.Data)
	shape, _ := json.Marshal(a.Shape)
	braces := strings.NewReplacer("[", "{", "]", "}")
	return fmt.Sprintf("np.array(%s, %q):reshape(%s)", braces.Replace(string(text)), a.Dtype, braces.Replace(string(shape)))
}

// TestCharRNN trains the model of scripts/char_rnn.lua, its LSTM written by hand,
// as Chainer trained one with L.LSTM: the loss falls in the same way.
func TestCharRNN(t *testing.T) {
	text, err := os.ReadFile("runtime/testdata/traces/lstm_char_rmsprop_v2.json")
	if err != nil {
		t.Fatal(err)
	}
	var trace struct {
		Seq           recorded
		ParamsInitial map[string]recorded `json:"params_initial"`
		Iterations    []struct {
			Columns []int
			Loss    recorded
		}
	}
	if err := json.Unmarshal(text, &trace); err != nil || len(trace.Iterations) == 0 {
		t.Fatalf("%d iterations, %v", len(trace.Iterations), err)
	}
	var printed strings.Builder
	s := shell.New(&printed)
	defer s.Close()
	s.KeepLocals = true // the test uses those of the lesson
	ctx := context.Background()
	if err := s.RunFile(ctx, "scripts/char_rnn.lua", []string{"--test", "--model=" + filepath.Join(t.TempDir(), "m.npz")}); err != nil {
		t.Fatal(err)
	}
	code := "np, chainer = require 'numpy', require 'chainer'\nmodel = CharRNN(6, 5, 7)\nseq = " + trace.Seq.lua() + "\n"
	for path, value := range trace.ParamsInitial {
		code += "model" + strings.ReplaceAll(path, "/", ".") + ".data = " + value.lua() + "\n"
	}
	code += `optimizer = chainer.optimizers.RMSprop(0.01):setup(model)
		optimizer:add_hook(chainer.optimizer_hooks.GradientClipping(1))` + "\n"
	for _, it := range trace.Iterations {
		code += fmt.Sprintf("print(update(model, optimizer, seq, %d, %d))\n", it.Columns[0]+1, it.Columns[1])
	}
	printed.Reset()
	if err := s.Run(ctx, code, "trace", nil); err != nil {
		t.Fatal(err)
	}
	losses := strings.Fields(printed.String())
	for i, it := range trace.Iterations {
		var got float64
		if _, err := fmt.Sscan(losses[i], &got); err != nil || math.Abs(got-it.Loss.Data[0]) > 1e-5*it.Loss.Data[0] {
			t.Errorf("loss %d is %s, want %v", i+1, losses[i], it.Loss.Data[0])
		}
	}
}
