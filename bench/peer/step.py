"""
Training steps of one workload. It says what it is in a line of JSON; then for each line of standard input it makes one step,
and answers with the seconds that it took.
"""

import argparse
import json
import sys
import time

import torch

import workloads

WARM_UP = 4


def optimizer(model):
    """AdamW; positions, tokens, biases, normalisations and transformations do not decay."""
    kept = ("positions", "token", "kernel")
    decays = [p for n, p in model.named_parameters() if p.requires_grad and p.ndim > 1 and n.split(".")[-1] not in kept]
    known = {id(p) for p in decays}
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    return torch.optim.AdamW(
        [dict(params=decays, weight_decay=0.01), dict(params=rest, weight_decay=0.0)], lr=1e-3, fused=True
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workload", choices=workloads.NAMES)
    parser.add_argument("--size", choices=["full", "small"], default="full")
    parser.add_argument("--batch", type=int)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--compile", action="store_true")
    given = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)

    model = workloads.build(given.workload, given.size).train()
    x, mask, targets = workloads.batch(given.workload, given.size, given.batch)
    trained = [p for p in model.parameters() if p.requires_grad]
    adam = optimizer(model)
    loss_of = torch.compile(model) if given.compile else model

    def step():
        start = time.perf_counter()
        loss = loss_of(x, mask, targets)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(trained, 1.0)
        adam.step()
        loss.item()
        return time.perf_counter() - start

    for _ in range(WARM_UP):
        step()
    network, strategy = workloads.parameters(model)
    described = dict(
        workload=given.workload,
        parameters=network,
        strategy_parameters=strategy,
        batch_size=x.shape[0],
        steps=x.shape[1],
        channels=x.shape[2],
        outputs=1 if targets.shape[1] == x.shape[1] else targets.shape[1],
        threads=torch.get_num_threads(),
    )
    print(json.dumps(described), flush=True)
    for _ in sys.stdin:
        print(f"{step():.6f}", flush=True)


if __name__ == "__main__":
    main()
