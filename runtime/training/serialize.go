package training

import (
	"time"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers"
)

func init() {
	catalog.Add("StandardUpdater:serialize(serializer: Serializer)", (*StandardUpdater).serialize, catalog.Training)
	catalog.Add("Trainer:serialize(serializer: Serializer)", (*Trainer).Serialize, catalog.Training)
}

// keep saves a value, or loads it; what an older file lacks stays as it is.
func keep[T int | float64 | bool | string](s serializers.Serializer, key string, value *T) {
	if !s.Has(key) {
		return
	}
	if v, ok := s.Value(key, *value).(T); ok && !s.Checking() {
		*value = v
	}
}

// keepMaybe is keep for a value that may be nil.
func keepMaybe(s serializers.Serializer, key string, value **float64) {
	if !s.Loading() {
		var v any
		if *value != nil {
			v = **value
		}
		s.Value(key, v)
		return
	}
	if !s.Has(key) || s.Checking() {
		return
	}
	*value = nil
	if a, ok := s.Value(key, nil).(*array.Array); ok && a.Size() == 1 {
		v := a.Float(0)
		*value = &v
	}
}

// keepIn saves or loads what can be saved, under a name.
func keepIn(s serializers.Serializer, key string, v any) {
	if part, ok := v.(serializers.Serializable); ok {
		part.Serialize(s.Child(key))
	}
}

// Serialize saves or loads the updater, the triggers and the extensions: what
// snapshots do. Beside what Chainer saves there is the state of np.random, so
// that a resumed training draws the same numbers.
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {3, "iteration"})
//	> trainer:run()
//	> s = chainer.serializers.DictionarySerializer()
//	> trainer:serialize(s)
//	> s.target["updater/iteration"]
//	3
func (t *Trainer) Serialize(s serializers.Serializer) {
	keepIn(s, "updater", t.updater)
	keepIn(s, "stop_trigger", t.stop)
	for _, e := range t.entries {
		keepIn(s.Child("extensions"), e.name, e.extension)
		keepIn(s.Child("extension_triggers"), e.name, e.trigger)
	}
	seconds := 0.0
	if !s.Loading() {
		seconds = t.ElapsedTime()
	}
	keep(s, "_snapshot_elapsed_time", &seconds)
	if s.Loading() && !s.Checking() {
		t.before = time.Duration(seconds * float64(time.Second))
	}
	keepRandom(s.Child("random_state"), t.s.Random)
}

// keepRandom saves or loads the place at which the random stream stands.
func keepRandom(s serializers.Serializer, stream *array.RandomState) {
	if !s.Has("key") {
		return
	}
	state := stream.GetState()
	key := array.New(array.Int64, len(state.Key))
	words := array.Data[int64](key)
	for i, w := range state.Key {
		words[i] = int64(w)
	}
	s.Value("key", key)
	keep(s, "pos", &state.Pos)
	keep(s, "has_gauss", &state.HasGauss)
	keep(s, "gauss", &state.Gauss)
	if !s.Loading() || s.Checking() {
		return
	}
	for i, w := range words {
		state.Key[i] = uint32(w)
	}
	stream.SetState(state)
}

// Serialize saves or loads the updater by the script's method, if it wrote one.
func (u *StandardUpdater) Serialize(s serializers.Serializer) {
	if u.object != nil && u.object.Get("serialize") != nil {
		if s.Checking() {
			s.Unchecked()
			return
		}
		if _, ok := u.object.Call("serialize", s); ok {
			return
		}
	}
	u.serialize(s)
}

// serialize saves or loads the iterators, the optimizers, their models and the
// number of iterations.
//
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({1}, 1), optimizers.SGD():setup(L.Linear(1, 1)))
//	> s = chainer.serializers.DictionarySerializer()
//	> updater:serialize(s)
//	> s.target["model:main/W"].shape[1]
//	1
func (u *StandardUpdater) serialize(s serializers.Serializer) {
	for _, name := range u.iterators.names {
		u.iterators.get(name).Serialize(s.Child("iterator:" + name))
	}
	for _, name := range u.optimizers.names {
		o := u.optimizers.get(name).AsOptimizer()
		// The model comes first: its parameters may get their shapes from the file.
		o.Target().(linker).AsLink().Serialize(s.Child("model:" + name))
		o.Serialize(s.Child("optimizer:" + name))
	}
	keep(s, "iteration", &u.iteration)
}

// Serialize saves or loads when the trigger last fired.
func (t *IntervalTrigger) Serialize(s serializers.Serializer) {
	keep(s, "previous_iteration", &t.previousIteration)
	keep(s, "previous_epoch_detail", &t.previousEpoch)
}

// Serialize saves or loads when the trigger last fired and whether it is done.
func (t *ManualScheduleTrigger) Serialize(s serializers.Serializer) {
	keep(s, "previous_iteration", &t.previousIteration)
	keep(s, "previous_epoch_detail", &t.previousEpoch)
	keep(s, "finished", &t.finished)
}

// Serialize saves or loads whether the trigger has fired.
func (t *OnceTrigger) Serialize(s serializers.Serializer) { keep(s, "_flag_first", &t.first) }

// Serialize saves or loads the next time.
func (t *TimeTrigger) Serialize(s serializers.Serializer) { keep(s, "next_time", &t.next) }

// Serialize saves or loads the best value so far and what came since the last check.
func (t *BestValueTrigger) Serialize(s serializers.Serializer) {
	keepIn(s, "interval_trigger", t.check)
	t.summary.Serialize(s.Child("summary"))
	keepMaybe(s, "best_value", &t.best)
}

// Serialize saves or loads the best value so far and how long ago it was.
// Chainer's trigger forgets them.
func (t *EarlyStoppingTrigger) Serialize(s serializers.Serializer) {
	keep(s, "best", &t.best)
	keep(s, "count", &t.count)
	keepIn(s, "check_trigger", t.check)
	keepIn(s, "max_trigger", t.end)
	if summary := s.Child("summary"); summary.Has("_names") {
		t.summary.Serialize(summary)
	}
}

// Serialize saves or loads the log and what came since its last entry.
func (r *LogReport) Serialize(s serializers.Serializer) {
	keepIn(s, "_trigger", r.due)
	r.summary.Serialize(s.Child("_summary"))
	text := ""
	if !s.Loading() {
		text = logText(r.log, "")
	}
	keep(s, "_log", &text)
	if s.Loading() && !s.Checking() && text != "" {
		r.log = parseLog(r.s, text)
	}
}

// Serialize saves or loads a LogReport that only the table knows.
func (r *PrintReport) Serialize(s serializers.Serializer) {
	if report, ok := r.logReport.(*LogReport); ok {
		report.Serialize(s.Child("_log_report"))
	}
}

// Serialize saves or loads the number of calls and the value now. Chainer's
// WarmupShift and MultistepShift forget the value.
func (s *Shift) Serialize(z serializers.Serializer) {
	keep(z, "_t", &s.t)
	keepMaybe(z, "_last_value", &s.last)
	if s.step != nil {
		keep(z, "_current_step", s.step)
	}
}

// Serialize saves or loads the sums.
func (m *MicroAverage) Serialize(s serializers.Serializer) {
	keep(s, "_numerator", &m.numerator)
	keep(s, "_denominator", &m.denominator)
	keepIn(s, "_trigger", m.due)
}

// Serialize calls the script's method serialize.
func (e *ScriptExtension) Serialize(s serializers.Serializer) {
	if s.Checking() {
		s.Unchecked()
		return
	}
	e.object.Call("serialize", s)
}
