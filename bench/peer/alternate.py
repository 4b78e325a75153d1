"""
Decant and PyTorch in turns: one warm process of each side, single steps one after the other, so that whatever else the
machine does falls on both. Prints the median and the quartiles of the paired ratios, Decant's time over PyTorch's: below 1
Decant is faster. Both sides must agree on parameters and shapes, or nothing is timed.

    python3 bench/peer/alternate.py                                   # all eight, full size, eager and compiled
    python3 bench/peer/alternate.py resnet1d ecg-bbm --size small --pairs 50 --modes eager
    python3 bench/peer/alternate.py ecg-plain --batch 64
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ["resnet1d", "ecg-plain", "ecg-deit", "ecg-bbm", "lstm", "ehr-plain", "ehr-deit", "ehr-bbm"]
COMPARED = ["workload", "parameters", "strategy_parameters", "batch_size", "steps", "channels", "outputs", "threads"]


class Side:
    """A process that makes a step when it is sent a line."""

    def __init__(self, command, threads):
        self.command = command
        environment = dict(os.environ, OMP_NUM_THREADS=str(threads))
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self.described = json.loads(self.line())

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"{' '.join(map(str, self.command))} ended with {self.process.wait()}")
        return line

    def step(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.line())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def quartiles(values):
    lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
    return median, lower, upper


def pairs(ours, theirs, count):
    """Who begins alternates as well."""
    times = []
    for i in range(count):
        if i % 2 == 0:
            a = ours.step()
            b = theirs.step()
        else:
            b = theirs.step()
            a = ours.step()
        times.append((a, b))
    return times


def measure(name, mode, given):
    options = [name, "--size", given.size, "--threads", str(given.threads)]
    options += ["--batch", str(given.batch)] if given.batch else []
    compiled = ["--compile"] if mode == "compile" else []
    ours = Side([HERE.parent.parent / "decant", "bench", *options, "--serve"], given.threads)
    try:
        theirs = Side([sys.executable, HERE / "step.py", *options, *compiled], given.threads)
        try:
            for key in COMPARED:
                if ours.described[key] != theirs.described[key]:
                    raise SystemExit(
                        f"{name}: {key} is {ours.described[key]} here and {theirs.described[key]} in PyTorch"
                    )
            pairs(ours, theirs, given.warm_up)
            return pairs(ours, theirs, given.pairs)
        finally:
            theirs.close()
    finally:
        ours.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workloads", nargs="*", metavar="WORKLOAD", help="default: all of " + ", ".join(NAMES))
    parser.add_argument("--size", choices=["full", "small"], default="full")
    parser.add_argument("--batch", type=int, help="records in a batch; default: the workload's")
    parser.add_argument("--modes", default="eager,compile", help="of PyTorch; default: %(default)s")
    parser.add_argument("--pairs", type=int, default=30, help="timed pairs of steps; default: %(default)s")
    parser.add_argument("--warm-up", type=int, default=3, help="pairs before those; default: %(default)s")
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="default: every core")
    given = parser.parse_args()
    unknown = [name for name in given.workloads if name not in NAMES]
    if unknown:
        parser.error(f"unknown workload {unknown[0]}; expected one of " + ", ".join(NAMES))
    modes = given.modes.split(",")
    if not set(modes) <= {"eager", "compile"}:
        parser.error(f"--modes: got {given.modes}; expected eager, compile or both with a comma")
    if given.pairs < 2:
        parser.error("--pairs: expected at least 2")
    print(f"{given.pairs} pairs, {given.threads} threads, {given.size} size; ratio = Decant / PyTorch")
    print("| workload | batch | PyTorch | Decant ms | PyTorch ms | ratio | quartiles |")
    print("|---|--:|---|--:|--:|--:|---|", flush=True)
    for name in given.workloads or NAMES:
        for mode in modes:
            times = measure(name, mode, given)
            ratio, lower, upper = quartiles([a / b for a, b in times])
            ours, theirs = (statistics.median(side) * 1e3 for side in zip(*times))
            size = given.batch or "default"
            print(
                f"| {name} | {size} | {mode} | {ours:.1f} | {theirs:.1f} | {ratio:.2f} | {lower:.2f} to {upper:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
