package functions

import (
	"strings"
	"testing"

	"nnlua/runtime/catalog"
)

// reference are the functions of Chainer 7's reference manual, chapter by chapter.
const reference = `
Activation: clipped_relu crelu elu hard_sigmoid leaky_relu log_softmax lstm maxout prelu rrelu relu relu6 selu sigmoid
slstm softmax softplus swish tanh tree_lstm
Array: as_strided broadcast broadcast_to cast concat copy depth2space diagonal dstack expand_dims flatten flip fliplr
flipud get_item hstack im2col moveaxis pad pad_sequence permutate repeat reshape resize_images rollaxis scatter_add
select_item separate space2depth spatial_transformer_grid spatial_transformer_sampler split_axis squeeze stack swapaxes
tile transpose transpose_sequence vstack where
Connection: bilinear convolution_1d convolution_2d convolution_3d convolution_nd deconvolution_1d deconvolution_2d
deconvolution_3d deconvolution_nd depthwise_convolution_2d deformable_convolution_2d_sampler dilated_convolution_2d
embed_id linear local_convolution_2d n_step_rnn n_step_gru n_step_lstm n_step_birnn n_step_bigru n_step_bilstm shift
Evaluation: accuracy binary_accuracy classification_summary f1_score precision recall r2_score
Loss: absolute_error bernoulli_nll black_out connectionist_temporal_classification contrastive crf1d argmax_crf1d
cross_covariance decov discriminative_margin_based_clustering_loss gaussian_kl_divergence gaussian_nll hinge huber_loss
mean_absolute_error mean_squared_error negative_sampling sigmoid_cross_entropy softmax_cross_entropy squared_error triplet
Mathematics: absolute add arccos arcsin arctan arctan2 arctanh argmax argmin average batch_inv batch_l2_norm_squared
batch_matmul batch_det det bias ceil cholesky clip cos cosh cumprod cumsum digamma einsum erf erfc erfcinv erfcx erfinv
exp expm1 fft fix fmod floor identity ifft inv lgamma linear_interpolate log log10 log1p log2 log_ndtr logsumexp matmul
max maximum mean min minimum ndtr ndtri polygamma prod rsqrt scale sign sin sinh sparse_matmul sqrt square
squared_difference sum sum_to tan tanh tensordot zeta
Noise: dropout gaussian gumbel_softmax simplified_dropconnect zoneout
Normalization: batch_normalization batch_renormalization decorrelated_batch_normalization fixed_batch_normalization
fixed_batch_renormalization fixed_decorrelated_batch_normalization group_normalization layer_normalization
local_response_normalization normalize
Pooling: average_pooling_1d average_pooling_2d average_pooling_3d average_pooling_nd max_pooling_1d max_pooling_2d
max_pooling_3d max_pooling_nd roi_average_align_2d roi_average_pooling_2d roi_max_align_2d roi_max_pooling_2d
roi_pooling_2d spatial_pyramid_pooling_2d unpooling_1d unpooling_2d unpooling_3d unpooling_nd upsampling_2d
Utility: forget`

// TestReference holds that no function of the manual is missing or unexplained.
func TestReference(t *testing.T) {
	covered := 0
	for _, name := range strings.Fields(reference) {
		if strings.HasSuffix(name, ":") {
			continue
		}
		row := catalog.Lookup("F." + name)
		if row == nil {
			t.Errorf("F.%s is missing", name)
			continue
		}
		if row.Source().Doc == "" || len(row.Examples()) == 0 {
			t.Errorf("F.%s has no documentation with an example", name)
		}
		t.Logf("F.%s", name)
		covered++
	}
	t.Logf("%d functions", covered)
}
