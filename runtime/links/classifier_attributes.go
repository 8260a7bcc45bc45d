package links

import "nnlua/runtime/catalog"

// lossfun is the function of the loss, nil for F.softmax_cross_entropy.
//
//	> model = L.Classifier(L.Linear(2, 2), F.mean_squared_error)
//	> model.lossfun == F.mean_squared_error
//	true
func (l *Classifier) lossfun() catalog.Func { return l.LossFun }

func (l *Classifier) setLossfun(f catalog.Func) { l.LossFun = f }

// accfun is the function of the accuracy, nil for F.accuracy.
//
//	> model = L.Classifier(L.Linear(2, 2))
//	> model.accfun = F.r2_score
func (l *Classifier) accfun() catalog.Func { return l.AccFun }

func (l *Classifier) setAccfun(f catalog.Func) { l.AccFun = f }

// computeAccuracy says whether a call computes the accuracy.
//
// 日本語: 正解率も計算するかどうかです。
//
//	> model = L.Classifier(L.Linear(2, 2))
//	> model.compute_accuracy
//	true
func (l *Classifier) computeAccuracy() bool { return l.ComputeAccuracy }

func (l *Classifier) setComputeAccuracy(on bool) { l.ComputeAccuracy = on }

// prediction is what the predictor returned in the last call, nil before.
//
// 日本語: 最後に呼んだときのモデルの出力です。
//
//	> model = L.Classifier(L.Linear(2, 2, {initialW = 0}))
//	> loss = model(np.ones{1, 2}, np.array({0}, "int32"))
//	> model.y
//	variable([[0. 0.]])
func (l *Classifier) prediction() any { return l.Y }

// lastLoss is the loss of the last call, nil before.
//
// 日本語: 最後に呼んだときの誤差です。
//
//	> L.Classifier(L.Linear(2, 2)).loss
//	nil
func (l *Classifier) lastLoss() any { return l.Loss }

// lastAccuracy is the accuracy of the last call, nil before.
//
// 日本語: 最後に呼んだときの正解率です。
//
//	> L.Classifier(L.Linear(2, 2)).accuracy
//	nil
func (l *Classifier) lastAccuracy() any { return l.Accuracy }
