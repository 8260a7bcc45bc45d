package numpy

import (
	"math"

	"nnlua/runtime/catalog"
)

func init() {
	catalog.AddConstant("np.pi", math.Pi, catalog.Mathematics)
	catalog.AddConstant("np.e", math.E, catalog.Mathematics)
	catalog.AddConstant("np.inf", math.Inf(1), catalog.Mathematics)
	catalog.AddConstant("np.nan", math.NaN(), catalog.Mathematics)
}
