package functions

import (
	"nnlua/runtime/array"
	"nnlua/runtime/array/kernel"
)

// blockSize is how many numbers a fused loop takes through all its steps
// before it goes on: they stay in the first cache.
const blockSize = 4096

// crossEntropies fills f.logSums and the losses in one pass over x. x is read
// as [N, C, rest].
func crossEntropies[T array.Float](f *softmaxCrossEntropy, losses, x *Array) {
	n, classes := x.Shape()[0], x.Shape()[1]
	data, logSums, out := array.Data[T](x), array.Data[T](f.logSums), array.Data[T](losses)
	if len(out) == 0 {
		return
	}
	rest := len(out) / n
	kernel.Split(n, 1, 0.5*float64(len(data)), func(from, to int) {
		if z, x := logSums[from*rest:to*rest], data[from*rest*classes:]; rest == 1 {
			logSumRows(z, x, classes)
		} else {
			logSumColumns(z, x, classes, rest)
		}
	})
	for i, label := range f.labels {
		if w := f.weights[i]; w != 0 {
			at := (i/rest*classes+int(label))*rest + i%rest
			out[i] = T(w) * (logSums[i] - data[at])
		}
	}
}

// logSumRows sets each element of z to log(sum(exp(row))) of a row of n.
func logSumRows[T array.Float](z, x []T, n int) {
	rows := max(blockSize/n, 1)
	e, largest := make([]T, min(rows, len(z))*n), make([]T, min(rows, len(z)))
	for len(z) > 0 {
		rows = min(rows, len(z))
		for i := range rows {
			row := x[i*n : i*n+n]
			largest[i] = largestOf(row)
			kernel.AddScalar(e[i*n:i*n+n], row, -largest[i])
		}
		kernel.Exp(e[:rows*n], e[:rows*n])
		for i := range rows {
			z[i] = kernel.Sum(0, e[i*n:i*n+n])
		}
		kernel.Log(z[:rows], z[:rows])
		kernel.Add(z[:rows], z[:rows], largest[:rows])
		x, z = x[rows*n:], z[rows:]
	}
}

// largestOf returns the largest number of a row that is not empty.
func largestOf[T array.Float](row []T) T {
	if row32, single := any(row).([]float32); single {
		return T(kernel.Max(row32))
	}
	m := row[0]
	for _, v := range row {
		if v > m || v != v {
			m = v
		}
	}
	return m
}

// logSumColumns does the same for the columns of matrices of the given number
// of rows and columns, one after the other.
func logSumColumns[T array.Float](z, x []T, rows, columns int) {
	e, largest := make([]T, columns), make([]T, columns)
	for ; len(z) > 0; x, z = x[rows*columns:], z[columns:] {
		sum := z[:columns]
		copy(largest, x)
		for i := 1; i < rows; i++ {
			kernel.Maximum(largest, largest, x[i*columns:(i+1)*columns])
		}
		for i := range rows {
			kernel.Sub(e, x[i*columns:(i+1)*columns], largest)
			kernel.Exp(e, e)
			kernel.Add(sum, sum, e)
		}
		kernel.Log(sum, sum)
		kernel.Add(sum, sum, largest)
	}
}

// crossEntropyGrads sets gx to (softmax(x) - 1 at the label) times the weight of
// the place and gy.
func crossEntropyGrads[T array.Float](f *softmaxCrossEntropy, gx, x, gy *Array) {
	classes := x.Shape()[1]
	g, data, logSums, factor := array.Data[T](gx), array.Data[T](x), array.Data[T](f.logSums), array.Data[T](gy)
	if len(logSums) == 0 {
		return
	}
	rest := len(logSums) / x.Shape()[0]
	scale := make([]T, len(logSums))
	for i, w := range f.weights {
		at := 0
		if f.perPlace {
			at = i
		}
		scale[i] = T(w) * T(float64(factor[at])*f.coeff)
	}
	kernel.Split(len(scale)/rest, 1, 0.5*float64(len(g)), func(from, to int) {
		step, grads := rest, softmaxGradColumns[T]
		if rest == 1 {
			step, grads = max(blockSize/classes, 1), softmaxGradRows[T]
		}
		for at := from * rest; at < to*rest; at += step {
			end := min(at+step, to*rest)
			grads(g[at*classes:end*classes], data[at*classes:], logSums[at:end], f.labels[at:end], scale[at:end], classes)
		}
	})
}

func softmaxGradRows[T array.Float](g, x, logSums []T, labels []int64, scale []T, n int) {
	for i, s := range logSums {
		kernel.AddScalar(g[i*n:i*n+n], x[i*n:i*n+n], -s)
	}
	kernel.Exp(g, g)
	for i, s := range scale {
		row := g[i*n : i*n+n]
		row[labels[i]]--
		kernel.MulScalar(row, row, s)
	}
}

func softmaxGradColumns[T array.Float](g, x, logSums []T, labels []int64, scale []T, rows int) {
	n := len(scale)
	for i := range rows {
		row := g[i*n : i*n+n]
		kernel.Sub(row, x[i*n:i*n+n], logSums)
		kernel.Exp(row, row)
	}
	for i, label := range labels {
		g[int(label)*n+i]--
	}
	for i := range rows {
		kernel.Mul(g[i*n:i*n+n], g[i*n:i*n+n], scale)
	}
}
