package datasets

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const given = "(withlabel: boolean = true, ndim: integer = 3, scale: number = 1, dtype: dtype? = nil) -> (value, value)"
	catalog.Add("chainer.datasets.get_cifar10"+given, GetCIFAR10, catalog.Datasets)
	catalog.Add("chainer.datasets.get_cifar100"+given, GetCIFAR100, catalog.Datasets)
}

// photoArchive is an archive of small photographs: files of records, each of some
// labels, of which the last one counts, and 3072 bytes.
type photoArchive struct {
	remote
	labels int
	train  []string
	test   string
}

var (
	cifar10 = photoArchive{newRemote("cifar/cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
		"https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
		"https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR10/cifar-10-binary.tar.gz",
		"https://cave.cs.toronto.edu/kriz/cifar-10-binary.tar.gz"), 1,
		[]string{"data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"}, "test_batch.bin"}
	cifar100 = photoArchive{newRemote("cifar/cifar-100-binary.tar.gz", "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
		"https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
		"https://storage.googleapis.com/s4tf-hosted-binaries/datasets/CIFAR100/cifar-100-binary.tar.gz",
		"https://cave.cs.toronto.edu/kriz/cifar-100-binary.tar.gz"), 2,
		[]string{"train.bin"}, "test.bin"}
)

// CIFAROptions are the arguments of get_cifar10.
type CIFAROptions struct {
	Withlabel bool
	Ndim      int
	Scale     float64
	Dtype     *array.Dtype
}

// GetCIFAR10 returns 50000 photographs of 32 by 32 pixels to train with and 10000
// to test, of things of 10 kinds, as two data sets of {image, label}. ndim is the
// number of axes of an image: 3 for shape {3, 32, 32}, 1 for {3072}. Numbers go
// from 0 to scale. withlabel = false returns two arrays of images. The file, 170 MB,
// is downloaded the first time, unless it is in the folder NNLUA_DATA.
//
// 日本語: 10種類のものの小さな写真 CIFAR-10 を、訓練用とテスト用に分けて返します。
//
//	> chainer.datasets.get_cifar10{ndim = 2}
//	example:1: get_cifar10: ndim is 2, want the number of axes of an image: 1 or 3
func GetCIFAR10(s *Session, opt CIFAROptions) (train, test any) { return cifar10.get(s, opt) }

// GetCIFAR100 is get_cifar10 with things of 100 kinds.
//
// 日本語: 100種類のものの小さな写真 CIFAR-100 を返します。
//
//	> chainer.datasets.get_cifar100{ndim = 2}
//	example:1: get_cifar100: ndim is 2, want the number of axes of an image: 1 or 3
func GetCIFAR100(s *Session, opt CIFAROptions) (train, test any) { return cifar100.get(s, opt) }

func (a photoArchive) get(s *Session, opt CIFAROptions) (train, test any) {
	if opt.Ndim != 1 && opt.Ndim != 3 {
		array.Fail("ndim is %d, want the number of axes of an image: 1 or 3", opt.Ndim)
	}
	files := a.unpack(a.read(s))
	var records []byte
	for _, name := range a.train {
		records = append(records, files[name]...)
	}
	return a.half(s, records, opt), a.half(s, files[a.test], opt)
}

// unpack returns the files of records in the archive by name.
func (a photoArchive) unpack(data []byte) map[string][]byte {
	files := map[string][]byte{}
	unzipped, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		array.Fail("%s is damaged: %s", a.name, err)
	}
	for archive := tar.NewReader(unzipped); ; {
		header, err := archive.Next()
		if err == io.EOF {
			break
		}
		var content []byte
		if err == nil {
			content, err = io.ReadAll(archive)
		}
		if err != nil {
			array.Fail("%s is damaged: %s", a.name, err)
		}
		files[header.FileInfo().Name()] = content
	}
	for _, name := range append(a.train, a.test) {
		if n := len(files[name]); n == 0 || n%(a.labels+photoSize) != 0 {
			array.Fail("%s is damaged: %s has %d bytes", a.name, name, n)
		}
	}
	return files
}

const photoSize = 3 * 32 * 32

// half makes a data set of records.
func (a photoArchive) half(s *Session, records []byte, opt CIFAROptions) any {
	n := len(records) / (a.labels + photoSize)
	x, t := array.Empty(array.Uint8, n, photoSize), array.Empty(array.Int32, n)
	for i := range n {
		record := records[i*(a.labels+photoSize):][:a.labels+photoSize]
		array.Data[int32](t)[i] = int32(record[a.labels-1])
		copy(array.Data[uint8](x)[i*photoSize:], record[a.labels:])
	}
	return labelled(squares(s, x, opt.Ndim, 3, 32, opt.Scale/255, opt.Dtype), t, opt.Withlabel)
}
