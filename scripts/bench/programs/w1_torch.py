import torch

from measure import fill, measure, np, weights

np.random.seed(0)
model = torch.nn.Linear(1, 1)
fill(model.weight, weights(1, 1))
fill(model.bias, np.zeros(1))
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
x = torch.tensor([[1.], [2.], [7.]])
t = torch.tensor([[2.], [4.], [14.]])


def step():
    optimizer.zero_grad()
    loss = torch.nn.functional.mse_loss(model(x), t)
    loss.backward()
    optimizer.step()
    return loss


measure(step)
