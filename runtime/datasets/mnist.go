package datasets

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const given = "(withlabel: boolean = true, ndim: integer = 1, scale: number = 1, dtype: dtype? = nil, label_dtype: dtype = \"int32\", rgb_format: boolean = false) -> (value, value)"
	catalog.Add("chainer.datasets.get_mnist"+given, GetMNIST, catalog.Datasets)
	catalog.Add("chainer.datasets.get_fashion_mnist"+given, GetFashionMNIST, catalog.Datasets)
	catalog.Add("chainer.datasets.get_kuzushiji_mnist"+given, GetKuzushijiMNIST, catalog.Datasets)
}

// MNISTOptions are the arguments of get_mnist.
type MNISTOptions struct {
	Withlabel  bool
	Ndim       int
	Scale      float64
	Dtype      *array.Dtype
	LabelDtype array.Dtype
	RgbFormat  bool
}

// digitFiles are images and labels for training and for the test.
type digitFiles [4]remote

func mnistFiles(folder string, hashes [4]string, urls ...string) digitFiles {
	var files digitFiles
	for i, name := range []string{"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"} {
		places := make([]string, len(urls))
		for k, url := range urls {
			places[k] = url + name
		}
		files[i] = newRemote(folder+"/"+name, hashes[i], places...)
	}
	return files
}

var (
	mnist = mnistFiles("mnist", [4]string{
		"440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609", "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
		"8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6", "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"},
		"https://storage.googleapis.com/cvdf-datasets/mnist/", "https://ossci-datasets.s3.amazonaws.com/mnist/", "http://yann.lecun.com/exdb/mnist/")
	fashionMNIST = mnistFiles("fashion-mnist", [4]string{
		"3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84", "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
		"346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073", "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"},
		"http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/", "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")
	kuzushijiMNIST = mnistFiles("kmnist", [4]string{
		"51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4", "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
		"edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5", "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c"},
		"https://codh.rois.ac.jp/kmnist/dataset/kmnist/", "http://codh.rois.ac.jp/kmnist/dataset/kmnist/")
)

// GetMNIST returns 60000 handwritten digits to train with and 10000 to test, as
// two data sets of {image, label}. ndim is the number of axes of an image: 1 for
// shape {784}, 2 for {28, 28}, 3 for {1, 28, 28}, or {3, 28, 28} with rgb_format.
// Pixels go from 0 to scale. withlabel = false returns two arrays of images. The
// files, 12 MB, are downloaded the first time into the user's cache, unless they
// are in the folder mnist inside the folder that the environment variable
// NNLUA_DATA names.
//
// 日本語: 手書き数字 MNIST のデータセットを返します。ファイルはあらかじめ用意しておきます。
//
//	> chainer.datasets.get_mnist{ndim = 4}
//	example:1: get_mnist: ndim is 4, want the number of axes of an image: 1, 2 or 3
func GetMNIST(s *Session, opt MNISTOptions) (train, test any) { return mnist.get(s, opt) }

// GetFashionMNIST returns pictures of clothes in the form of get_mnist, from the
// folder fashion-mnist.
//
//	> chainer.datasets.get_fashion_mnist{ndim = 4}
//	example:1: get_fashion_mnist: ndim is 4, want the number of axes of an image: 1, 2 or 3
func GetFashionMNIST(s *Session, opt MNISTOptions) (train, test any) { return fashionMNIST.get(s, opt) }

// GetKuzushijiMNIST returns old Japanese characters in the form of get_mnist,
// from the folder kmnist.
//
//	> chainer.datasets.get_kuzushiji_mnist{ndim = 4}
//	example:1: get_kuzushiji_mnist: ndim is 4, want the number of axes of an image: 1, 2 or 3
func GetKuzushijiMNIST(s *Session, opt MNISTOptions) (train, test any) {
	return kuzushijiMNIST.get(s, opt)
}

func (f digitFiles) get(s *Session, opt MNISTOptions) (train, test any) {
	if opt.Ndim < 1 || opt.Ndim > 3 {
		array.Fail("ndim is %d, want the number of axes of an image: 1, 2 or 3", opt.Ndim)
	}
	return f.half(s, opt, 0), f.half(s, opt, 2)
}

func (f digitFiles) half(s *Session, opt MNISTOptions, at int) any {
	x, t := readIDX(s, f[at], 3), readIDX(s, f[at+1], 1)
	n := x.Shape()[0]
	if t.Shape()[0] != n {
		array.Fail("%s has %d labels for the %d images in %s", f[at+1].name, t.Shape()[0], n, f[at].name)
	}
	x = squares(s, x.Reshape(n, x.Size()/max(n, 1)), opt.Ndim, 1, x.Shape()[1], opt.Scale/255, opt.Dtype)
	if opt.Ndim == 3 && opt.RgbFormat {
		x = array.Concatenate([]*Array{x, x, x}, 1)
	}
	return labelled(x, t.AsType(opt.LabelDtype), opt.Withlabel)
}

// readIDX reads a compressed IDX file of bytes with that number of axes.
func readIDX(s *Session, f remote, axes int) *Array {
	data := f.read(s)
	bad := func() { array.Fail("%s is no IDX file of bytes with %d axes, or ends early", f.name, axes) }
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		bad()
	}
	head := make([]byte, 4+4*axes)
	if _, err := io.ReadFull(unzipped, head); err != nil || head[2] != 8 || int(head[3]) != axes {
		bad()
	}
	shape, size := make([]int, axes), 1
	for i := range shape {
		shape[i] = int(binary.BigEndian.Uint32(head[4+4*i:]))
		if size *= shape[i]; size > 1<<30 {
			bad()
		}
	}
	a := array.New(array.Uint8, shape...)
	if _, err := io.ReadFull(unzipped, array.Data[uint8](a)); err != nil {
		bad()
	}
	return a
}
