// Package catalog is the list of everything that a script can call.
//
// A row stands beside its Go function:
//
//	func init() { catalog.Add("F.relu(x: float[...]) -> float[...]", ReLU, catalog.Activation) }
//
// The words for types are explained in types.go, the grammar at [Signature].
//
// Out of the rows come the Lua bindings, the checks of arguments, help,
// completion and the reference; the text of help is the comment above the Go
// function, read from the source that each package embeds with [Embed].
//
// The package imports nothing but the standard library.
package catalog
