package console

// search is Ctrl-R: each letter narrows the search, Ctrl-R again goes to older
// entries and Ctrl-S to newer ones. Enter runs what was found, Esc or Ctrl-G go
// back, any other key goes on editing it.
func (e *editor) search(code keyCode) (done bool, err error) {
	before, at := e.buffer.String(), e.buffer.at
	word := ""
	found := len(e.history.entries)
	look := func(start, step int) {
		i := e.history.find(word, start, step)
		failed := ""
		if i >= 0 {
			found = i
			e.buffer.set(e.history.entries[i])
		} else if word != "" {
			failed = e.shell.Say(" (not found)", "（見つかりません）")
		}
		e.below = []string{e.shell.Say("search: ", "検索: ") + word + failed}
	}
	e.below = []string{e.shell.Say("search: ", "検索: ")}
	for {
		e.screen.draw(&e.buffer, e.below)
		k, err := e.keys.next()
		if err != nil {
			return false, err
		}
		switch k.code {
		case letter:
			word += string(k.r)
			look(min(found, len(e.history.entries)-1), -1)
		case backspace:
			if r := []rune(word); len(r) > 0 {
				word = string(r[:len(r)-1])
				look(len(e.history.entries)-1, -1)
			}
		case search:
			look(found-1, -1)
		case searchForward:
			look(found+1, 1)
		case cancel, interrupt:
			e.below = nil
			e.buffer.set(before)
			e.buffer.at = at
			return false, nil
		default:
			e.below = nil
			return e.press(k)
		}
	}
}
