package bindings

import (
	// The packages whose rows scripts can reach.
	_ "nnlua/runtime/datasets"
	_ "nnlua/runtime/exercise"
	_ "nnlua/runtime/functions"
	_ "nnlua/runtime/gradientcheck"
	_ "nnlua/runtime/images"
	_ "nnlua/runtime/links"
	_ "nnlua/runtime/numpy"
	_ "nnlua/runtime/optimizers"
	_ "nnlua/runtime/pyplot"
	_ "nnlua/runtime/reporter"
	_ "nnlua/runtime/serializers"
	_ "nnlua/runtime/training"
)
