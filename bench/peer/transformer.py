"""A pre-norm Transformer encoder over patches, with a distillation token where it is asked for."""

import math

import torch
import torch.nn.functional as F
from torch import nn


class Block(nn.Module):
    def __init__(self, depth, heads, dropout, last):
        super().__init__()
        self.heads = heads
        self.norm1 = nn.LayerNorm(depth, eps=1e-6)
        self.qkv = nn.Linear(depth, 3 * depth)
        self.out = nn.Linear(depth, depth)
        self.norm2 = nn.LayerNorm(depth, eps=1e-6)
        self.expand = nn.Linear(depth, 4 * depth)
        self.contract = nn.Linear(4 * depth, depth)
        self.dropout = nn.Dropout(dropout)
        self.final = nn.LayerNorm(depth, eps=1e-6) if last else nn.Identity()

    def forward(self, x, allowed):
        batch, time, depth = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(batch, time, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        p = self.dropout.p if self.training else 0.0
        attended = F.scaled_dot_product_attention(q, k, v, attn_mask=allowed, dropout_p=p)
        x = x + self.dropout(self.out(attended.transpose(1, 2).reshape(batch, time, depth)))
        fed = self.contract(self.dropout(F.gelu(self.expand(self.norm2(x)))))
        return self.final(x + self.dropout(fed))


class Transformer(nn.Module):
    """
    [batch, time, channels] to tokens. With per_step, one logit a step: causal, sinusoidal positions, padding hidden;
    otherwise fixed length, learned positions and a mean over tokens.
    """

    def __init__(self, channels, steps, outputs, blocks, depth, heads, patch, dropout, per_step, token):
        super().__init__()
        self.patch = patch
        self.per_step = per_step
        self.embedding = nn.Linear(patch * channels, depth)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(depth, heads, dropout, i == blocks - 1) for i in range(blocks))
        self.head = nn.Linear(depth, outputs)
        if per_step:
            self.register_buffer("positions", sinusoidal(steps, depth))
        else:
            self.positions = nn.Parameter(torch.randn(steps // patch, depth) * 0.02)
        self.token = nn.Parameter(torch.randn(depth) * 0.02) if token else None
        self.token_head = nn.Linear(depth, outputs) if token else None
        self.shapes = [(None if per_step else steps // patch, depth)] * blocks

    def embed(self, x):
        batch, time, channels = x.shape
        x = self.embedding(x.reshape(batch, time // self.patch, self.patch * channels))
        return self.dropout(x + self.positions)

    def allowed(self, mask):
        """Who may attend to whom: [batch, 1, time, time], or nothing where everything may."""
        if not self.per_step:
            return None
        time = mask.shape[1]
        earlier = torch.ones(time, time, dtype=torch.bool).tril()
        return earlier & mask.bool()[:, None, None, :]

    def allowed_with_tokens(self, mask):
        """A token of each step stands before the steps; it sees itself and the steps up to its own, and nobody sees it."""
        time = mask.shape[1]
        earlier = torch.ones(time, time, dtype=torch.bool).tril()
        steps = (earlier & mask.bool()[:, None, None, :]).repeat(1, 1, 2, 1)
        tokens = torch.cat([torch.eye(time, dtype=torch.bool), torch.zeros(time, time, dtype=torch.bool)])
        return torch.cat([tokens.expand(mask.shape[0], 1, 2 * time, time), steps], 3)

    def logits(self, z):
        return self.head(z).squeeze(2) if self.per_step else self.head(z.mean(1))

    def forward(self, x, mask):
        allowed = self.allowed(mask)
        z = self.embed(x)
        for block in self.blocks:
            z = block(z, allowed)
        return self.logits(z)

    def forward_with_token(self, x, mask):
        """Logits of the ordinary readout and of the distillation token."""
        z = self.embed(x)
        batch, time, depth = z.shape
        if self.per_step:
            tokens, allowed = (self.positions + self.token).expand(batch, time, depth), self.allowed_with_tokens(mask)
        else:
            tokens, allowed = self.token.expand(batch, 1, depth), None
        z = torch.cat([tokens, z], 1)
        for block in self.blocks:
            z = block(z, allowed)
        if self.per_step:
            return self.logits(z[:, time:]), self.token_head(z[:, :time]).squeeze(2)
        return self.logits(z[:, 1:]), self.token_head(z[:, 0])


def sinusoidal(steps, depth):
    angles = torch.arange(steps)[:, None] * torch.exp(-math.log(10000.0) * 2 * torch.arange(depth // 2) / depth)
    return torch.cat([angles.sin(), angles.cos()], 1)
