// Package scripts holds the lessons, so that the program has them with it.
package scripts

import "embed"

// Files are the lessons, their texts in English and Japanese, and the pictures.
//
//go:embed *.lua *.md pictures ja
var Files embed.FS
