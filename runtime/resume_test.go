package runtime_test

import (
	"fmt"
	"testing"

	lua "github.com/yuin/gopher-lua"
)

// resumed is a training with shuffled batches, dropout, a schedule and an evaluation.
const resumed = `
	function make()
		np.random.seed(7)
		local x = np.random.rand(20, 4):astype("float32")
		local t = np.random.randint(0, 3, 20):astype("int32")
		local Model = chainer.Chain:extend("Model")
		function Model:init() self.l1, self.l2 = L.Linear(4, 6), L.Linear(6, 3) end
		function Model:forward(x, t)
			local loss = F.softmax_cross_entropy(self.l2(F.dropout(F.relu(self.l1(x)))), t)
			chainer.report({loss = loss}, self)
			return loss
		end
		local model = Model()
		local optimizer = optimizers.Adam():setup(model)
		local data = datasets.TupleDataset(x, t)
		local trainer = training.Trainer(training.StandardUpdater(iterators.SerialIterator(data, 3), optimizer), {30, "iteration"}, folder)
		trainer:extend(extensions.Evaluator(iterators.SerialIterator(data, 5, false, false), model))
		trainer:extend(extensions.LogReport{trigger = {4, "iteration"}})
		trainer:extend(extensions.WarmupShift("alpha", 0.0001, 20, 0.01))
		trainer:extend(extensions.snapshot(), {trigger = {1, "iteration"}})
		return trainer
	end
	function text(trainer)
		local lines = {}
		for _, entry in ipairs(trainer:get_extension("LogReport").log) do
			lines[#lines + 1] = string.format("%d %.17g %s", entry.iteration, entry["main/loss"], tostring(entry["validation/main/loss"]))
		end
		return table.concat(lines, "\n")
	end`

// TestResume stops a training after every iteration: what is resumed from its
// snapshot writes the same log to the last bit.
func TestResume(t *testing.T) {
	r := lesson(t, trainingSetUp)
	r.L.SetGlobal("folder", lua.LString(t.TempDir()))
	r.do(resumed + "\nwhole = make()\nwhole:run()\nwant = text(whole)\nsnapshots = folder")
	want := r.L.GetGlobal("want").String()
	if len(want) < 100 {
		t.Fatalf("the log is %q", want)
	}
	r.L.SetGlobal("folder", lua.LString(t.TempDir()))
	for i := 1; i <= 30; i++ {
		r.do(fmt.Sprintf(`trainer = make()
			np.random.seed(%d)
			chainer.serializers.load_npz(snapshots .. "/snapshot_iter_%[1]d", trainer)
			trainer:run()
			got = text(trainer)`, i))
		if got := r.L.GetGlobal("got").String(); got != want {
			t.Errorf("resumed after iteration %d:\n%s\nwant\n%s", i, got, want)
		}
	}
}

// TestSnapshotAutoload goes on where the newest of the snapshots that were kept is.
func TestSnapshotAutoload(t *testing.T) {
	r := lesson(t, trainingSetUp)
	r.L.SetGlobal("folder", lua.LString(t.TempDir()))
	r.do(`function run(stop)
			local trainer = idle(6, 2, stop)
			trainer:extend(extensions.snapshot{n_retains = 2, autoload = true}, {trigger = {1, "iteration"}})
			trainer:run()
			return trainer.updater.iteration
		end
		first, second = run(3), run(5)
		kept = pcall(np.load, folder .. "/snapshot_iter_4")
		gone = not pcall(np.load, folder .. "/snapshot_iter_3")`)
	for name, want := range map[string]string{"first": "3", "second": "5", "kept": "true", "gone": "true"} {
		if got := r.L.GetGlobal(name).String(); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
