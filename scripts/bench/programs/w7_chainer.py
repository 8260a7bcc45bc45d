from measure import measure, np, weights
import chainer
import chainer.functions as F
import chainer.links as L

np.random.seed(0)
x = np.random.uniform(-1, 1, (16, 3, 32, 32)).astype(np.float32)
t = np.random.randint(0, 10, 16).astype(np.int32)


def conv(inputs, outputs, ksize, stride):
    return L.Convolution2D(inputs, outputs, ksize, stride, pad=(ksize - 1) // 2, nobias=True,
                           initialW=weights(outputs, inputs, ksize, ksize))


class Block(chainer.Chain):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.projects = stride != 1 or inputs != outputs
        with self.init_scope():
            self.conv1 = conv(inputs, outputs, 3, stride)
            self.bn1 = L.BatchNormalization(outputs)
            self.conv2 = conv(outputs, outputs, 3, 1)
            self.bn2 = L.BatchNormalization(outputs)
            if self.projects:
                self.conv3 = conv(inputs, outputs, 1, stride)
                self.bn3 = L.BatchNormalization(outputs)

    def forward(self, x):
        h = F.relu(self.bn1(self.conv1(x)))
        h = self.bn2(self.conv2(h))
        if self.projects:
            x = self.bn3(self.conv3(x))
        return F.relu(h + x)


class ResNet(chainer.Chain):
    def __init__(self):
        super().__init__()
        with self.init_scope():
            self.conv = conv(3, 64, 3, 1)
            self.bn = L.BatchNormalization(64)
            inputs = 64
            for stage in range(1, 5):
                outputs = 32 * 2 ** stage
                setattr(self, 'a%d' % stage, Block(inputs, outputs, 1 if stage == 1 else 2))
                setattr(self, 'b%d' % stage, Block(outputs, outputs, 1))
                inputs = outputs
            self.fc = L.Linear(512, 10, initialW=weights(10, 512))

    def forward(self, x):
        h = F.relu(self.bn(self.conv(x)))
        for stage in range(1, 5):
            h = self['b%d' % stage](self['a%d' % stage](h))
        return self.fc(F.average_pooling_2d(h, 4))


model = ResNet()
optimizer = chainer.optimizers.MomentumSGD(0.01, 0.9).setup(model)


def step():
    loss = F.softmax_cross_entropy(model(x), t)
    model.cleargrads()
    loss.backward()
    optimizer.update()
    return loss


measure(step)
