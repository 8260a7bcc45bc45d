import os
import sys

import torch
from PIL import Image

from measure import fill, measure, np, weights

nn = torch.nn
np.random.seed(0)


class Photos(torch.utils.data.Dataset):
    def __init__(self, folder):
        with open(os.path.join(folder, 'labels.txt')) as f:
            self.pairs = [line.split() for line in f]
        self.folder = folder

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, i):
        path, label = self.pairs[i]
        with Image.open(os.path.join(self.folder, path)) as image:
            return torch.from_numpy(np.asarray(image).transpose(2, 0, 1).astype(np.float32)), int(label)


def batches():
    workers = int(os.environ['OMP_NUM_THREADS']) - 1
    loader = torch.utils.data.DataLoader(Photos(sys.argv[2]), 50, num_workers=workers)
    while True:
        yield from loader


model = nn.Sequential(nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(),
                      nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8192, 10))
for layer in (0, 3, 7):
    fill(model[layer].weight, weights(*model[layer].weight.shape))
    fill(model[layer].bias, np.zeros(model[layer].bias.shape))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
it = batches()


def step():
    x, t = next(it)
    x = nn.functional.interpolate(x / 255, (64, 64), mode='bilinear', align_corners=True)
    loss = nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


measure(step)
