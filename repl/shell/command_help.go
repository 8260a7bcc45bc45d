package shell

import "strings"

// helpRow is a line of :help: what to type, more of that, and what it does, where
// a | may stand. Narrow terminals do not show more, nor what is behind the |.
type helpRow struct{ name, more, text string }

// narrow is how many columns the whole lines need.
const narrow = 80

func (s *Shell) commandHelp() string {
	return s.helpList(commands,
		helpRow{"?F.relu", "  F.relu?", s.Say("what a function does|; ??F.relu shows its source", "関数の説明|。??F.relu はソースを表示")},
		helpRow{`help "word"`, "", s.Say("search| names and documentation", "検索|（名前と説明から）")},
		helpRow{"EXPR;", "", s.Say("a ; mutes the value", "末尾の ; で値を表示しない")},
		helpRow{"_ ans _1 _2", " ...", s.Say("the last value, others|, by number", "直前の値と番号で呼ぶ値")})
}

// helpList lists commands below some more rows, each in one line.
func (s *Shell) helpList(commands []command, rows ...helpRow) string {
	for _, c := range commands {
		row := helpRow{c.name, c.args, s.Say(c.english, c.japanese)}
		if word, rest, _ := strings.Cut(c.args, " "); word != "" && word[0] != '[' {
			row.name, row.more = c.name+" "+word, rest
		}
		if row.more != "" {
			row.more = " " + row.more
		}
		rows = append(rows, row)
	}
	var cells [][]string
	for _, row := range rows {
		text, more, _ := strings.Cut(row.text, "|")
		if s.Width >= narrow {
			row.name += row.more
			text += more
		}
		cells = append(cells, []string{row.name, text})
	}
	return s.columns(cells)
}
