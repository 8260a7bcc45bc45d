package datasets

import (
	"nnlua/runtime/array"
	"nnlua/runtime/catalog"
	"nnlua/runtime/serializers"
)

func init() {
	catalog.Add("SerialIterator:serialize(serializer: Serializer)", (*SerialIterator).Serialize, catalog.Datasets)
}

// Serialize saves or loads where the iterator is: its position, epoch and order.
//
//	> it = chainer.iterators.SerialIterator({1, 2, 3}, 1, true, false)
//	> batch = it:next()
//	> s = chainer.serializers.DictionarySerializer()
//	> it:serialize(s)
//	> s.target.current_position
//	1
func (it *SerialIterator) Serialize(s serializers.Serializer) {
	at, epoch := serializers.Int(s, "current_position", it.at), serializers.Int(s, "epoch", it.epoch)
	isNew, _ := s.Value("is_new_epoch", it.isNew).(bool)
	order := it.order
	if order != nil {
		key := "order"
		if s.Loading() && !s.Has(key) {
			key = "_order" // what older versions of Chainer wrote
		}
		order, _ = s.Value(key, order.AsType(array.Int64)).(*Array)
	}
	previous, _ := s.Value("previous_epoch_detail", it.previous).(float64)
	if s.Checking() {
		return
	}
	it.at, it.epoch, it.isNew, it.order, it.previous = at, epoch, isNew, order, previous
}

// Serialize calls the script's method serialize.
func (it *ScriptIterator) Serialize(s serializers.Serializer) {
	if s.Checking() {
		s.Unchecked()
		return
	}
	it.object.Call("serialize", s)
}
