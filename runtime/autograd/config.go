package autograd

import (
	"fmt"
	"sort"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddConstant("chainer.config", NewConfig, catalog.Core)
	catalog.AddConstant("chainer.global_config", NewConfig, catalog.Core)
	catalog.Add("Config:__getattr(name: string) -> value", (*Config).Get, catalog.Core)
	catalog.Add("Config:__setattr(name: string, value: value) -> boolean", (*Config).Set, catalog.Core)
	catalog.Add("Config:__dir() -> strings", (*Config).Names, catalog.Core)
	catalog.Add("Config:show()", (*Config).Show, catalog.Core)
}

// Config is chainer.config: the settings of a session by name.
type Config struct{ s *Session }

// NewConfig gives the settings of the session, which are read and set as
// fields: chainer.config.train = false. These change something:
//
//	train            true: dropout and batch normalization are in training mode
//	enable_backprop  true: functions remember how they were computed
//	dtype            "float32": of arrays made of plain numbers, and of parameters
//	debug            false: with true every function looks for NaN in its results and gradients
//	in_recomputing   false: true while F.forget computes for the second time
//
// The other names of Chainer's can be set too, but change nothing here, since
// they are about GPUs. chainer.global_config is the same object.
func NewConfig(s *Session) *Config { return &Config{s} }

// unusedSettings are those that change nothing here, with Chainer's defaults.
var unusedSettings = map[string]any{
	"autotune": false, "cudnn_deterministic": false, "cudnn_fast_batch_normalization": false, "keep_graph_on_report": false,
	"lazy_grad_sum": false, "type_check": true, "use_cudnn": "auto", "use_cudnn_tensor_core": "auto", "use_ideep": "never",
	"use_static_graph": true, "warn_nondeterministic": false,
}

// flag returns the session's field of a setting that is true or false, nil for any other.
func (c *Config) flag(name string) *bool {
	switch name {
	case "train":
		return &c.s.Train
	case "enable_backprop":
		return &c.s.EnableBackprop
	case "debug":
		return &c.s.Debug
	case "in_recomputing":
		return &c.s.InRecomputing
	case "_will_recompute":
		return &c.s.WillRecompute
	}
	return nil
}

// Get returns the setting of that name, nil if there is none.
func (c *Config) Get(name string) any {
	if flag := c.flag(name); flag != nil {
		return *flag
	}
	if name == "dtype" {
		return c.s.Dtype
	}
	if v, ok := c.s.settings[name]; ok {
		return v
	}
	return unusedSettings[name]
}

// Set changes the setting of that name; false if there is none.
func (c *Config) Set(name string, value any) bool {
	old := c.Get(name)
	if d, isDtype := value.(array.Dtype); isDtype {
		value = d.String()
	}
	switch old := old.(type) {
	case nil:
		return false
	case array.Dtype:
		text, ok := value.(string)
		if !ok {
			array.Fail("%s is %s, want np.float32 or np.float64", name, Describe(value))
		}
		d := array.ParseDtype(text)
		if !d.IsFloat() {
			array.Fail("%s is %s, want np.float32 or np.float64", name, d)
		}
		c.s.Dtype = d
	case bool:
		on, ok := value.(bool)
		if !ok {
			array.Fail("%s is %s, want true or false", name, Describe(value))
		}
		if flag := c.flag(name); flag != nil {
			*flag = on
			return true
		}
		c.keep(name, on)
	case string:
		text, ok := value.(string)
		if !ok {
			array.Fail("%s is %s, want a string such as %q", name, Describe(value), old)
		}
		c.keep(name, text)
	}
	return true
}

func (c *Config) keep(name string, value any) {
	if c.s.settings == nil {
		c.s.settings = map[string]any{}
	}
	c.s.settings[name] = value
}

// Names returns the names of all settings, sorted.
func (c *Config) Names() []string {
	names := []string{"train", "enable_backprop", "debug", "in_recomputing", "dtype"}
	for name := range unusedSettings {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Show prints all settings.
//
// 日本語: 今の設定をすべて表示します。
//
//	> chainer.config:show()
//	autotune                       false
//	cudnn_deterministic            false
//	cudnn_fast_batch_normalization false
//	debug                          false
//	dtype                          float32
//	enable_backprop                true
//	in_recomputing                 false
//	keep_graph_on_report           false
//	lazy_grad_sum                  false
//	train                          true
//	type_check                     true
//	use_cudnn                      auto
//	use_cudnn_tensor_core          auto
//	use_ideep                      never
//	use_static_graph               true
//	warn_nondeterministic          false
func (c *Config) Show() {
	for _, name := range c.Names() {
		fmt.Fprintf(c.s.Stdout, "%-30s %v\n", name, c.Get(name))
	}
}
