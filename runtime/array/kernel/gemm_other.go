//go:build !amd64 && !arm64

package kernel

func tiles(level) (single, double tile) { return portableTiles() }
