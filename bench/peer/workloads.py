"""The sizes of Decant's workloads (`decant bench --help`), and one batch of noise for each."""

import torch

from lstm import Lstm
from resnet1d import ResNet1d
from training import Bbm, Convolutional, Deit, Plain
from transformer import Transformer

NAMES = ["resnet1d", "ecg-plain", "ecg-deit", "ecg-bbm", "lstm", "ehr-plain", "ehr-deit", "ehr-bbm"]

ECG = {
    "full": dict(batch=16, steps=2000, teacher=dict(), student=dict(blocks=8, depth=256, heads=8)),
    "small": dict(
        batch=8,
        steps=500,
        teacher=dict(blocks=8, filters=8, widen_every=2),
        student=dict(blocks=4, depth=64, heads=4),
    ),
}
EHR = {
    "full": dict(batch=64, steps=48, teacher=dict(), student=dict(blocks=3, depth=256, heads=8)),
    "small": dict(batch=16, steps=24, teacher=dict(units=64), student=dict(blocks=3, depth=64, heads=4)),
}
CHANNELS = {"ecg": 12, "ehr": 108}
OUTPUTS = {"ecg": 26, "ehr": 1}


def build(name, size):
    """What is trained, as a module from (x, mask, targets) to its loss."""
    ehr = name == "lstm" or name.startswith("ehr")
    sizes = (EHR if ehr else ECG)[size]
    channels, outputs = CHANNELS["ehr" if ehr else "ecg"], OUTPUTS["ehr" if ehr else "ecg"]

    def teacher():
        if ehr:
            return Lstm(channels, **sizes["teacher"])
        return Convolutional(ResNet1d(channels, sizes["steps"], outputs, **sizes["teacher"]))

    def student(token=False):
        return Transformer(
            channels,
            sizes["steps"],
            outputs,
            patch=1 if ehr else 20,
            dropout=0.1,
            per_step=ehr,
            token=token,
            **sizes["student"],
        )

    if name in ("resnet1d", "lstm"):
        return Plain(teacher(), ehr)
    if name.endswith("plain"):
        return Plain(student(), ehr)
    if name.endswith("deit"):
        return Deit(student(token=True), teacher(), ehr)
    return Bbm(student(), teacher(), 3 if ehr else 4, ehr)


def batch(name, size, records=None):
    """x [batch, time, channels], mask [batch, time], targets: [batch, labels] or [batch, time]."""
    ehr = name == "lstm" or name.startswith("ehr")
    sizes = (EHR if ehr else ECG)[size]
    records, steps = records or sizes["batch"], sizes["steps"]
    x = torch.randn(records, steps, CHANNELS["ehr" if ehr else "ecg"])
    mask = torch.ones(records, steps)
    if ehr:
        lengths = torch.randint(steps - steps // 2, steps + 1, (records,))
        lengths[0] = steps
        mask = (torch.arange(steps)[None] < lengths[:, None]).float()
    targets = (torch.rand(records, steps if ehr else OUTPUTS["ecg"]) < 0.1).float()
    return (x * mask.unsqueeze(2), mask, targets * mask) if ehr else (x, mask, targets)


def parameters(model):
    """
    Trainable numbers of the network and of what the strategy adds. nn.LSTM has two biases of which one would do; the
    second is not counted.
    """
    network = strategy = 0
    for key, value in model.named_parameters():
        if not value.requires_grad or "bias_hh" in key:
            continue
        if key.startswith("to_"):
            strategy += value.numel()
        else:
            network += value.numel()
    return network, strategy
