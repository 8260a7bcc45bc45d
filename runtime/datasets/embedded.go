package datasets

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/csv"
	"io"
	"strconv"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

//go:embed data/iris.csv
var irisFile []byte

//go:embed data/digits.csv.gz
var digitsFile []byte

func init() {
	catalog.Add("chainer.datasets.get_iris(withlabel: boolean = true, dtype: dtype? = nil, label_dtype: dtype = \"int32\") -> value", GetIris, catalog.Datasets)
	catalog.Add("chainer.datasets.get_digits(withlabel: boolean = true, ndim: integer = 1, scale: number = 1, dtype: dtype? = nil, label_dtype: dtype = \"int32\") -> value", GetDigits, catalog.Datasets)
}

// GetIris returns 150 flowers, R. A. Fisher's data of 1936, as a data set of
// {measures, label}: length and width of sepal and petal in cm, and the species,
// 0 setosa, 1 versicolor, 2 virginica. withlabel = false returns the array of
// measures. The data is part of the program: no download.
//
// 日本語: nnlua に入っている、アヤメのデータセットを返します。
//
//	> iris = chainer.datasets.get_iris()
//	> #iris, iris[1][1], iris[1][2]
//	150
//	[5.1 3.5 1.4 0.2]
//	0
func GetIris(s *Session, withlabel bool, dtype *array.Dtype, labelDtype array.Dtype) any {
	x, t := table(bytes.NewReader(irisFile), 1)
	return labelled(x.AsType(dtypeOr(s, dtype)), t.AsType(labelDtype), withlabel)
}

// GetDigits returns 1797 handwritten digits of 8 by 8 pixels as a data set of
// {image, label}. ndim is the number of axes of an image: 1 for shape {64}, 2 for
// {8, 8}, 3 for {1, 8, 8}. Pixels go from 0 to scale. withlabel = false returns
// the array of images. The data is part of the program: no download.
//
// 日本語: nnlua に入っている、8×8 画素の手書き数字のデータセットを返します。
//
//	> digits = chainer.datasets.get_digits{ndim = 3}
//	> #digits, digits[1][2]
//	1797
//	0
//	> digits[1][1].shape[2]
//	8
//	> train, test = chainer.datasets.split_dataset_random(digits, 1500, 0)
//	> #test
//	297
func GetDigits(s *Session, withlabel bool, ndim int, scale float64, dtype *array.Dtype, labelDtype array.Dtype) any {
	unzipped, err := gzip.NewReader(bytes.NewReader(digitsFile))
	if err != nil {
		panic(err)
	}
	x, t := table(unzipped, 0)
	return labelled(squares(s, x, ndim, 1, 8, scale/16, dtype), t.AsType(labelDtype), withlabel)
}

// table reads the numbers of a CSV file; the last column is the label.
func table(r io.Reader, skip int) (x, t *Array) {
	reader := csv.NewReader(r)
	reader.FieldsPerRecord = -1
	all, err := reader.ReadAll()
	if err != nil {
		panic(err) // the file is part of the program
	}
	all = all[skip:]
	columns := len(all[0]) - 1
	x, t = array.New(array.Float64, len(all), columns), array.New(array.Int64, len(all))
	for i, record := range all {
		for k, text := range record {
			v, _ := strconv.ParseFloat(text, 64)
			if k < columns {
				x.SetFloat(i*columns+k, v)
			} else {
				t.SetFloat(i, v)
			}
		}
	}
	return x, t
}

func dtypeOr(s *Session, d *array.Dtype) array.Dtype {
	if d != nil {
		return *d
	}
	return s.Dtype
}

// labelled returns a data set of images and labels, or the images alone.
func labelled(x, t *Array, withlabel bool) any {
	if withlabel {
		return NewTupleDataset(x, t)
	}
	return x
}

// squares makes images of size by size pixels of the rows of x, times scale.
func squares(s *Session, x *Array, ndim, channels, size int, scale float64, dtype *array.Dtype) *Array {
	n := x.Shape()[0]
	switch {
	case ndim == 1:
	case ndim == 2 && channels == 1:
		x = x.Reshape(n, size, size)
	case ndim == 3:
		x = x.Reshape(n, channels, size, size)
	default:
		array.Fail("ndim is %d, want the number of axes of an image: 1 or 3, or 2 if it is grey", ndim)
	}
	d := dtypeOr(s, dtype)
	return array.Mul(x.AsType(d), array.Scalar(d, scale))
}
