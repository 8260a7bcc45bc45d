package training

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"nnlua/runtime/array"
	"nnlua/runtime/reporter"
)

// logText writes a log as Python's json does. indent is that of one level, ""
// for all in one line.
func logText(log []reporter.Observation, indent string) string {
	line, comma := "\n", ","
	if indent == "" {
		line, comma = "", ", "
	}
	if len(log) == 0 {
		return "[]"
	}
	entries := make([]string, len(log))
	for i, entry := range log {
		var parts []string
		for _, key := range entry.Keys() {
			quoted, _ := json.Marshal(key)
			parts = append(parts, line+indent+indent+string(quoted)+": "+jsonValue(key, entry.Get(key)))
		}
		if len(parts) == 0 {
			entries[i] = line + indent + "{}"
			continue
		}
		entries[i] = line + indent + "{" + strings.Join(parts, comma) + line + indent + "}"
	}
	return "[" + strings.Join(entries, comma) + line + "]"
}

// jsonValue writes a number as Python does: epochs and iterations are whole
// numbers, all others have a point.
func jsonValue(key string, v any) string {
	n, ok := v.(float64)
	if !ok {
		text, _ := json.Marshal(v)
		return string(text)
	}
	if (key == "epoch" || key == "iteration") && n == math.Trunc(n) {
		return strconv.FormatInt(int64(n), 10)
	}
	return pythonFloat(n)
}

// pythonFloat is Python's repr of a float.
func pythonFloat(v float64) string {
	switch {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "Infinity"
	case math.IsInf(v, -1):
		return "-Infinity"
	}
	if a := math.Abs(v); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}

// parseLog reads what logText wrote.
func parseLog(s *Session, text string) []reporter.Observation {
	decoder := json.NewDecoder(strings.NewReader(strings.NewReplacer("-Infinity", `"-inf"`, "Infinity", `"inf"`, "NaN", `"nan"`).Replace(text)))
	bad := func() { array.Fail("the log in a snapshot is damaged") }
	next := func() json.Token {
		token, err := decoder.Token()
		if err != nil {
			bad()
		}
		return token
	}
	next()
	log := []reporter.Observation{}
	for decoder.More() {
		next()
		entry := reporter.NewObservation(s)
		for decoder.More() {
			key, ok := next().(string)
			if !ok {
				bad()
			}
			var v any
			if decoder.Decode(&v) != nil {
				bad()
			}
			if text, ok := v.(string); ok {
				if n, err := strconv.ParseFloat(text, 64); err == nil {
					v = n
				}
			}
			entry.Set(key, v)
		}
		next()
		log = append(log, entry)
	}
	return log
}
