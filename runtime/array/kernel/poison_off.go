//go:build !poison

package kernel

const poison = false
