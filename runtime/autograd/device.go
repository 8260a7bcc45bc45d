package autograd

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddProperty("Variable.xp: value", (*Variable).xp, nil, catalog.Core)
	catalog.AddProperty("Variable.device: string", (*Variable).device, nil, catalog.Core)
	catalog.Add("Variable:to_cpu()", (*Variable).ToCPU, catalog.Core)
	catalog.Add("Variable:to_gpu(device: value = nil)", (*Variable).toGPU, catalog.Core)
	catalog.Add("Variable:to_device(device: string)", (*Variable).ToDevice, catalog.Core)
	catalog.Add("chainer.get_device(device_spec: string) -> string", GetDevice, catalog.Utility)
}

// CPU is Chainer's name for the only device that there is.
const CPU = "@numpy"

// GetDevice returns the name of a device. "@numpy", the processor, is the only
// one: any other name is an error. It is there, as are to_cpu, to_device, xp and
// device of Variables and links, for programs that come from Python.
//
//	> chainer.get_device("@numpy")
//	"@numpy"
func GetDevice(spec string) string {
	if spec != CPU {
		array.Fail(`there is no device %q: everything is computed on the processor, "%s"`, spec, CPU)
	}
	return CPU
}

// NoGPU is the error of to_gpu.
func NoGPU() {
	array.Fail("there is no GPU: everything is computed on the processor; leave the call out")
}

// xp returns np, the module that computes with the array.
//
//	> chainer.Variable(np.array{1, 2}).xp.zeros(2)
//	[0. 0.]
func (v *Variable) xp() catalog.Module { return "np" }

// device returns the name of the device that holds the array: "@numpy".
//
//	> chainer.Variable(np.array{1, 2}).device
//	"@numpy"
func (v *Variable) device() string { return CPU }

// ToCPU does nothing: the array is in main memory already.
//
//	> chainer.Variable(np.array{1, 2}):to_cpu()
func (v *Variable) ToCPU() {}

// toGPU is an error: there is no GPU.
//
//	> pcall(function() chainer.Variable(np.array{1, 2}):to_gpu() end)
//	false
//	"example:1: to_gpu: there is no GPU: everything is computed on the processor; leave the call out"
func (v *Variable) toGPU(any) { NoGPU() }

// ToDevice accepts "@numpy", where the array is already. Any other name is an error.
//
//	> chainer.Variable(np.array{1, 2}):to_device("@numpy")
func (v *Variable) ToDevice(device string) { GetDevice(device) }
