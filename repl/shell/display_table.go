package shell

import (
	"fmt"
	"sort"
	"strings"

	lua "github.com/yuin/gopher-lua"

	"nnlua/runtime/pattern"
)

const (
	tableDepth = 3  // tables inside tables that are shown
	tableItems = 20 // fields of one table that are shown
)

// table shows the fields of a table: in one line if they fit, else one a line.
func (s *Shell) table(t *lua.LTable) string {
	return s.fields(t, "", map[*lua.LTable]bool{})
}

// fields shows t behind an indentation. open are the tables in which it stands.
func (s *Shell) fields(t *lua.LTable, indent string, open map[*lua.LTable]bool) string {
	open[t] = true
	defer delete(open, t)
	keys := tableKeys(t)
	var items []string
	if len(keys) == 0 {
		return "{}"
	}
	n := t.Len()
	total := 0
	for i, key := range keys {
		if i == tableItems && len(keys) > tableItems+1 {
			items = append(items, fmt.Sprintf(s.Say("... (%d more)", "...（残り %d）"), len(keys)-i))
			break
		}
		item := s.field(t.RawGet(key), indent+"  ", open)
		if at, ok := key.(lua.LNumber); !ok || int(at) < 1 || int(at) > n || lua.LNumber(int(at)) != at {
			item = s.Painted(Label, keyText(key)) + " = " + item
		}
		items = append(items, item)
		total += width(item) + 2
	}
	line := strings.Join(items, ", ")
	if n == len(keys) && total/len(items) <= 20 && !strings.Contains(line, "\n") { // a list of short items
		items = strings.Split(wrap(line, s.Width-len(indent)-4), "\n")
		for i, item := range items {
			items[i] = strings.TrimSuffix(strings.TrimSpace(item), ",")
		}
	}
	if len(indent)+total+2 <= s.Width && !strings.Contains(line, "\n") {
		return "{" + line + "}"
	}
	return "{\n" + indent + "  " + strings.Join(items, ",\n"+indent+"  ") + ",\n" + indent + "}"
}

func (s *Shell) field(v lua.LValue, indent string, open map[*lua.LTable]bool) string {
	t, ok := s.object(v).(*lua.LTable)
	switch {
	case !ok:
		return s.inline(v)
	case open[t]:
		return s.Say("<this table again>", "<同じ表>")
	case len(open) == tableDepth:
		return "{...}"
	}
	return s.fields(t, indent, open)
}

// tableKeys returns the keys in the order of the list, then the others sorted.
func tableKeys(t *lua.LTable) []lua.LValue {
	var keys []lua.LValue
	list := 0 // the first keys, which come in order
	t.ForEach(func(k, _ lua.LValue) {
		if keys = append(keys, k); list == len(keys)-1 && k == lua.LNumber(len(keys)) {
			list++
		}
	})
	others := keys[list:]
	sort.SliceStable(others, func(i, j int) bool {
		a, aNumber := others[i].(lua.LNumber)
		b, bNumber := others[j].(lua.LNumber)
		switch {
		case aNumber && bNumber:
			return a < b
		case aNumber || bNumber:
			return aNumber
		}
		return others[i].String() < others[j].String()
	})
	return keys
}

var identifier = pattern.Of(`^[A-Za-z_][A-Za-z0-9_]*$`)

// keyText is a key as it is written in a table constructor.
func keyText(key lua.LValue) string {
	if name, ok := key.(lua.LString); ok {
		if identifier().MatchString(string(name)) && !isKeyword[string(name)] {
			return string(name)
		}
		return fmt.Sprintf("[%q]", string(name))
	}
	return "[" + key.String() + "]"
}

func sorted(names []string) []string {
	sort.Strings(names)
	return names
}
