package autograd

import "strings"

// classNames are the names of Chainer's classes of functions, by our label,
// where the one does not follow from the other.
var classNames = func() map[string]string {
	names := map[string]string{}
	for _, line := range strings.Fields(`+=_&+&_ -=_&-&_ *=_&*&_ /=_&/&_ **=_&**&_ neg=__neg__ absolute=|_|
		argmax=ArgMax argmin=ArgMin average_pooling_2d=AveragePooling2D average_pooling_nd=AveragePoolingND
		batch_det=det det=det batch_matmul=BatchMatMul batch_renormalization=BatchRenormalizationFunction bilinear=BilinearFunction
		clipped_relu=ClippedReLU convolution_2d=Convolution2DFunction convolution_nd=ConvolutionND crelu=CReLU
		deconvolution_2d=Deconvolution2DFunction deconvolution_nd=DeconvolutionND decov=DeCov digamma=digamma einsum=EinSum
		elu=ELU embed_id=EmbedIDFunction fft=FFT ifft=FFT fliplr=FlipLR flipud=FlipUD im2col=Im2Col leaky_relu=LeakyReLU
		linear=LinearFunction local_convolution_2d=LocalConvolution2DFunction logsumexp=LogSumExp lstm=LSTM matmul=MatMul
		max_pooling_2d=MaxPooling2D max_pooling_nd=MaxPoolingND negative_sampling=NegativeSamplingFunction normalize=NormalizeL2
		prelu=PReLUFunction r2_score=R2_score relu=ReLU relu6=ClippedReLU rrelu=RReLU roi_pooling_2d=ROIPooling2D
		roi_max_pooling_2d=ROIMaxPooling2D roi_average_pooling_2d=ROIAveragePooling2D roi_max_align_2d=ROIMaxAlign2D
		roi_average_align_2d=ROIAverageAlign2D slstm=SLSTM sparse_matmul=CooMatMul tensordot=TensorDot tree_lstm=TreeLSTM
		unpooling_2d=Unpooling2D unpooling_nd=UnpoolingND upsampling_2d=Upsampling2D`) {
		label, name, _ := strings.Cut(line, "=")
		names[label] = strings.ReplaceAll(name, "&", " ")
	}
	// Elementary functions are called in graphs as they are written.
	for _, label := range strings.Fields(`arccos arcsin arctan arctan2 cholesky cos cosh erf erfc erfcinv erfcx erfinv exp expm1 fmod
		lgamma log log10 log1p log2 log_ndtr ndtr ndtri polygamma rsqrt sin sinh sqrt square tan zeta`) {
		names[label] = label
	}
	return names
}()

// className returns the name under which Chainer's graphs show a function: what
// the function itself says, such as "_ * 2", or its class.
func (n *Node) className() string {
	if own, ok := n.fn.(interface{ GraphLabel() string }); ok {
		return own.GraphLabel()
	}
	if name, ok := classNames[n.label]; ok {
		return name
	}
	parts := strings.Split(n.label, "_")
	for i, part := range parts {
		if part != "" {
			parts[i] = strings.ToUpper(part[:1]) + part[1:]
		}
	}
	return strings.Join(parts, "")
}
