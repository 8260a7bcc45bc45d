package shell

import (
	"regexp"
	"slices"
	"sync"

	"nnlua/runtime/pattern"
)

// rule turns a part of a message of Lua, the bindings or the runtime into Japanese.
type rule struct {
	english  *regexp.Regexp
	japanese string
}

// TestMistakes fails when a message of testdata/mistakes.txt has no rule here.
// Messages that no beginner meets stay English.

// rules compiles its pairs when they are first asked for: most programs end without
// an error in Japanese.
func rules(pairs ...string) func() []rule {
	return sync.OnceValue(func() (all []rule) {
		for i := 0; i < len(pairs); i += 2 {
			all = append(all, rule{regexp.MustCompile(pairs[i]), pairs[i+1]})
		}
		return all
	})
}

// sentences are applied one after the other, to what those before have left.
var sentences = rules(
	// Names.
	`^undefined variable '([^']*)'`, `変数 '$1' は定義されていません`,
	`: the length of x is #x in Lua$`, `（Lua では長さは #x です）`,
	`: write (.*) in Lua$`, `（Lua では $1 と書きます）`,
	`^(\S+) has no '([^']*)' to set`, `$1 には代入できる '$2' がありません`,
	`(\S+) has no method (\w+): write (.*)$`, `$1 に $2 メソッドがありません。$3 と書いてください`,
	`^(\S+) has no '([^']*)'`, `$1 に '$2' はありません`,
	` \(did you mean ['\x60]([^'\x60]*)['\x60]\?\)`, `（もしかして: '$1'）`,
	`^module (\S+) not found`, `モジュール $1 が見つかりません`,

	// Calls.
	`unknown keyword '([^']*)'`, `キーワード '$1' はありません`,
	`missing argument '([^']*)' \((.*)\)$`, `引数 '$1' がありません（必要なもの: $2）`,
	`argument '([^']*)' is given twice`, `引数 '$1' が二度与えられています`,
	`takes (\d+) arguments? \((.*)\), got (\d+)`, `引数は $1 個（$2）ですが、$3 個与えられました`,
	`takes no arguments, got (\d+)`, `引数はありませんが、$1 個与えられました`,
	`it is a method: call it with a colon, (.+)$`, `メソッドです。コロンで呼んでください: $1`,
	`it is a function of a module: call it with a dot, (.+)$`, `モジュールの関数です。ドットで呼んでください: $1`,
	`; a method is written with a colon, (.+)$`, `（メソッドの定義にはコロンを使います: $1）`,

	// Values that are nil or of another kind.
	`^the value before '(.*)' is (.+), so it has no '(.*)'`, `'$1' の前の値は $2 なので、'$3' はありません`,
	`^(\x60.*?\x60) is (.+?), so it has no '(.*?)'`, `$1 は $2 なので、'$3' はありません`,
	`^(\x60.*?\x60) is (.+?), not a function`, `$1 は $2 です。関数ではないので呼べません`,
	`^what is called is (.+?), not a function`, `呼ぼうとしたものは $1 です。関数ではありません`,
	`^what is called is no function`, `呼ぼうとしたものは関数ではありません`,
	`^for \.\.\. in wants an iterator and got (.+): write (.+) or (.+)$`, `for ... in には反復子が必要ですが、$1 が来ました。$2 か $3 と書いてください`,
	`(.+) is (.+) and (.+) is (.+): only two numbers or two strings can be compared`, `$1 は $2、$3 は $4 です。比べられるのは数どうしか文字列どうしだけです`,
	`; np.less and np.greater compare arrays element by element, (\S+) is the number in an array of one$`, `。配列は np.less や np.greater で要素ごとに比べます。要素が一つの配列の数は $1 です`,
	`^(.+) is (.+): (\S+) wants numbers or arrays`, `$1 は $2 です。$3 には数か配列が必要です`,
	`^(.+) is (.+): \.\. wants strings or numbers`, `$1 は $2 です。.. には文字列か数が必要です`,
	`^(.+) is (.+): # wants a table, a string or an array`, `$1 は $2 です。# にはテーブル、文字列か配列が必要です`,
	`^(.+) is (.+): - wants a number or an array`, `$1 は $2 です。- には数か配列が必要です`,
	`, and tostring\(x\) makes a string`, `。tostring(x) で文字列になります`,
	`; strings are joined with \.\.`, `。文字列は .. でつなぎます`,
	`; numbers in brackets count from 1`, `。かっこの中の番号は 1 から数えます`,
	`; loss:backward\(\) computes the gradients`, `。勾配は loss:backward() で計算されます`,
	`^the (start|limit|step) of the for loop is (.+), want a number(?:: the length of t is #t)$`, `for の範囲（$1）が $2 ですが、数でなければなりません。t の長さは #t です`,
	`^the (start|limit|step) of the for loop is (.+), want a number$`, `for の範囲（$1）が $2 ですが、数でなければなりません`,
	`^the key in brackets is (\w+): a table cannot be set at it`, `かっこの中が $1 です。そこには代入できません`,
	`^the calls are nested too deep: a function calls itself without end`, `関数の呼び出しが深すぎます。関数が自分自身を限りなく呼んでいます`,
	`^too many values at once, as arguments or results of a function, or in calls that are nested too deep`, `一度に扱う値が多すぎます。引数や返り値が多すぎるか、関数の呼び出しが深すぎます`,
	`: (\d+) values, a function returns at most (\d+)$`, `: 値が $1 個になりますが、関数が返せるのは $2 個までです`,
	`^yield cannot leave pcall, table\.sort, string\.gsub, a metamethod or a function of nnlua, nor stand in return under another name`, `pcall、table.sort、string.gsub、メタメソッドや nnlua の関数の中からは yield できません。別の名前で return に書くこともできません`,
	`^can not resume a running thread`, `実行中のコルーチンは再開できません`,
	`^can not resume a dead thread`, `終わったコルーチンは再開できません`,
	`^can not yield from outside of a coroutine`, `コルーチンの外では yield できません`,
	`random: there is no whole number from (\S+) to (\S+)$`, `random: $1 から $2 までに整数がありません`,
	`^__index or __newindex leads back to itself without end`, `__index か __newindex が自分自身に戻っています`,
	`: functions call each other without end \((\d+) deep\)`, `: 関数が互いを限りなく呼んでいます（深さ $1）`,
	`: argument (\d+): value expected`, `: 引数 $1 がありません`,
	`: argument (\d+)( \(.*?\))? is (.+), want (.+)$`, `: 引数 $1$2 は $3 ですが、$4 でなければなりません`,
	`: no value for '(.*)' \(argument (\d+)\)`, `: '$1' に入れる値（引数 $2）がありません`,
	`^assertion failed!$`, `assert の条件が成り立ちません`,

	// Arrays.
	`with more than one element set (\S+) first, or make it one number \((.*)\)`, `要素が二つ以上のときは先に $1 を入れるか、一つの数にしてください（$2）`,
	`(\w+) is (\S+?\([^)]*\)): (要素.*)$`, `$1 は $2 です。$3`,
	` is (.+?\)), want the shape of (\S+), (\S.*)$`, ` は $1 ですが、$2 の形 $3 でなければなりません`,
	` is (.+?\)), want that of the data, (.+)$`, ` は $1 ですが、データの形 $2 でなければなりません`,
	` is (.+?\)), want (\S.*), the shape of (.+), without axis (\d+)`, ` は $1 ですが、$2（$3 から軸 $4 を除いた形）でなければなりません`,
	`: (\w+) is (.+?\)), want (\[.*\]) with (.+), the inputs of (.+)$`, `: $1 は $2 ですが、$5 に合わせて $3（$4）でなければなりません`,
	`: (\w+) is (.+?\)), want (floats|integers): (.+)$`, `: $1 は $2 ですが、${3}でなければなりません。変換: $4`,
	`want x and W with (\d+) axes, 2 for images and channels`, `x と W の軸は $1 つ必要です（うち 2 つは画像の番号とチャンネル）`,
	` is (.+), want batch, channels and (\d+) more axes`, ` は $1 ですが、画像の番号、チャンネルとあと $2 つの軸が必要です`,
	`a window of (\d+) does not fit: axis (\d+) of x has (\d+) elements, (\d+) with the padding`, `窓の大きさ $1 が入りません。x の軸 $2 の要素は $3 個（パディング込みで $4 個）です`,
	`a matrix product of (\(.*?\)) and (\(.*?\)): (\d+) columns cannot meet (\d+) rows`, `行列の積 $1 と $2 は計算できません。左の列数 $3 と右の行数 $4 が違います`,
	`shapes (\(.*?\)) and (\(.*?\)) do not fit: (\d+) \(axis (\d+)\) is not (\d+) \(axis (\d+)\)`, `形 $1 と $2 が合いません。$3（軸 $4）と $5（軸 $6）が違います`,
	`shapes (\(.*?\)) and (\(.*?\)) do not broadcast`, `形 $1 と $2 はブロードキャストできません`,
	`cannot reshape (\d+) elements of shape (\(.*?\)) to (\(.*\))`, `$1 個の要素（形 $2）を形 $3 にはできません`,
	`array (\d+) has shape (\(.*?\)), which does not go with (\(.*?\)) along axis (\d+)`, `$1 番目の配列の形 $2 は、軸 $4 に沿って $3 とつなげません`,
	`axis (-?\d+) is out of range for an array of (\d+) dimensions \(axes count from 0\)`, `軸 $1 は範囲外です。配列は $2 次元で、軸は 0 から数えます`,
	`a shape has no negative lengths, got (.+)$`, `形に負の長さは使えません: $1`,
	`an array of (\S+\(.*?\)) needs (.+), this machine has (.+)$`, `配列 $1 には $2 が必要ですが、使えるのは $3 です`,
	`an array of (\S+\(.*?\)) needs (.+), the limit is (.+)$`, `配列 $1 には $2 が必要ですが、上限は $3 です`,
	`a string needs (.+), (?:this machine has|the limit is) (.+)$`, `文字列に $1 が必要ですが、使えるのは $2 です`,
	`an array of shape (\(.*?\)) does not fit into shape (\(.*?\))`, `形 $1 の配列は形 $2 に入りません`,
	`too many indices: the array has (\d+) axes, shape (.+)$`, `かっこの中の番号が多すぎます。配列の軸は $1 つ、形は $2 です`,
	`position (\S+) is out of range: (.+) has (\d+) rows, counted from 1`, `位置 $1 は範囲外です。$2 の行は 1 から $3 までです`,
	`position (\S+) is no whole number`, `位置 $1 は整数ではありません`,
	`there is no position 0: numbers in brackets count from 1 \((\S+) is the first, (\S+) the last\); axes, labels and index arrays count from 0`,
	`位置 0 はありません。かっこの中に書く番号は1から（$1 が最初、$2 が最後）、axis・ラベル・番号の配列は0から数えます`,
	`the table is ragged: at depth (\d+) a row is (.+), the first row has length (\d+)`, `表の行の長さがそろっていません。深さ $1 の行は $2 ですが、最初の行の長さは $3 です`,
	`a table of numbers holds (.+): the rows of an array have the same length and hold numbers`, `数の表に $1 が入っています。配列の行は同じ長さで、数でなければなりません`,
	`unknown dtype '(.*)' \(there are (.*)\)`, `dtype '$1' はありません（使えるもの: $2）`,
	`(\w+) holds the label (\S+), but (\w+) has (\d+) classes: labels are (\d+) to (\d+), or (.+)$`, `$1 にラベル $2 がありますが、$3 のクラスは $4 個です。ラベルは $5 から $6 まで、または $7 です`,
	`(\w+) holds the number (\S+), but (\w+) has (\d+) rows: numbers are (\d+) to (\d+)`, `$1 に番号 $2 がありますが、$3 の行は $4 行です。番号は $5 から $6 までです`,
	`(\S+): one side is something that is no number, want arrays, Variables or numbers`, `$1: 片方が数でも配列でもありません。配列、Variable か数が必要です`,
	`(\S+): one side is (.+), want arrays, Variables or numbers`, `$1: 片方が $2 です。配列、Variable か数が必要です`,
	`an initial value is a number, an array, an initializer or a function`, `初期値は数、配列、initializer か関数です`,
	` is (\S+), want at least (\S+) and below (\S+)`, ` は $1 ですが、$2 以上 $3 未満でなければなりません`,

	// Training and files.
	`the optimizer has no link yet: call (\S+) first`, `optimizer にまだモデルがありません。先に $1 を呼んでください`,
	`this Variable was not computed by a function of Variables, so there is no graph to go back through`, `この Variable は Variable の関数で計算されたものではないので、さかのぼる計算グラフがありません`,
	`obj is none of a link, an optimizer and what else can be saved`, `obj は保存できるもの（link、optimizer など）ではありません`,
	`cannot write (.+): no such file or directory`, `$1 に書けません: フォルダがありません`,
	`cannot write (.+): (.*)$`, `$1 に書けません: $2`,
	`cannot read (.+): no such file or directory`, `$1 が読めません: ファイルがありません`,
	`cannot read (.+): (.*)$`, `$1 が読めません: $2`,
	`data set (\d+) has (\d+) examples, the first has (\d+)`, `$1 番目のデータは $2 個ですが、最初のデータは $3 個です`,
	`x and y must have same first dimension, but have shapes (\(.*?\)) and (\(.*?\))`, `x と y の長さが違います: $1 と $2`,
	`the format of '(.*)' is unknown; the name ends in (.*) or (\S+)`, `'$1' の形式がわかりません。名前の終わりは $2 か $3 です`,

	// Syntax.
	`^the program ends too early: `, `プログラムが途中で終わっています: `,
	`the '(\S+)' of line (\d+) has no '(\S+)'`, `$2 行目の '$1' に対する '$3' がありません`,
	`the '(\S+)' of line (\d+) may have no '(\S+)', or a comma is missing`, `$2 行目の '$1' に対する '$3' か、コンマが足りないようです`,
	`something is missing at the end of the last line`, `最後の行の終わりに何か足りません`,
	`a long string or comment is not closed with \]\]`, `長い文字列かコメントが ]] で閉じていません`,
	`^the string is not closed on its line`, `文字列がその行の中で閉じていません`,
	`^the program is nested too deep`, `プログラムの入れ子が深すぎます`,
	`^syntax error near '(.*?)'`, `'$1' の近くに文法の誤りがあります`,
	`Lua has no (\S+): write (.*)$`, `Lua に $1 はありません。$2 と書きます`,
	`Lua has no (\w+)$`, `Lua に $1 はありません`,
	`Lua has no colon here: the block ends with end`, `ここにコロンは要りません。ブロックは end で終わります`,
	`not equal is ~= in Lua$`, `「等しくない」は Lua では ~= です`,
	`equal is == in Lua$`, `「等しい」は Lua では == です`,
	`a comment starts with -- in Lua, and whole division is (\S+) / b\)$`, `コメントは -- で始めます。整数の割り算は $1 / b) です`,
	`a comment starts with -- in Lua$`, `コメントは -- で始めます`,
	`a comment of several lines is (.*) in Lua`, `複数行のコメントは $1 です`,
	`a power is (.*) in Lua`, `べき乗は $1 と書きます`,
	`write (\w+) instead of (\S.*)$`, `$2 の代わりに $1 と書きます`,
	`write == or ~= instead of is`, `is の代わりに == か ~= を使います`,
	`write elseif$`, `elseif と書きます`,
	`write \((.*)\) instead of (.*)$`, `$2 は ($1) と書きます`,
	`a module is loaded by (.*)$`, `モジュールは $1 で読み込みます`,
	`the name of a module stands in quotes: (.*)$`, `モジュールの名前は引用符で囲みます: $1`,
	`a function is written (.*)$`, `関数は $1 と書きます`,
	`a function without a name is written (.*)$`, `名前のない関数は $1 と書きます`,
	`a class is written (.*)$`, `クラスは $1 と書きます`,
	`errors are caught with (.*) and raised with (\S+)$`, `エラーは $1 で受け、$2 で起こします`,
	`a with block is written (.*)$`, `with は $1 と書きます`,
	`a loop over numbers is written (.*)$`, `数の繰り返しは $1 と書きます`,
	`to compare write ==`, `比べるには == と書きます`,
	`== compares: to set a variable write =`, `== は比較です。代入は = です`,
	`a name begins with a letter`, `名前は文字で始めます`,
	`local declares plain names only: leave it out before (.*)$`, `local は単純な名前だけを宣言します。$1 の前には付けません`,
	`a condition ends with then, not with a colon`, `条件の後はコロンではなく then です`,
	`a loop begins with do, not with a colon`, `繰り返しの始まりはコロンではなく do です`,
	`a block has no braces in Lua: it ends with end`, `ブロックに波かっこは使いません。end で終わります`,
	`a list is written (.*) in Lua`, `リストは $1 と書きます`,
	`a table with names is written (.*), and at least is >=`, `名前のある表は $1 と書きます。「以上」は >= です`,
	`a table with names is written (.*)$`, `名前のある表は $1 と書きます`,
	`a variable is declared with local`, `変数は local で宣言します`,
	`a matrix product is (.*) or (.*)$`, `行列の積は $1 か $2 です`,
	`a range of positions is written (.*)$`, `範囲は $1 と書きます`,
	`a colon is for calls of methods, (\S+); everything else has a dot, (\S+)`, `コロンはメソッドの呼び出し（$1）に使います。それ以外はドット（$2）です`,
	`there is an 'end' too many, or a 'then', 'do' or 'function' is missing before it`, `'end' が一つ多いか、その前の 'then'、'do'、'function' が足りません`,
	`there is a '(.)' too many`, `'$1' が一つ多いようです`,
	`an '(\w+)' is missing before it`, `その前に '$1' が足りません`,
	`a 'then' is missing after the condition`, `条件の後に 'then' がありません`,
	`a 'then' or 'do' is missing in the line before`, `前の行に 'then' か 'do' がありません`,
	`a 'do' is missing`, `'do' がありません`,
	`return is the last statement of its block`, `return はブロックの最後に書きます`,
	`^no loop to break`, `break を囲む繰り返しがありません`,
	`^no visible label '(.*)' for <goto> at line (\d+)`, `goto の行き先 '$1' がありません（$2 行目）`,
	`full-width '(.)' at column (\d+): write '(.)'`, `$2 文字目に全角の '$1' があります。半角の '$3' と書いてください`,
	`the character '(.)' at column (\d+) is not of Lua: names are written in (.*)$`, `$2 文字目の '$1' は使えません。名前は半角の英字、数字と _ で書きます`,
	`the file is (\S+): save it as UTF-8`, `ファイルの文字コードが $1 です。UTF-8 で保存してください`,
	`the file is not UTF-8: save it as UTF-8`, `ファイルが UTF-8 ではありません。UTF-8 で保存してください`,

	// Limits.
	`^stopped: the program ran longer than (.+)$`, `停止しました: 実行時間が $1 を超えました`,
	`^stopped: the program used more memory than (.+)$`, `停止しました: メモリが $1 を超えました`,
	`^stopped: the program nested its calls too deep: they took more than (.+)$`, `停止しました: 呼び出しの入れ子が深すぎて、$1 を超えるメモリを使いました`,
	`^stopped: the program printed more than (.+)$`, `停止しました: 出力が $1 を超えました`,
	`(\S+) is not there in a sandbox`, `$1 はサンドボックスでは使えません`,

	// What is left: what came and what was wanted.
	`(\w+) is a Variable, want an array: write (\S+)`, `$1 は Variable ですが、配列が必要です。$2 と書いてください`,
	`(\w[\w.\[\]]*) is (.+?), want ([^（]+)(.*)$`, `$1 は $2 ですが、$3 でなければなりません$4`,
)

