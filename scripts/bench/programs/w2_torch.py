import torch

from measure import fill, measure, np, weights

np.random.seed(0)
model = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 16), torch.nn.Tanh(),
                            torch.nn.Linear(16, 1))
for layer in (0, 2, 4):
    fill(model[layer].weight, weights(*model[layer].weight.shape))
    fill(model[layer].bias, np.zeros(model[layer].bias.shape))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
x = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
t = torch.tensor([[0.], [1.], [1.], [0.]])


def step():
    loss = torch.nn.functional.mse_loss(model(x), t)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss


measure(step)
