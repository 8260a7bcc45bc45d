import torch

from measure import fill, measure, np, weights

STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128
np.random.seed(0)
text = torch.from_numpy(np.random.randint(0, CHARACTERS, (STEPS + 1, BATCH)).astype(np.int64))


def gates(W):
    """Chainer has a, i, f and o of each unit side by side, PyTorch i, f, g and o one after the other."""
    return W.reshape(UNITS, 4, UNITS)[:, [1, 2, 0, 3]].transpose(1, 0, 2).reshape(4 * UNITS, UNITS)


class RNN(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = torch.nn.Embedding(CHARACTERS, UNITS)
        fill(self.embed.weight, weights(CHARACTERS, UNITS))
        self.cell1 = torch.nn.LSTMCell(UNITS, UNITS)
        self.cell2 = torch.nn.LSTMCell(UNITS, UNITS)
        for cell in (self.cell1, self.cell2):
            fill(cell.weight_ih, gates(weights(4 * UNITS, UNITS)))
            fill(cell.weight_hh, gates(weights(4 * UNITS, UNITS)))
            fill(cell.bias_ih, np.zeros(4 * UNITS))
            fill(cell.bias_hh, np.zeros(4 * UNITS))
            cell.bias_hh.requires_grad = False  # Chainer has one bias
        self.out = torch.nn.Linear(UNITS, CHARACTERS)
        fill(self.out.weight, weights(CHARACTERS, UNITS))
        fill(self.out.bias, np.zeros(CHARACTERS))


model = RNN()
optimizer = torch.optim.RMSprop(model.parameters(), lr=0.002)


def step():
    h1, c1, h2, c2 = (torch.zeros(BATCH, UNITS) for _ in range(4))
    loss = 0
    for i in range(STEPS):
        x = model.embed(text[i])
        h1, c1 = model.cell1(x, (h1, c1))
        h2, c2 = model.cell2(h1, (h2, c2))
        loss = loss + torch.nn.functional.cross_entropy(model.out(h2), text[i + 1])
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
    optimizer.step()
    return loss


measure(step)
