package shell

import "regexp"

// japanese are the messages of Lua, the bindings and the runtime that a
// beginner meets most, and what they are in Japanese. All others stay English.
var japanese = []struct {
	english  *regexp.Regexp
	japanese string
}{
	{regexp.MustCompile(`^undefined variable '([^']*)'`), "変数 '$1' は定義されていません"},
	{regexp.MustCompile(`: write (.*) in Lua$`), "（Lua では $1 と書きます）"},
	{regexp.MustCompile(`: the length of x is #x in Lua$`), "（Lua では長さは #x です）"},
	{regexp.MustCompile(`^(\S+) has no '([^']*)' to set`), "$1 には代入できる '$2' がありません"},
	{regexp.MustCompile(`^(\S+) has no '([^']*)'`), "$1 に '$2' はありません"},
	{regexp.MustCompile(` \(did you mean '([^']*)'\?\)`), "（もしかして: '$1'）"},
	{regexp.MustCompile(`unknown keyword '([^']*)'`), "キーワード '$1' はありません"},
	{regexp.MustCompile(`missing argument '([^']*)' \((.*)\)$`), "引数 '$1' がありません（$2）"},
	{regexp.MustCompile(`argument '([^']*)' is given twice`), "引数 '$1' が二度与えられています"},
	{regexp.MustCompile(`takes (\d+) arguments? \((.*)\), got (\d+)`), "引数は $1 個（$2）ですが、$3 個与えられました"},
	{regexp.MustCompile(`takes no arguments, got (\d+)`), "引数はありませんが、$1 個与えられました"},
	{regexp.MustCompile(`it is a method: call it with a colon, (\S+)`), "メソッドです。コロンで呼んでください: $1"},
	{regexp.MustCompile(` is (\S+?\([^)]*\)), want the shape of (\S+), (\S.*)$`), " は $1 ですが、$2 の形 $3 でなければなりません"},
	{regexp.MustCompile(` is (.+), want (.+)$`), " は $1 ですが、$2 でなければなりません"},
	{regexp.MustCompile(`the table is ragged: (.*)$`), "表の行の長さがそろっていません: $1"},
	{regexp.MustCompile(`^the program ends too early: an 'end', a bracket or a quote is missing$`), "プログラムが途中で終わっています。'end'、括弧、引用符のどれかが足りません"},
	{regexp.MustCompile(`^the string is not closed on its line`), "文字列がその行の中で閉じていません"},
	{regexp.MustCompile(`^syntax error near '(.*?)'`), "'$1' の近くに文法の誤りがあります"},
	{regexp.MustCompile(`Lua has no (\S+): write (.*)$`), "Lua に $1 はありません。$2 と書きます"},
	{regexp.MustCompile(`not equal is ~= in Lua$`), "「等しくない」は Lua では ~= です"},
	{regexp.MustCompile(`write (\w+) instead of (\S+)$`), "$2 の代わりに $1 と書きます"},
	{regexp.MustCompile(`to compare write ==$`), "比べるには == と書きます"},
	{regexp.MustCompile(`cannot perform (\w+) operation between (\w+) and (\w+)`), "$2 と $3 の間で $1 の計算はできません"},
	{regexp.MustCompile(`full-width '(.)' at column (\d+): write '(.)'`), "$2 文字目に全角の '$1' があります。半角の '$3' と書いてください"},
	{regexp.MustCompile(`the character '(.)' at column (\d+) is not of Lua`), "$2 文字目の '$1' は Lua の文字ではありません"},
	{regexp.MustCompile(`attempt to index a non-table object\((\w+)\) with key '([^']*)'`), "$1 の '$2' を読もうとしました"},
	{regexp.MustCompile(`attempt to call a non-function object`), "関数でないものを呼ぼうとしました"},
	{regexp.MustCompile(`^module (\S+) not found`), "モジュール $1 が見つかりません"},
}

// translate turns the parts of a message that it knows into the session's language.
func (s *Shell) translate(message string) string {
	if s.Language != Japanese {
		return message
	}
	for _, m := range japanese {
		message = m.english.ReplaceAllString(message, m.japanese)
	}
	return message
}
