package kernel

// The sums here are those of Sum, digit for digit, over numbers that are made block
// by block and never stand in memory.

// made is how many numbers are made at a time. Pairwise halves longer rows.
const made = 512

// SumSquares returns acc with (x[i] - c)^2 of a row added.
func SumSquares[T Float](acc T, x []T, c T) T {
	for len(x) > Chunk {
		acc += squares(x[:Chunk], c)
		x = x[Chunk:]
	}
	return acc + squares(x, c)
}

func squares[T Float](x []T, c T) T {
	if len(x) > made {
		half := Half(len(x))
		return squares(x[:half], c) + squares(x[half:], c)
	}
	var room [made]T
	d := room[:len(x)]
	AddScalar(d, x, -c)
	Mul(d, d, d)
	return Pairwise(d)
}

// SumProducts returns acc with x[i] * y[i] of two rows added.
func SumProducts[T Float](acc T, x, y []T) T {
	for len(x) > Chunk {
		acc += products(x[:Chunk], y)
		x, y = x[Chunk:], y[Chunk:]
	}
	return acc + products(x, y)
}

func products[T Float](x, y []T) T {
	if len(x) > made {
		half := Half(len(x))
		return products(x[:half], y) + products(x[half:], y[half:])
	}
	var room [made]T
	d := room[:len(x)]
	Mul(d, x, y)
	return Pairwise(d)
}
