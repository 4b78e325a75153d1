"""LSTM layers with residual connections."""

from torch import nn


class Layer(nn.Module):
    def __init__(self, width, units, dropout, first):
        super().__init__()
        self.first = first
        self.dropout = nn.Dropout(0 if first else dropout)
        self.lstm = nn.LSTM(width, units, batch_first=True)

    def forward(self, x, mask):
        hidden, _ = self.lstm(self.dropout(x))
        return (hidden if self.first else x + hidden) * mask.unsqueeze(2)


class Lstm(nn.Module):
    """[batch, time, channels] to a logit for each step, [batch, time]."""

    def __init__(self, channels, layers=3, units=256, dropout=0.1):
        super().__init__()
        self.blocks = nn.ModuleList(Layer(channels if i == 0 else units, units, dropout, i == 0) for i in range(layers))
        self.shapes = [(None, units)] * layers
        self.head = nn.Linear(units, 1)

    def forward(self, x, mask):
        for block in self.blocks:
            x = block(x, mask)
        return self.head(x).squeeze(2)
