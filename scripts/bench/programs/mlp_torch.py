import sys

import torch

from measure import fill, measure, np, weights

batch, width = int(sys.argv[3]), int(sys.argv[4])
np.random.seed(0)
x = torch.from_numpy(np.random.uniform(0, 1, (batch, width)).astype(np.float32))
t = torch.from_numpy(np.random.randint(0, 10, batch).astype(np.int64))
model = torch.nn.Sequential(torch.nn.Linear(width, width), torch.nn.ReLU(), torch.nn.Linear(width, width), torch.nn.ReLU(),
                            torch.nn.Linear(width, 10))
for layer in (0, 2, 4):
    fill(model[layer].weight, weights(*model[layer].weight.shape))
    fill(model[layer].bias, np.zeros(model[layer].bias.shape))
optimizer = torch.optim.SGD(model.parameters(), 0.01)


def step():
    loss = torch.nn.functional.cross_entropy(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


measure(step)
