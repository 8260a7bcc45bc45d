import torch

from measure import fill, measure, np, weights

nn = torch.nn

np.random.seed(0)
x = torch.from_numpy(np.random.uniform(-1, 1, (16, 3, 32, 32)).astype(np.float32))
t = torch.from_numpy(np.random.randint(0, 10, 16).astype(np.int64))


def conv(inputs, outputs, ksize, stride):
    layer = nn.Conv2d(inputs, outputs, ksize, stride, padding=(ksize - 1) // 2, bias=False)
    fill(layer.weight, weights(outputs, inputs, ksize, ksize))
    return layer


def norm(channels):
    return nn.BatchNorm2d(channels, eps=2e-5, momentum=0.1)


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.projects = stride != 1 or inputs != outputs
        self.conv1 = conv(inputs, outputs, 3, stride)
        self.bn1 = norm(outputs)
        self.conv2 = conv(outputs, outputs, 3, 1)
        self.bn2 = norm(outputs)
        if self.projects:
            self.conv3 = conv(inputs, outputs, 1, stride)
            self.bn3 = norm(outputs)

    def forward(self, x):
        h = torch.relu(self.bn1(self.conv1(x)))
        h = self.bn2(self.conv2(h))
        if self.projects:
            x = self.bn3(self.conv3(x))
        return torch.relu(h + x)


class ResNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = conv(3, 64, 3, 1)
        self.bn = norm(64)
        blocks = []
        inputs = 64
        for stage in range(1, 5):
            outputs = 32 * 2 ** stage
            blocks += [Block(inputs, outputs, 1 if stage == 1 else 2), Block(outputs, outputs, 1)]
            inputs = outputs
        self.blocks = nn.Sequential(*blocks)
        self.fc = nn.Linear(512, 10)
        fill(self.fc.weight, weights(10, 512))
        fill(self.fc.bias, np.zeros(10))

    def forward(self, x):
        h = self.blocks(torch.relu(self.bn(self.conv(x))))
        return self.fc(nn.functional.avg_pool2d(h, 4).flatten(1))


model = ResNet()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)


def step():
    loss = nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


measure(step)
