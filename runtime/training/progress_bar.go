package training

import (
	"fmt"
	"io"
	"math"
	"strings"
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.training.extensions.ProgressBar(training_length: value = nil, update_interval: integer = 100, bar_length: integer = 50, out: value = nil) -> ProgressBar", NewProgressBar, catalog.Training)
}

// ProgressBar shows how far the training is.
type ProgressBar struct {
	settings
	bar      bar
	length   float64 // of the whole training; 0 if the stop trigger is to be asked
	unit     string
	interval int
}

// NewProgressBar shows how much of the training and of the present epoch is done,
// and when it will be finished, every update_interval iterations. training_length
// is {20, "epoch"} or {1000, "iteration"}, by default that of the stop trigger.
// bar_length is the length of the bars in characters. out is a function that gets
// the text instead of the screen; where the screen is a file, nothing is written.
//
// 日本語: 学習がどこまで進んだかを棒で表示します。
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {4, "iteration"})
//	> write = function(text) if text:match("total") then io.write(text) end end
//	> trainer:extend(chainer.training.extensions.ProgressBar{update_interval = 1, bar_length = 4, out = write})
//	> trainer:run()
//	     total [#...] 25.00%
//	     total [##..] 50.00%
//	     total [###.] 75.00%
//	     total [####] 100.00%
func NewProgressBar(s *Session, trainingLength any, updateInterval, barLength int, out any) *ProgressBar {
	p := &ProgressBar{settings: defaults("ProgressBar", PriorityReader, 1, "iteration"), interval: updateInterval}
	if updateInterval < 1 || barLength < 1 || barLength > 1000 {
		array.Fail("update_interval is %d and bar_length %d, want at least 1", updateInterval, barLength)
	}
	p.bar = bar{length: barLength, out: writerOf(s, out)}
	switch v := trainingLength.(type) {
	case nil:
	case catalog.Table:
		interval, ok := triggerOf("training_length", v).(*IntervalTrigger)
		if !ok || interval.period <= 0 {
			array.Fail("training_length is no {number, unit}")
		}
		p.length, p.unit = interval.TrainingLength()
	default:
		array.Fail(`training_length is %s, want {20, "epoch"} or {1000, "iteration"}`, autograd.Describe(v))
	}
	return p
}

// writerOf returns the function that writes a text where the script wants it, nil
// for nowhere.
func writerOf(s *Session, out any) func(text string) {
	switch v := out.(type) {
	case nil:
		if !isTerminal(s.Stdout) {
			return nil
		}
		return func(text string) { io.WriteString(s.Stdout, text) }
	case catalog.Func:
		return func(text string) { v.Call(text) }
	}
	array.Fail("out is %s, want a function that gets the text", autograd.Describe(out))
	return nil
}

// Run shows the bars when it is time.
func (p *ProgressBar) Run(t *Trainer) {
	if t.updater.Iteration()%p.interval == 0 && p.bar.out != nil {
		p.bar.show(p.lines(t))
	}
}

// Finalize takes the bars away.
func (p *ProgressBar) Finalize() { p.bar.close() }

func (p *ProgressBar) lines(t *Trainer) []string {
	if p.length == 0 {
		stop, ok := t.stop.(Interval)
		if !ok {
			array.Fail("the stop trigger does not say how long the training is: give training_length")
		}
		p.length, p.unit = stop.TrainingLength()
	}
	iteration, epoch := t.updater.Iteration(), t.updater.EpochDetail()
	done := epoch
	if p.unit == "iteration" {
		done = float64(iteration)
	}
	perSecond, epochsPerSecond := p.bar.speed(float64(iteration), epoch)
	left := (p.length - done) / epochsPerSecond
	if p.unit == "iteration" {
		left = (p.length - done) / perSecond
	}
	return []string{
		"     total " + p.bar.line(min(done/p.length, 1)),
		"this epoch " + p.bar.line(epoch-math.Floor(epoch)),
		fmt.Sprintf("%10d iter, %d epoch / %v %ss\n", iteration, t.updater.Epoch(), p.length, p.unit),
		fmt.Sprintf("%10s iters/sec. Estimated time to finish: %s.\n", digits(perSecond, 5), timeDelta(left)),
	}
}

// bar writes lines that later ones replace.
type bar struct {
	length int
	out    func(text string)
	recent []moment // the latest first of a hundred
}

// moment is how far something was at a time.
type moment struct {
	iteration, epoch float64
	at               time.Time
}

// line draws how much is done.
func (b *bar) line(rate float64) string {
	n := int(rate * float64(b.length))
	return fmt.Sprintf("[%s%s] %6s\n", strings.Repeat("#", n), strings.Repeat(".", b.length-n), fmt.Sprintf("%.2f%%", rate*100))
}

// speed returns the iterations and epochs per second over the last hundred calls.
func (b *bar) speed(iteration, epoch float64) (iterations, epochs float64) {
	now := moment{iteration, epoch, time.Now()}
	b.recent = append(b.recent, now)
	if len(b.recent) > 100 {
		b.recent = b.recent[1:]
	}
	old := b.recent[0]
	seconds := now.at.Sub(old.at).Seconds()
	if seconds == 0 {
		return math.Inf(1), math.Inf(1)
	}
	return (iteration - old.iteration) / seconds, (epoch - old.epoch) / seconds
}

// show writes the lines over those of the last time.
func (b *bar) show(lines []string) {
	b.out("\x1b[J")
	for _, line := range lines {
		b.out(line)
	}
	b.out(fmt.Sprintf("\x1b[%dA", len(lines)))
}

// close takes the lines away.
func (b *bar) close() {
	if b.out != nil {
		b.out("\x1b[J")
	}
}

// timeDelta writes seconds as Python does: "1 day, 2:03:04.500000".
func timeDelta(seconds float64) string {
	const day = 24 * time.Hour
	if !(seconds > 0) {
		seconds = 0
	}
	d := time.Duration(min(seconds, 9e9) * float64(time.Second)).Round(time.Microsecond)
	text := fmt.Sprintf("%d:%02d:%02d", d%day/time.Hour, d%time.Hour/time.Minute, d%time.Minute/time.Second)
	if micro := d % time.Second / time.Microsecond; micro > 0 {
		text += fmt.Sprintf(".%06d", micro)
	}
	switch days := d / day; days {
	case 0:
		return text
	case 1:
		return "1 day, " + text
	default:
		return fmt.Sprintf("%d days, %s", days, text)
	}
}
