package links

import (
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddProperty("Link.xp: value", (*Link).xp, nil, catalog.Links)
	catalog.AddProperty("Link.device: string", (*Link).device, nil, catalog.Links)
	catalog.Add("Link:to_cpu() -> value", (*Link).ToCPU, catalog.Links)
	catalog.Add("Link:to_gpu(device: value = nil) -> value", (*Link).toGPU, catalog.Links)
	catalog.Add("Link:to_device(device: string) -> value", (*Link).ToDevice, catalog.Links)
}

// xp returns np. It is there for programs that come from Python.
//
// 日本語: 配列のモジュールです。ここではいつも np です。
//
//	> L.Linear(1, 1).xp.zeros(2)
//	[0. 0.]
func (l *Link) xp() catalog.Module { return "np" }

// device returns the name of the device that holds the parameters: "@numpy".
//
//	> L.Linear(1, 1).device
//	"@numpy"
func (l *Link) device() string { return autograd.CPU }

// ToCPU returns the link: its arrays are in main memory already. It is there for
// programs that come from Python.
//
// 日本語: そのまま自分を返します（Chainer のプログラムとの互換のため）。
//
//	> model = L.Linear(2, 1):to_cpu()
func (l *Link) ToCPU() any { return l.self }

// toGPU is an error: there is no GPU.
//
//	> pcall(function() L.Linear(1, 1):to_gpu() end)
//	false
//	"example:1: to_gpu: there is no GPU: everything is computed on the processor; leave the call out"
func (l *Link) toGPU(any) any {
	autograd.NoGPU()
	return nil
}

// ToDevice returns the link where the device is "@numpy". Any other is an error.
//
//	> model = L.Linear(2, 1):to_device("@numpy")
func (l *Link) ToDevice(device string) any {
	autograd.GetDevice(device)
	return l.self
}
