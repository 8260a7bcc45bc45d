//go:build !unix

package console

// stop does nothing: there is no such thing as Ctrl-Z here.
func stop() {}
