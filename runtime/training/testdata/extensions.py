"""Records extensions.json: what Chainer 7.8.1 reports and writes in a training of four iterations."""
import io
import json
import re

import chainer
import chainer.functions as F
import chainer.links as L
import numpy as np
from chainer import training
from chainer.training import extensions


class Model(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.l1 = L.Linear(2, 2, initialW=np.array([[1, 2], [3, -4]], 'f'))

    def forward(self, x):
        loss = F.sum(self.l1(x) ** 2)
        chainer.report({'loss': loss}, self)
        return loss


model = Model()
optimizer = chainer.optimizers.SGD(0.01).setup(model)
data = [np.array(x, 'f') for x in [[1, 2], [0, 1], [3, 1], [1, 1]]]
updater = training.StandardUpdater(chainer.iterators.SerialIterator(data, 2, shuffle=False), optimizer)
trainer = training.Trainer(updater, (4, 'iteration'), out='/tmp/extensions')
trainer.extend(extensions.ParameterStatistics(model.l1, trigger=(2, 'iteration'), prefix='p'))
bar, text = extensions.ProgressBar(update_interval=2), io.StringIO()
bar._pbar._out = text
trainer.extend(bar)
trainer.extend(extensions.LogReport(trigger=(2, 'iteration')))
trainer.extend(extensions.DumpGraph('main/loss'))
trainer.extend(extensions.unchain_variables())
trainer.run()
log = trainer.get_extension('LogReport').log
for entry in log:
    del entry['elapsed_time']
shown = re.sub(r'(?m)^ *\S+ iters/sec.*$', 'SPEED', text.getvalue())
graph = open('/tmp/extensions/cg.dot').read()
json.dump({'log': log, 'bar': shown, 'labels': sorted(re.findall(r'label="([^"]*)"', graph))}, open('extensions.json', 'w'), indent=1)
