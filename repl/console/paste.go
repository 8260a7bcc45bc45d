package console

import (
	"strings"

	"nnlua/runtime/pattern"
)

// prompts are what stands before input in transcripts of this and other prompts.
var prompts = pattern.Of(`^\s*(?:>>>?|>|\.\.\.|In \[\d+\]:|\.\.\.:)(?: |$)`)

// cleanPaste makes the line ends of a pasted text Lua's. Of a transcript, which
// begins with a prompt, only the inputs stay, without their prompts.
func cleanPaste(text string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	if !prompts().MatchString(strings.TrimLeft(text, "\n")) {
		return text
	}
	var inputs []string
	for _, line := range strings.Split(text, "\n") {
		if prompt := prompts().FindString(line); prompt != "" {
			inputs = append(inputs, line[len(prompt):])
		}
	}
	cleaned := strings.Join(inputs, "\n")
	if strings.HasSuffix(text, "\n") {
		cleaned += "\n"
	}
	return cleaned
}
