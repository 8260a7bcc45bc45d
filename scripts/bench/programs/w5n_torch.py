import torch

from measure import fill, measure, np, weights

STEPS, BATCH, CHARACTERS, UNITS = 50, 50, 65, 128
np.random.seed(0)
text = torch.from_numpy(np.random.randint(0, CHARACTERS, (STEPS + 1, BATCH)).astype(np.int64))
xs, ts = text[:STEPS], text[1:].ravel()


class RNN(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = torch.nn.Embedding(CHARACTERS, UNITS)
        fill(self.embed.weight, weights(CHARACTERS, UNITS))
        self.lstm = torch.nn.LSTM(UNITS, UNITS, 2)
        for layer in range(2):
            for kind in ('ih', 'hh'):
                gates = np.concatenate([weights(UNITS, UNITS) for _ in range(4)])
                fill(getattr(self.lstm, 'weight_%s_l%d' % (kind, layer)), gates)
                fill(getattr(self.lstm, 'bias_%s_l%d' % (kind, layer)), np.zeros(4 * UNITS))
        self.out = torch.nn.Linear(UNITS, CHARACTERS)
        fill(self.out.weight, weights(CHARACTERS, UNITS))
        fill(self.out.bias, np.zeros(CHARACTERS))


model = RNN()
optimizer = torch.optim.RMSprop(model.parameters(), lr=0.002)


def step():
    ys, _ = model.lstm(model.embed(xs))
    loss = torch.nn.functional.cross_entropy(model.out(ys).reshape(-1, CHARACTERS), ts)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
    optimizer.step()
    return loss


measure(step)
