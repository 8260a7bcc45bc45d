import torch

from measure import fill, measure, np, weights

nn = torch.nn

np.random.seed(0)
xs, ts = [], []
for _ in range(10):
    xs.append(torch.from_numpy(np.random.uniform(0, 1, (64, 1, 28, 28)).astype(np.float32)))
    ts.append(torch.from_numpy(np.random.randint(0, 10, 64).astype(np.int64)))
model = nn.Sequential(nn.Conv2d(1, 20, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(20, 50, 5), nn.ReLU(), nn.MaxPool2d(2),
                      nn.Flatten(), nn.Linear(800, 500), nn.ReLU(), nn.Linear(500, 10))
for layer in (0, 3, 7, 9):
    fill(model[layer].weight, weights(*model[layer].weight.shape))
    fill(model[layer].bias, np.zeros(model[layer].bias.shape))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
i = -1


def step():
    global i
    i = (i + 1) % 10
    loss = nn.functional.cross_entropy(model(xs[i]), ts[i])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


measure(step)
