package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.using_config(name: string, value: value, f: function) -> value*", UsingConfig, catalog.Core)
	catalog.Add("chainer.no_backprop_mode(f: function) -> value*", NoBackpropMode, catalog.Core)
	catalog.Add("chainer.force_backprop_mode(f: function) -> value*", ForceBackpropMode, catalog.Core)
	catalog.Add("chainer.is_debug() -> boolean", IsDebug, catalog.Core)
	catalog.Add("chainer.set_debug(debug: boolean)", SetDebug, catalog.Core)
	catalog.Add("chainer.get_dtype(dtype: dtype? = nil) -> dtype", GetDtype, catalog.Core)
}

// UsingConfig calls f with a setting of chainer.config changed, and returns
// what f returns. Afterwards, and after an error too, the setting is what it
// was. It is Python's "with chainer.using_config(name, value):".
//
// 日本語: 設定を一時的に変えて関数を呼びます。
//
//	> chainer.using_config("train", false, function() return chainer.config.train end)
//	false
//	> chainer.config.train
//	true
func UsingConfig(s *Session, name string, value any, f catalog.Func) []any {
	var results []any
	s.Using(name, value, func() { results = f.Call() })
	return results
}

// Using calls f with a setting of chainer.config changed; afterwards it is what it was.
func (s *Session) Using(name string, value any, f func()) {
	c := NewConfig(s)
	old := c.Get(name)
	if !c.Set(name, value) {
		near := catalog.Nearest(name, c.Names())
		if near != "" {
			near = " (did you mean '" + near + "'?)"
		}
		array.Fail("chainer.config has no '%s'%s", name, near)
	}
	defer c.Set(name, old)
	f()
}

// NoBackpropMode calls f and returns what f returns. Functions in it do not
// remember how they were computed: that saves memory where no gradient is wanted.
//
// 日本語: 逆伝播の準備をせずに計算します。予測だけのときに使います。
//
//	> x = chainer.Variable(np.array{1, 2})
//	> y = chainer.no_backprop_mode(function() return x * x end)
//	> y.creator
//	nil
func NoBackpropMode(s *Session, f catalog.Func) []any {
	return UsingConfig(s, "enable_backprop", false, f)
}

// ForceBackpropMode calls f and returns what f returns. Functions in it
// remember how they were computed, even inside chainer.no_backprop_mode.
//
//	> x = chainer.Variable(np.array{1, 2})
//	> chainer.no_backprop_mode(function()
//	>   y = chainer.force_backprop_mode(function() return x * x end)
//	> end)
//	> y.creator.label
//	"*"
func ForceBackpropMode(s *Session, f catalog.Func) []any {
	return UsingConfig(s, "enable_backprop", true, f)
}

// IsDebug reports whether the debug mode is on: chainer.config.debug.
//
//	> chainer.is_debug()
//	false
func IsDebug(s *Session) bool { return s.Debug }

// SetDebug turns the debug mode on or off. In debug mode a function whose
// result or gradient contains NaN raises an error.
//
// 日本語: NaN を見つけるデバッグモードを切り替えます。
//
//	> chainer.set_debug(true)
//	> chainer.is_debug()
//	true
func SetDebug(s *Session, debug bool) { s.Debug = debug }

// GetDtype returns the dtype itself, or where none is given that of arrays made
// from plain numbers: chainer.config.dtype.
//
//	> chainer.get_dtype()
//	"float32"
//	> chainer.get_dtype("float64")
//	"float64"
func GetDtype(s *Session, dtype *array.Dtype) array.Dtype {
	if dtype != nil {
		return *dtype
	}
	return s.Dtype
}
