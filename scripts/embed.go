// Package scripts holds the lessons, so that the program has them with it.
package scripts

import "embed"

// Files are the lessons, their texts in English and Japanese, the pictures, and the
// data that some lessons read.
//
//go:embed *.lua *.md pictures data ja
var Files embed.FS
