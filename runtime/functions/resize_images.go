package functions

import (
	"math"

	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
)

func init() {
	catalog.Add(`F.resize_images(x: float[N, C, H, W], output_shape: ints, mode: "bilinear"|"nearest" = "bilinear", align_corners: boolean = true) -> float[...]`, ResizeImages, catalog.ArrayShape)
}

// ResizeImages returns images x, (batch, channels, height, width), in another
// size; output_shape is {height, width}, both from 1.
//
// 日本語: 画像の大きさを、間を補いながら変えます。
//
// In mode "bilinear" a pixel is the weighted mean of the four pixels of x around
// its position. With align_corners the corner pixels of x come to lie on those
// of the result: position i of n is i * (height - 1) / (n - 1). Without it the
// edges do, as in OpenCV: (i + 0.5) * height / n - 0.5, at least 0. In mode
// "nearest" a pixel is the one at floor(i * height / n), whatever align_corners is.
//
//	> F.resize_images(np.array{{{{1, 3}}}}, {1, 3})
//	variable([[[[1. 2. 3.]]]])
//	> F.resize_images(np.array{{{{1, 3}}}}, {1, 4}, {align_corners = false})
//	variable([[[[1.  1.5 2.5 3. ]]]])
func ResizeImages(x *Variable, outputShape []int, mode string, alignCorners bool) *Variable {
	const op = "resize_images"
	if len(outputShape) != 2 || outputShape[0] < 1 || outputShape[1] < 1 {
		array.FailIn(op, "output_shape is %s, want a height and a width from 1", array.ShapeString(outputShape))
	}
	from := x.Shape()
	if x.Data().Size() == 0 {
		array.FailIn(op, "x is %s, want at least one pixel", x.Data().Describe())
	}
	to := append(append([]int{}, from[:2]...), outputShape...)
	checkLines(1, x.Dtype(), to)
	rows := resizing(from[2], to[2], mode, alignCorners)
	columns := resizing(from[3], to[3], mode, alignCorners)
	images := make([]imageTaps, from[0])
	for i := range images {
		images[i] = imageTaps{of: i, rows: rows, columns: columns}
	}
	return apply1(op, &resample{label: op, from: from, to: to, images: images}, x)
}

// resizing says of which lines of n an image of m lines is made.
func resizing(n, m int, mode string, alignCorners bool) []taps {
	lines := make([]taps, m)
	scale := float64(n) / float64(m)
	for i := range lines {
		at := float64(i) * scale
		switch {
		case mode == "nearest":
			lines[i] = taps{{at: min(int(at), n-1), weight: 1}}
			continue
		case alignCorners && m > 1:
			at = float64(i) * (float64(n-1) / float64(m-1))
		case alignCorners:
			at = 0
		default:
			at = math.Max((float64(i)+0.5)*scale-0.5, 0)
		}
		lines[i] = linesAround(at, n)
	}
	return lines
}

// linesAround returns the two of n lines around a position, each with the weight of its nearness.
func linesAround(at float64, n int) taps {
	low := min(int(at), n-1)
	weight := at - float64(low)
	if low == n-1 || weight == 0 {
		return taps{{at: low, weight: 1}}
	}
	return taps{{at: low, weight: 1 - weight}, {at: low + 1, weight: weight}}
}
