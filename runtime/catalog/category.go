package catalog

// Category is the chapter of the reference in which a row stands.
type Category string

// Chainer's chapters of functions and the chapters of the other modules.
const (
	Activation    Category = "Activation"
	ArrayShape    Category = "Array"
	Connection    Category = "Connection"
	Evaluation    Category = "Evaluation"
	Loss          Category = "Loss"
	Mathematics   Category = "Mathematics"
	Noise         Category = "Noise"
	Normalization Category = "Normalization"
	Pooling       Category = "Pooling"
	Recurrent     Category = "N-step RNN"
	Utility       Category = "Utility"
	Core          Category = "Variable"
	Creation      Category = "Creation"
	Files         Category = "Files"
	Random        Category = "Random"
	Links         Category = "Links"
	Optimizers    Category = "Optimizers"
	Datasets      Category = "Data sets"
	Images        Category = "Images"
	Training      Category = "Training"
	Plotting      Category = "Plotting"
)
