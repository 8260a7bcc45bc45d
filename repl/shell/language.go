package shell

import "strings"

// Language is that of messages: English or Japanese.
type Language int

const (
	English Language = iota
	Japanese
)

// LanguageOf reads "ja", "ja_JP.UTF-8", "en" and the like. All that is not
// Japanese is English.
func LanguageOf(locale string) Language {
	if locale == "ja" || strings.HasPrefix(locale, "ja_") || strings.HasPrefix(locale, "ja.") || strings.HasPrefix(locale, "ja-") {
		return Japanese
	}
	return English
}

// Locale returns the locale of messages in an environment, by the rules of POSIX.
func Locale(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// Say returns the text in the language of the session. Both stand side by side
// wherever there is a message, so that neither is forgotten.
func (s *Shell) Say(english, japanese string) string {
	if s.Language == Japanese {
		return japanese
	}
	return english
}
