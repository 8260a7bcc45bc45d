package datasets

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("chainer.dataset.converter() -> ConverterDecorator", Converter, catalog.Datasets)
	catalog.Add("ConverterDecorator:__call(f: function) -> value", (*ConverterDecorator).apply, catalog.Datasets)
	catalog.Add("chainer.dataset.to_device(device: value, x: value) -> value", ToDevice, catalog.Datasets)
}

// ConverterDecorator marks functions as converters.
type ConverterDecorator struct{}

// Converter marks a function of a batch and a device as a converter, as Chainer
// wants it: convert = chainer.dataset.converter()(function(batch, device) ... end).
// Here any function is one.
//
// 日本語: 関数をコンバータにします。
//
//	> convert = chainer.dataset.converter()(function(batch, device) return #batch end)
//	> convert({1, 2, 3})
//	3
func Converter() *ConverterDecorator { return &ConverterDecorator{} }

func (*ConverterDecorator) apply(f catalog.Func) any { return f }

// ToDevice returns x as it is: all is on the CPU.
//
//	> chainer.dataset.to_device(-1, np.array{1, 2})
//	[1. 2.]
func ToDevice(_, x any) any { return x }
