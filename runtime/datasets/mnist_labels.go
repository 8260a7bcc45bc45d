package datasets

import "nnlua/runtime/catalog"

func init() {
	catalog.Add("chainer.datasets.get_fashion_mnist_labels() -> strings", FashionMNISTLabels, catalog.Datasets)
	catalog.Add("chainer.datasets.get_kuzushiji_mnist_labels() -> value", KuzushijiMNISTLabels, catalog.Datasets)
}

// FashionMNISTLabels returns the names of the ten kinds of clothes of
// get_fashion_mnist, in the order of their labels.
//
// 日本語: Fashion-MNIST の10種類の名前を返します。
//
//	> chainer.datasets.get_fashion_mnist_labels()[1]
//	"T-shirt/top"
func FashionMNISTLabels() []string {
	return []string{"T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"}
}

// KuzushijiMNISTLabels returns the ten characters of get_kuzushiji_mnist, in the
// order of their labels, each as {reading, character}.
//
// 日本語: KMNIST の10文字の読みと文字を返します。
//
//	> label = chainer.datasets.get_kuzushiji_mnist_labels()[2]
//	> label[1], label[2]
//	"ki"
//	"き"
func KuzushijiMNISTLabels() [][]string {
	return [][]string{{"o", "お"}, {"ki", "き"}, {"su", "す"}, {"tsu", "つ"}, {"na", "な"}, {"ha", "は"}, {"ma", "ま"}, {"ya", "や"}, {"re", "れ"}, {"wo", "を"}}
}
