package training

import (
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers"
)

func init() {
	const rest = "condition: function? = nil, writer: value = nil, snapshot_on_error: boolean = false, n_retains: integer = -1, autoload: boolean = false) -> Snapshot"
	catalog.Add("chainer.training.extensions.snapshot(savefun: function? = nil, filename: value = \"snapshot_iter_{.updater.iteration}\", target: value = nil, "+rest, NewSnapshot, catalog.Training)
	catalog.Add("chainer.training.extensions.snapshot_object(target: value, filename: value, savefun: function? = nil, "+rest, NewSnapshotObject, catalog.Training)
}

// Snapshot saves the trainer or another object.
type Snapshot struct {
	settings
	SnapshotOptions
	filename any // a text or a function of the trainer
}

// SnapshotOptions are the arguments of snapshot and snapshot_object.
type SnapshotOptions struct {
	Savefun         catalog.Func
	Filename        any
	Target          any
	Condition       catalog.Func
	Writer          any
	SnapshotOnError bool
	NRetains        int
	Autoload        bool
}

// NewSnapshot saves the whole trainer every epoch, so that the training can be
// resumed from there: serializers.load_npz(file, trainer) before trainer:run(),
// or autoload = true, which loads the newest snapshot in the trainer's folder, if
// there is one. A resumed training goes on exactly as if it had not been stopped.
//
// 日本語: 学習の途中の状態を、後で再開できるように保存します。
//
// In filename, {.updater.iteration} and {.updater.epoch} stand for these numbers;
// it may be a function of the trainer. target is saved instead of the trainer.
// savefun(path, target) saves instead of serializers.save_npz. condition() says
// whether to save. With n_retains only so many of the newest snapshots are kept,
// and with snapshot_on_error one is saved after an error. writer is ignored. The
// file takes its place when it is complete: no crash leaves half a snapshot.
//
//	> model = L.Linear(1, 1)
//	> updater = chainer.training.StandardUpdater(chainer.iterators.SerialIterator({np.array{1}}, 1), optimizers.SGD():setup(model), {loss_func = function(x) return F.sum(model(x)) end})
//	> trainer = chainer.training.Trainer(updater, {3, "iteration"})
//	> trainer:extend(chainer.training.extensions.snapshot(), {trigger = {2, "iteration"}})
//	> trainer:run()
//	> np.load("result/snapshot_iter_2")["updater/iteration"]
//	2
func NewSnapshot(opt SnapshotOptions) *Snapshot {
	switch opt.Filename.(type) {
	case string, catalog.Func:
	default:
		array.Fail("filename is %s, want a name or a function of the trainer", autograd.Describe(opt.Filename))
	}
	return &Snapshot{defaults("_Snapshot", -100, 1, "epoch"), opt, opt.Filename}
}

// NewSnapshotObject is snapshot for a model or another object.
//
// 日本語: モデルなど、指定したものを学習中に保存します。
//
//	> chainer.training.extensions.snapshot_object(L.Linear(1, 1), "model_{.updater.epoch}")
//	<Snapshot>
func NewSnapshotObject(opt SnapshotOptions) *Snapshot { return NewSnapshot(opt) }

// Initialize loads the newest snapshot, if that is wanted.
func (s *Snapshot) Initialize(t *Trainer) {
	if !s.Autoload {
		return
	}
	if files := s.files(t); len(files) > 0 {
		serializers.LoadNpz(files[len(files)-1], s.object(t), serializers.LoadOptions{Strict: true})
	}
}

// object returns what is saved.
func (s *Snapshot) object(t *Trainer) any {
	if s.Target != nil {
		return s.Target
	}
	return t
}

// files returns the snapshots in the trainer's folder, the oldest first.
func (s *Snapshot) files(t *Trainer) []string {
	name, ok := s.filename.(string)
	if !ok {
		return nil
	}
	prefix, _, _ := strings.Cut(name, "{")
	suffix := name[strings.LastIndex(name, "}")+1:]
	entries, _ := os.ReadDir(t.out)
	type aged struct {
		path string
		at   int64
	}
	var all []aged
	for _, e := range entries {
		if info, err := e.Info(); err == nil && !e.IsDir() && strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), suffix) {
			all = append(all, aged{filepath.Join(t.out, e.Name()), info.ModTime().UnixNano()})
		}
	}
	sort.SliceStable(all, func(i, k int) bool {
		if all[i].at != all[k].at {
			return all[i].at < all[k].at
		}
		a, b := all[i].path, all[k].path // of one tick of the clock: iteration 99 is before 100
		return len(a) < len(b) || len(a) == len(b) && a < b
	})
	paths := make([]string, len(all))
	for i, f := range all {
		paths[i] = f.path
	}
	return paths
}

// Run saves, if the condition is true.
func (s *Snapshot) Run(t *Trainer) {
	if s.Condition == nil || isTrue(s.Condition.Call()) {
		s.save(t)
	}
}

// OnError saves, if that is wanted.
func (s *Snapshot) OnError(t *Trainer, _ any) {
	if s.SnapshotOnError {
		s.save(t)
	}
}

func (s *Snapshot) save(t *Trainer) (path string) {
	name := ""
	switch f := s.filename.(type) {
	case string:
		name = strings.NewReplacer(
			"{.updater.iteration}", strconv.Itoa(t.updater.Iteration()), "{.updater.epoch}", strconv.Itoa(t.updater.Epoch()),
			"{.updater.epoch_detail}", pythonFloat(t.updater.EpochDetail()),
		).Replace(f)
		if strings.ContainsAny(name, "{}") {
			array.Fail("filename is '%s', want no braces but {.updater.iteration}, {.updater.epoch} and {.updater.epoch_detail}", f)
		}
	case catalog.Func:
		name, _ = append(f.Call(t), nil)[0].(string)
	}
	if name == "" {
		array.Fail("the filename of a snapshot is no text")
	}
	path = filepath.Join(t.out, name)
	if s.Savefun != nil {
		s.Savefun.Call(path, s.object(t))
	} else {
		serializers.SaveNpz(path, s.object(t), true)
	}
	if files := s.files(t); s.NRetains > 0 && len(files) > s.NRetains {
		for _, old := range files[:len(files)-s.NRetains] {
			os.Remove(old)
		}
	}
	return path
}
