//go:build !amd64

package kernel

func packRows[T Float](to []T, x matrix[T], k, n, width, panel int) int { return 0 }
func packColumns[T Float](panel []T, x matrix[T], n, k, width int) int  { return 0 }