// nouns are what came and what was wanted, inside of the sentences.
var nouns = rules(
	`an array or Variable of floats of shape (\[[^\]]*\])`, `形 $1 の小数の配列か Variable`,
	`a data set: an array, a table, or an object with a length and examples`, `データセット（配列、表、または長さとデータを持つもの）`,
	`a trigger: (\{.*\}), one of (\S+) or a function`, `トリガー（$1、$2 のどれか、または関数）`,
	`one number,? or one for each of (?:the )?(\d+) axes`, `一つの数か、$1 つの軸それぞれの数`,
	`the number of axes of an image: (.*) or (\d)`, `画像の軸の数 $1 か $2`,
	`float32 or float64 for an array of (\S+)`, `$1 の配列では float32 か float64`,
	`as many axes as (\w+), (\d+)`, `$1 と同じ $2 次元`,
	`one axis where axis is nil`, `axis が nil のときは 1 次元`,
	`length (\d+) along axis (\d+), as (\w+)`, `$3 と同じ、軸 $2 の長さ $1`,
	`at least one array`, `一つ以上の配列`,
	`at least one element`, `一つ以上の要素`,
	`windows of at least (\d+)`, `$1 以上の窓`,
	`at least (-?[\d.]+)`, `$1 以上`,
	`(-?\d+) to (-?\d+) for (\S+\(.*?\))`, `$3 では $1 から $2`,
	`(-?\d+) to (-?\d+)`, `$1 から $2`,
	`more than 2\^64 bytes`, `2^64 バイト以上`,
	`a square matrix`, `正方行列`,
	`a matrix\b`, `行列`,
	`another object`, `別のもの`,
	`an array or Variable of floats`, `小数の配列か Variable`,
	`an array of integers`, `整数の配列`,
	`an array or Variable\b`, `配列か Variable`,
	`an array, a number or a table of numbers`, `配列、数か数の表`,
	`an array, a Variable or a number`, `配列、Variable か数`,
	`a table of (arrays|Variables|strings)`, `$1 の表`,
	`a number or a table of two`, `数か二つの数の表`,
	`a number or a table of whole numbers`, `整数か整数の表`,
	`whole numbers or a table of them`, `整数か整数の表`,
	`an axis or a table of axes \(from 0\)`, `軸か軸の表（0 から）`,
	`the number of an axis \(from 0\)`, `軸の番号（0 から）`,
	`a dtype such as np\.float32`, `dtype（np.float32 など）`,
	`a table with names`, `名前のある表`,
	`an array or object`, `配列かオブジェクト`,
	`a table of length (\d+)`, `長さ $1 の表`,
	`an array\b`, `配列`,
	`a whole number`, `整数`,
	`a number\b`, `数`,
	`a string\b`, `文字列`,
	`a table\b`, `表`,
	`a function\b`, `関数`,
	`the string '`, `文字列 '`,
	`the number ([-+]?(?:[\d.]|Inf|NaN))`, `数 $1`,
	`true or false`, `true か false`,
	`a (Variable|Link|Chain|[A-Z]\w+)\b`, `$1`,
	` or nil`, ` か nil`,
	`" or "`, `" か "`,
	`the left side`, `左側`,
	`the right side`, `右側`,
	`what follows (\S)`, `$1 の後`,
	`the gradient\b`, `勾配`,
	`a loss\b`, `損失`,
	`floats`, `小数`,
	`integers`, `整数`,
	`arrays`, `配列`,
	`; `, `。`,
	`(`+kana+`) (`+kana+`)`, `$1$2`,
	`(`+kana+`) (`+kana+`)`, `$1$2`, // those that the first pass shares an end with
)

var calledWith = pattern.Of(`^(.*) \(called with (.*)\)$`)

const kana = `[\p{Hiragana}\p{Katakana}\p{Han}]`

// translate turns the parts of a message that it knows into the session's language.
func (s *Shell) translate(message string) string {
	if s.Language != Japanese {
		return message
	}
	if called := calledWith().FindStringSubmatch(message); called != nil {
		return s.translate(called[1]) + "（引数: " + called[2] + "）"
	}
	known := false
	for _, r := range slices.Concat(refusals(), sentences()) {
		if r.english.MatchString(message) {
			known = true
			message = r.english.ReplaceAllString(message, r.japanese)
		}
	}
	if known {
		for _, r := range nouns() {
			message = r.english.ReplaceAllString(message, r.japanese)
		}
	}
	return message
}
