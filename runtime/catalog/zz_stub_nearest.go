package catalog

// PLACEHOLDER: whoever writes nearest.go deletes this file.
func Nearest(n string, c []string) string { return "" }
