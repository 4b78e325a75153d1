"""Losses: plain training, DeiT's token, and block-by-block matching as Decant's strategy bbm has them by default."""

import torch
import torch.nn.functional as F
from torch import nn


class TaskLoss(nn.Module):
    """Binary cross-entropy: the mean over records and labels, or over real steps."""

    def __init__(self, per_step):
        super().__init__()
        self.per_step = per_step

    def forward(self, logits, targets, mask):
        if not self.per_step:
            return F.binary_cross_entropy_with_logits(logits, targets)
        each = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
        return (each * mask).sum() / mask.sum()


class Plain(nn.Module):
    def __init__(self, student, per_step):
        super().__init__()
        self.student = student
        self.task = TaskLoss(per_step)

    def forward(self, x, mask, targets):
        return self.task(self.student(x, mask), targets, mask)


class Convolutional(nn.Module):
    """Channels before time, as PyTorch's convolutions want them; padding is part of the input."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x, mask):
        return self.network(x.transpose(1, 2))


class Frozen(nn.Module):
    """A teacher in inference mode, whatever is trained around it."""

    def __init__(self, network):
        super().__init__()
        self.network = network.requires_grad_(False).eval()

    def train(self, mode=True):
        return super().train(False)


class Deit(nn.Module):
    """Hard distillation (Touvron et al. 2021), alpha 0.5; a label is decided from a probability of 0.5 on."""

    def __init__(self, student, teacher, per_step):
        super().__init__()
        self.student = student
        self.teacher = Frozen(teacher)
        self.task = TaskLoss(per_step)

    def forward(self, x, mask, targets):
        own, token = self.student.forward_with_token(x, mask)
        with torch.no_grad():
            decision = (self.teacher.network(x, mask) >= 0).float()
        return 0.5 * self.task(own, targets, mask) + 0.5 * self.task(token, decision, mask)


class Transformation(nn.Module):
    """
    h(z) = I(z) W. Where the other network has several steps for one of these, each step becomes as many with columns of
    their own; then time is averaged over what each new step covers. Without lengths both networks have the same steps.
    """

    def __init__(self, shape, other):
        super().__init__()
        (time, depth), (other_time, self.other_depth) = shape, other
        expand = 1 if time is None else max(1, -(-other_time // time))
        self.kernel = nn.Parameter(torch.empty(depth, expand * self.other_depth))
        bound = (6 / (depth + self.other_depth)) ** 0.5
        nn.init.uniform_(self.kernel, -bound, bound)
        resizes = time is not None and time * expand != other_time
        self.register_buffer("shares", area(time * expand, other_time) if resizes else None)
        self.expands = expand > 1

    def forward(self, z):
        if not self.expands and self.shares is not None:  # fewer steps first: W is then cheaper
            return torch.matmul(torch.matmul(self.shares, z), self.kernel)
        z = torch.matmul(z, self.kernel)
        if self.expands:
            z = z.reshape(z.shape[0], -1, self.other_depth)
        return z if self.shares is None else torch.matmul(self.shares, z)


def area(time, steps):
    """The share of new step [i, i + 1) * time / steps that lies on old step [j, j + 1): [steps, time]."""
    span = time / steps
    start = torch.arange(steps)[:, None] * span
    old = torch.arange(time)[None]
    return ((torch.minimum(start + span, old + 1) - torch.maximum(start, old)).clamp(min=0) / span).float()


class Bbm(nn.Module):
    """
    Task loss + L1 + L2 + L3 over segments of both networks: errors in units of the teacher's variance, means over real
    steps and depth, no gradient into a student's block that is a target. The student sees its own and its foreign input
    in one batch, one below the other.
    """

    def __init__(self, student, teacher, segments, per_step):
        super().__init__()
        self.student = student
        self.teacher = Frozen(teacher)
        self.per_step = per_step
        self.task = TaskLoss(per_step)
        self.segments = segments
        f, g = self.after(student.shapes), self.after(self.blocks_of_teacher().shapes)
        self.to_teacher = nn.ModuleList(Transformation(a, b) for a, b in zip(f, g))
        self.to_student = nn.ModuleList(Transformation(b, a) for a, b in zip(f, g))
        self.register_buffer("variance", torch.ones(segments))  # of the teacher's features, measured before training

    def blocks_of_teacher(self):
        return self.teacher.network if self.per_step else self.teacher.network.network

    def after(self, shapes):
        return shapes[len(shapes) // self.segments - 1 :: len(shapes) // self.segments]

    def segment(self, blocks, n):
        length = len(blocks) // self.segments
        return blocks[n * length : (n + 1) * length]

    def f(self, n, z, allowed):
        for block in self.segment(self.student.blocks, n):
            z = block(z, allowed)
        return z

    def g(self, n, z, mask):
        """[batch, time, depth] in and out."""
        blocks = self.segment(self.blocks_of_teacher().blocks, n)
        if self.per_step:
            for block in blocks:
                z = block(z, mask)
            return z
        z = z.transpose(1, 2)
        for block in blocks:
            z = block(z)
        return z.transpose(1, 2)

    def distance(self, prediction, target, mask):
        if not self.per_step:
            return F.mse_loss(prediction, target)
        squares = ((prediction - target) ** 2 * mask.unsqueeze(2)).sum((1, 2))
        return (squares / (mask.sum(1) * target.shape[2])).mean()

    def forward(self, x, mask, targets):
        allowed = self.student.allowed(mask)
        both = None if allowed is None else torch.cat([allowed, allowed])
        deviation = self.variance.sqrt()
        loss = 0
        for n in range(self.segments):
            if n == 0:
                zf = foreign_f = self.f(0, self.student.embed(x), allowed)
                with torch.no_grad():
                    zg = foreign_g = self.g(0, x, mask)
            else:
                crossed = self.to_student[n - 1](zg / deviation[n - 1])
                foreign_g = self.g(n, self.to_teacher[n - 1](zf) * deviation[n - 1], mask)
                zf, foreign_f = self.f(n, torch.cat([zf, crossed]), both).chunk(2)
                with torch.no_grad():
                    zg = self.g(n, zg, mask)
            l1 = self.distance(self.to_student[n](foreign_g / deviation[n]), zf.detach(), mask)
            l3 = self.distance(self.to_teacher[n](zf) * deviation[n], zg, mask) / self.variance[n]
            l2 = l3 if n == 0 else (
                self.distance(self.to_teacher[n](foreign_f) * deviation[n], zg, mask) / self.variance[n])
            loss = loss + l1 + l2 + l3
        return self.task(self.student.logits(zf), targets, mask) + loss
