"""
Losses and gradient norms of the small workloads without dropout, from Decant's own weights and batches, which its test
PeerLossesTest writes to the folder that DECANT_PEER names. The numbers printed here are the ones that the test expects.

    DECANT_PEER=/tmp/peer ./mvnw -q -Dgates.skip=true -pl distribution -am test -Dtest=PeerLossesTest
    python3 bench/peer/losses.py /tmp/peer
"""

import json
import pathlib
import struct
import sys

import torch

import workloads


def read(file):
    """The tensors of a file in the safetensors format."""
    content = file.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = torch.frombuffer(bytearray(content[start:end]), dtype=torch.float32).view(entry["shape"])
    return tensors


class Weights:
    """Decant's weights below a prefix, put into modules."""

    def __init__(self, tensors, prefix):
        self.tensors = tensors
        self.prefix = prefix

    def of(self, name):
        return self.tensors[self.prefix + name]

    def put(self, parameter, value):
        if parameter.shape != value.shape:
            raise SystemExit(f"{tuple(parameter.shape)} against {tuple(value.shape)}")
        parameter.data.copy_(value)

    def dense(self, module, name):
        self.put(module.weight, self.of(name + "/kernel").T)
        self.put(module.bias, self.of(name + "/bias"))

    def scaled(self, module, name):
        self.put(module.weight, self.of(name + "/scale"))
        self.put(module.bias, self.of(name + "/offset"))

    def batch_norm(self, module, name):
        self.scaled(module, name)
        self.put(module.running_mean, self.of(name + "/mean"))
        self.put(module.running_var, self.of(name + "/variance"))

    def convolution(self, module, name):
        self.put(module.convolution.weight, self.of(name + "/kernel")[0].permute(2, 1, 0))
        self.put(module.convolution.bias, self.of(name + "/bias"))

    def resnet1d(self, network):
        for i, block in enumerate(network.blocks):
            name = f"block{i}"
            if i == 0:
                self.convolution(block[0][0], name + "/stem/convolution")
                self.batch_norm(block[0][1], name + "/stem/norm")
                block = block[1]
            else:
                self.batch_norm(block.norm1, name + "/norm1")
            self.convolution(block.convolution1, name + "/convolution1")
            self.batch_norm(block.norm2, name + "/norm2")
            self.convolution(block.convolution2, name + "/convolution2")
            if block.final is not None:
                self.batch_norm(block.final, name + "/final-norm")
        self.dense(network.head, "readout/class")

    def lstm(self, network):
        for i, block in enumerate(network.blocks):
            name = f"block{i}"
            self.put(block.lstm.weight_ih_l0, self.of(name + "/kernel").T)
            self.put(block.lstm.weight_hh_l0, self.of(name + "/recurrent-kernel").T)
            self.put(block.lstm.bias_ih_l0, self.of(name + "/bias"))
            block.lstm.bias_hh_l0.data.zero_()
        self.dense(network.head, "readout/class")

    def transformer(self, network):
        embedding = "block0/embedding"
        self.dense(network.embedding, embedding + "/projection")
        if not network.per_step:
            self.put(network.positions, self.of(embedding + "/positions"))
        if network.token is not None:
            self.put(network.token, self.of(embedding + "/token/distillation"))
            self.dense(network.token_head, "readout/distillation")
        for i, block in enumerate(network.blocks):
            name = f"block{i}"
            parts = [f"{name}/attention/{part}" for part in ("query", "key", "value")]
            self.put(block.qkv.weight, torch.cat([self.of(part + "/kernel").T for part in parts]))
            self.put(block.qkv.bias, torch.cat([self.of(part + "/bias") for part in parts]))
            self.dense(block.out, name + "/attention/output")
            self.dense(block.expand, name + "/feed-forward1")
            self.dense(block.contract, name + "/feed-forward2")
            self.scaled(block.norm1, name + "/attention-norm")
            self.scaled(block.norm2, name + "/feed-forward-norm")
        self.scaled(network.blocks[-1].final, f"block{len(network.blocks) - 1}/final-norm")
        self.dense(network.head, "readout/class")

    def network(self, network):
        if hasattr(network, "network"):
            self.resnet1d(network.network)
        elif hasattr(network, "embedding"):
            self.transformer(network)
        else:
            self.lstm(network)


def floats(file, like):
    """Decant's buffers may be longer than what they hold."""
    return torch.frombuffer(bytearray(file.read_bytes()), dtype=torch.float32)[: like.numel()].view(like.shape)


def main():
    folder = pathlib.Path(sys.argv[1])
    for name in workloads.NAMES:
        model = workloads.build(name, "small").train()
        for module in model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = 0.0
        own = read(folder / f"{name}.own")
        Weights(own, "model/").network(model.student)
        if hasattr(model, "teacher"):
            Weights(read(folder / f"{name}.teacher"), "teacher/").network(model.teacher.network)
        if hasattr(model, "to_teacher"):
            for n in range(model.segments):
                Weights(own, "").put(
                    model.to_teacher[n].kernel, own[f"strategy/h{n + 1}/student-to-teacher/kernel"])
                Weights(own, "").put(
                    model.to_student[n].kernel, own[f"strategy/h{n + 1}/teacher-to-student/kernel"])
        batch = [floats(folder / f"{name}.{part}", like)
                 for part, like in zip(("x", "mask", "targets"), workloads.batch(name, "small"))]
        loss = model(*batch)
        loss.backward()
        trained = [p for key, p in model.named_parameters() if p.requires_grad and "bias_hh" not in key]
        norm = torch.nn.utils.clip_grad_norm_(trained, 1.0)
        print(f"{name} {loss.item():.7g} {norm.item():.7g}")


if __name__ == "__main__":
    main()
