"""The residual network of Hannun et al. 2019 (reference code: awni/ecg)."""

import torch.nn.functional as F
from torch import nn


class SameConv1d(nn.Module):
    """Padding shortens by the stride alone, the odd step at the end. Where both sides are alike the convolution pads."""

    def __init__(self, channels, filters, kernel, stride, steps):
        super().__init__()
        total = max((-(-steps // stride) - 1) * stride + kernel - steps, 0)
        self.pad = (total // 2, total - total // 2)
        self.even = self.pad[0] == self.pad[1]
        self.convolution = nn.Conv1d(channels, filters, kernel, stride, padding=self.pad[0] if self.even else 0)
        nn.init.kaiming_normal_(self.convolution.weight, nonlinearity="relu")

    def forward(self, x):
        return self.convolution(x if self.even else F.pad(x, self.pad))


def norm(channels):
    return nn.BatchNorm1d(channels, eps=1e-3, momentum=0.01)


class ResidualBlock(nn.Module):
    def __init__(self, channels, filters, kernel, stride, steps, dropout, first, last):
        super().__init__()
        self.norm1 = None if first else norm(channels)
        self.convolution1 = SameConv1d(channels, filters, kernel, stride, steps)
        self.norm2 = norm(filters)
        self.dropout = nn.Dropout(dropout)
        self.convolution2 = SameConv1d(filters, filters, kernel, 1, -(-steps // stride))
        self.pool = nn.MaxPool1d(stride, stride, ceil_mode=True) if stride > 1 else nn.Identity()
        self.more = filters - channels
        self.final = norm(filters) if last else None

    def forward(self, x):
        y = x if self.norm1 is None else F.relu(self.norm1(x))
        y = self.convolution1(y)
        y = self.convolution2(self.dropout(F.relu(self.norm2(y))))
        short = self.pool(x)
        if self.more:
            short = F.pad(short, (0, 0, 0, self.more))
        y = y + short
        return y if self.final is None else F.relu(self.final(y))


class ResNet1d(nn.Module):
    """[batch, channels, time] to logits [batch, outputs]."""

    def __init__(self, channels, steps, outputs, blocks=16, filters=32, widen_every=4, kernel=16, dropout=0.2):
        super().__init__()
        stem = nn.Sequential(SameConv1d(channels, filters, kernel, 1, steps), norm(filters), nn.ReLU())
        built = []
        self.shapes = []  # (steps, depth) after each block
        width = filters
        for i in range(blocks):
            stride = 1 + i % 2
            wide = filters * 2 ** (i // widen_every)
            block = ResidualBlock(width, wide, kernel, stride, steps, dropout, i == 0, i == blocks - 1)
            built.append(nn.Sequential(stem, block) if i == 0 else block)
            steps, width = -(-steps // stride), wide
            self.shapes.append((steps, width))
        self.blocks = nn.ModuleList(built)
        self.head = nn.Linear(width, outputs)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.head(x.mean(2))
