package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	const given = "(dataset: value, "
	catalog.Add("chainer.datasets.split_dataset"+given+"split_at: integer, order: value = nil) -> (SubDataset, SubDataset)", SplitDataset, catalog.Datasets)
	catalog.Add("chainer.datasets.split_dataset_random"+given+"first_size: integer, seed: integer? = nil) -> (SubDataset, SubDataset)", SplitDatasetRandom, catalog.Datasets)
	catalog.Add("chainer.datasets.split_dataset_n"+given+"n: integer, order: value = nil) -> value", SplitDatasetN, catalog.Datasets)
	catalog.Add("chainer.datasets.split_dataset_n_random"+given+"n: integer, seed: integer? = nil) -> value", SplitDatasetNRandom, catalog.Datasets)
	catalog.Add("chainer.datasets.get_cross_validation_datasets"+given+"n_folds: integer, order: value = nil) -> value", GetCrossValidationDatasets, catalog.Datasets)
	catalog.Add("chainer.datasets.get_cross_validation_datasets_random"+given+"n_folds: integer, seed: integer? = nil) -> value", GetCrossValidationDatasetsRandom, catalog.Datasets)
}

// SplitDataset returns the first split_at examples and the others. order is that
// of SubDataset.
//
// 日本語: データセットを2つに分けます。
//
//	> first, rest = chainer.datasets.split_dataset({10, 11, 12, 13, 14}, 2)
//	> first[1], rest[1]
//	10
//	12
func SplitDataset(dataset any, splitAt int, order any) (first, rest *SubDataset) {
	base := Of("dataset", dataset)
	return split(base, splitAt, orderOf(base, order))
}

func split(base Dataset, at int, order []int) (first, rest *SubDataset) {
	if at < 0 || at > base.Len() {
		array.Fail("the data set of %d examples cannot be split at %d", base.Len(), at)
	}
	return part(base, 0, at, order), part(base, at, base.Len(), order)
}

// SplitDatasetRandom returns first_size examples chosen by chance and the
// others. The same seed gives the same split; without one it differs every time.
//
// 日本語: データセットをランダムに2つに分けます。
//
//	> train, test = chainer.datasets.split_dataset_random({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 6, 0)
//	> train[1], train[2], #test
//	2
//	8
//	4
func SplitDatasetRandom(dataset any, firstSize int, seed *int) (first, rest *SubDataset) {
	base := Of("dataset", dataset)
	return split(base, firstSize, randomOrder(base, seed))
}

func randomOrder(base Dataset, seed *int) []int {
	stream := array.NewRandomState(0)
	switch {
	case seed == nil:
		stream.SeedRandomly()
	case *seed < 0 || *seed >= 1<<32:
		array.Fail("seed is %d, want a number from 0 to 2^32 - 1", *seed)
	default:
		stream.Seed(uint32(*seed))
	}
	order := make([]int, base.Len())
	for i, at := range array.Data[int64](stream.Permutation(len(order))) {
		order[i] = int(at)
	}
	return order
}

// SplitDatasetN returns n parts of the same size; examples that are left over
// belong to none.
//
//	> parts = chainer.datasets.split_dataset_n({0, 1, 2, 3, 4, 5, 6}, 3)
//	> #parts, #parts[1], parts[3][1]
//	3
//	2
//	4
func SplitDatasetN(dataset any, n int, order any) []*SubDataset {
	base := Of("dataset", dataset)
	return splitN(base, n, orderOf(base, order))
}

// SplitDatasetNRandom returns n parts of the same size of examples in random order.
//
//	> #chainer.datasets.split_dataset_n_random({0, 1, 2, 3, 4, 5, 6}, 3, 0)[1]
//	2
func SplitDatasetNRandom(dataset any, n int, seed *int) []*SubDataset {
	base := Of("dataset", dataset)
	return splitN(base, n, randomOrder(base, seed))
}

func splitN(base Dataset, n int, order []int) []*SubDataset {
	checkFolds("n", n, base)
	size := base.Len() / n
	parts := make([]*SubDataset, n)
	for i := range parts {
		parts[i] = part(base, size*i, size*(i+1), order)
	}
	return parts
}

func checkFolds(name string, n int, base Dataset) {
	if n < 1 || n > max(base.Len(), 1) {
		array.Fail("%s is %d, want at least 1 and at most the number of examples, %d", name, n, base.Len())
	}
}

// GetCrossValidationDatasets splits a data set in n_folds ways into {train, test},
// so that every example is in one of the tests.
//
//	> folds = chainer.datasets.get_cross_validation_datasets({0, 1, 2, 3, 4, 5, 6}, 3)
//	> #folds[1][1], #folds[1][2], folds[1][2][1], folds[2][2][1]
//	4
//	3
//	4
//	2
func GetCrossValidationDatasets(dataset any, nFolds int, order any) [][]*SubDataset {
	base := Of("dataset", dataset)
	return folds(base, nFolds, orderOf(base, order))
}

// GetCrossValidationDatasetsRandom does the same to examples in random order.
//
//	> folds = chainer.datasets.get_cross_validation_datasets_random({0, 1, 2, 3, 4, 5}, 3, 1)
//	> folds[1][2][1], folds[1][2][2]
//	3
//	5
func GetCrossValidationDatasetsRandom(dataset any, nFolds int, seed *int) [][]*SubDataset {
	base := Of("dataset", dataset)
	return folds(base, nFolds, randomOrder(base, seed))
}

// folds takes the tests from the end and moves each to the front for the next fold.
func folds(base Dataset, n int, order []int) [][]*SubDataset {
	checkFolds("n_folds", n, base)
	whole := base.Len()
	if order == nil {
		order = make([]int, whole)
		for i := range order {
			order[i] = i
		}
	}
	var all [][]*SubDataset
	for i := n - 1; i >= 0; i-- {
		test := whole*(i+1)/n - whole*i/n
		first, rest := split(base, whole-test, order)
		all = append(all, []*SubDataset{first, rest})
		order = append(append([]int{}, order[whole-test:]...), order[:whole-test]...)
	}
	return all
}
