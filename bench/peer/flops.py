"""
Floating-point operations of a step as PyTorch's own counter has them, beside `decant bench --json` (flops_per_step). The counter
knows matrix products and convolutions with their gradients, not nn.LSTM.

    python3 bench/peer/flops.py [small|full]
"""

import sys

from torch.utils.flop_counter import FlopCounterMode

import workloads

size = sys.argv[1] if len(sys.argv) > 1 else "small"
for name in workloads.NAMES:
    model = workloads.build(name, size).train()
    with FlopCounterMode(display=False) as counter:
        model(*workloads.batch(name, size)).backward()
    print(f"{name} {counter.get_total_flops():,}")
