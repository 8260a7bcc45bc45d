package datasets

import (
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/autograd"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.datasets.LabeledImageDataset(pairs: value, root: string = \".\", dtype: dtype? = nil, label_dtype: dtype = \"int32\") -> ImageDataset", NewLabeledImageDataset, catalog.Datasets)
}

// NewLabeledImageDataset returns {image, label} from files: pairs is a table of
// pairs {path, label}, or the name of a text file with a path and a whole number
// on each line. Images are those of ImageDataset.
//
// 日本語: 画像ファイルとラベルの組を、必要になったときに読み込むデータセットです。
//
//	> f = io.open("list.txt", "w")
//	> _ = f:write("cat.png 0\ndog.png\n") and f:close()
//	> chainer.datasets.LabeledImageDataset("list.txt")
//	example:1: LabeledImageDataset: list.txt:2: want a path and a label, got 'dog.png'
func NewLabeledImageDataset(s *Session, pairs any, root string, dtype *array.Dtype, labelDtype array.Dtype) *ImageDataset {
	d := &ImageDataset{root: root, dtype: dtypeOr(s, dtype), labels: []array.Item{}}
	switch v := pairs.(type) {
	case string:
		for i, line := range lines(v) {
			from := v + ":" + strconv.Itoa(i+1)
			words := strings.Fields(line)
			if len(words) != 2 {
				array.Fail("%s: want a path and a label, got '%s'", from, line)
			}
			label, err := strconv.ParseInt(words[1], 10, 32)
			if err != nil {
				array.Fail("%s: the label is '%s', want a whole number", from, words[1])
			}
			d.add(words[0], from)
			d.labels = append(d.labels, array.Item{Dtype: labelDtype, Value: float64(label)})
		}
	case catalog.Table:
		for i := range v.Len() {
			pair, ok := v.At(i).(catalog.Table)
			path, label := "", 0.0
			if ok && pair.Len() == 2 {
				path, _ = pair.At(0).(string)
				label, ok = pair.At(1).(float64)
			}
			if path == "" || !ok {
				array.Fail("pair %d of pairs is no {path, label}", i+1)
			}
			d.add(path, "pair "+strconv.Itoa(i+1)+" of pairs")
			d.labels = append(d.labels, array.Item{Dtype: labelDtype, Value: label})
		}
	default:
		array.Fail("pairs is %s, want a table of {path, label} or the name of a file", autograd.Describe(pairs))
	}
	return d
}
