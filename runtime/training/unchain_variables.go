package training

import (
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.training.extensions.unchain_variables() -> UnchainVariables", NewUnchainVariables, catalog.Training)
}

// UnchainVariables cuts reported Variables off from their graphs.
type UnchainVariables struct {
	settings
	s    *Session
	kept bool // whether graphs were kept in the iteration before
}

// NewUnchainVariables returns an extension that frees the graphs of reported
// Variables after all other extensions, where chainer.config.keep_graph_on_report
// keeps them for those, as DumpGraph does in the first iteration. Without that
// setting graphs are freed as soon as Variables are reported.
//
// 日本語: 報告された変数の計算グラフを、使い終わったら切り離します。
//
//	> chainer.training.extensions.unchain_variables()
//	<UnchainVariables>
func NewUnchainVariables(s *Session) *UnchainVariables {
	u := &UnchainVariables{s: s}
	u.settings = settings{defaultName: "unchain_variables", trigger: u}
	return u
}

// keepGraph is the setting that keeps the graphs of reported Variables.
const keepGraph = "keep_graph_on_report"

func (u *UnchainVariables) keeps() bool { return autograd.NewConfig(u.s).Get(keepGraph) == true }

// Initialize remembers whether graphs are kept.
func (u *UnchainVariables) Initialize(*Trainer) { u.kept = u.keeps() }

// Fire reports whether there are graphs: who kept them may have ended that in
// this iteration.
func (u *UnchainVariables) Fire(*Trainer) bool {
	was := u.kept
	u.kept = u.keeps()
	return was
}

// Run cuts the graphs.
func (u *UnchainVariables) Run(t *Trainer) {
	for _, name := range t.observation.Keys() {
		if v, ok := t.observation.Get(name).(interface{ AsVariable() *autograd.Variable }); ok {
			v.AsVariable().UnchainBackward()
		}
	}
}
