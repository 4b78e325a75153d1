"""Writes FLAC streams with the program flac (1.4.2, of Debian 12), and some that it does not write by RFC 9639 alone.

    python3 write_streams.py streams

Beside each stream stand its samples as they were before: NAME.raw.gz, channels side by side, little-endian. Whatever is written
here is decoded by the program flac before it is kept. The streams are read in FlacStreamTest.
"""
import gzip
import hashlib
import math
import random
import subprocess
import sys
from pathlib import Path

out = Path(sys.argv[1])
random.seed(9639)


def raw(channels, bits):
    width = (bits + 7) // 8
    return b"".join((v & (1 << 8 * width) - 1).to_bytes(width, "little") for row in zip(*channels) for v in row)


def keep(name, stream, channels, bits):
    path = out / f"{name}.flac"
    path.write_bytes(stream)
    decoded = subprocess.run(
        ["flac", "--silent", "--decode", "--stdout", "--force-raw-format", "--endian=little", "--sign=signed", str(path)],
        stdout=subprocess.PIPE, check=True).stdout
    assert decoded == raw(channels, bits), name
    (out / f"{name}.raw.gz").write_bytes(gzip.compress(decoded, 9, mtime=0))


def encode(name, channels, bits, *options):
    command = ["flac", "--silent", "--no-padding", "--force", "--lax", "--force-raw-format", "--endian=little",
               "--sign=signed", f"--channels={len(channels)}", f"--bps={bits}", "--sample-rate=96000", *options]
    if "--stdout" in options:
        stream = subprocess.run(command + ["-"], input=raw(channels, bits), stdout=subprocess.PIPE, check=True).stdout
    else:
        plain, path = out / f"{name}.raw", out / f"{name}.flac"
        plain.write_bytes(raw(channels, bits))
        subprocess.run(command + ["--output-name", str(path), str(plain)], check=True)
        plain.unlink()
        stream = path.read_bytes()
    keep(name, stream, channels, bits)


def noise(count, bits):
    most = (1 << (bits - 1)) - 1
    return [-most - 1, most, 0][:count] + [random.randint(-most - 1, most) for _ in range(count - 3)]


def wave(count, bits, period, dither=3):
    most = (1 << (bits - 1)) - 1
    return [max(-most - 1, min(most, round(.7 * most * math.sin(2 * math.pi * i / period)) + random.randint(-dither, dither)))
            for i in range(count)]


encode("mono8", [wave(1000, 8, 90, 1)], 8)
encode("mono16-fixed", [wave(2000, 16, 300)], 16, "-0")
encode("mono16-best", [wave(2000, 16, 300)], 16, "-8", "-e", "-p", "-r", "8")
encode("mono24-order32", [wave(2000, 24, 250, 500)], 24, "-l", "32", "-b", "1000")
left = wave(3000, 16, 200)
right = [v // 2 + random.randint(-5, 5) for v in left]
encode("stereo16-mid", [left, right], 16, "-8", "-m", "-b", "256")
encode("stereo16-left", [left, [v + random.randint(-1, 1) for v in left]], 16, "-5", "-b", "192")
encode("stereo16-apart", [left, right], 16, "--no-mid-side", "-b", "17")
encode("stereo24-noise", [noise(500, 24), noise(500, 24)], 24)
encode("three16-silence", [[0] * 900, [-7] * 900, noise(900, 16)], 16, "-b", "576")
encode("eight24", [wave(400, 24, 50 + 20 * k, 100) for k in range(8)], 24, "-b", "128")
encode("mono16-wasted", [[v // 16 * 16 for v in wave(1000, 16, 77)]], 16)
encode("mono8-largest", [[i // 9000 for i in range(70_000)]], 8, "-b", "65535")
encode("mono16-smallest", [wave(100, 16, 30)], 16, "-b", "16")
encode("mono16-one", [[-12345]], 16)
encode("stereo16-unknown-length", [left[:500], right[:500]], 16, "--stdout", "-b", "100")


class Bits:
    def __init__(self):
        self.text = ""

    def put(self, value, bits):
        self.text += format(value & (1 << bits) - 1, f"0{bits}b") if bits else ""
        return self

    def bytes(self):
        self.text += "0" * (-len(self.text) % 8)
        return bytes(int(self.text[i:i + 8], 2) for i in range(0, len(self.text), 8))


def crc(data, polynomial, bits):
    value = 0
    for byte in data:
        value ^= byte << (bits - 8)
        for _ in range(8):
            value = ((value << 1) ^ (polynomial if value >> (bits - 1) else 0)) & (1 << bits) - 1
    return value


def number(value):
    return chr(value).encode("utf-8")


def block(position, size, channels, bits, subframes):
    """Of variable size, at a position in samples; subframes writes the channels."""
    head = Bits().put(0b111111111111100, 15).put(1, 1).put(7, 4).put(0, 4).put(channels - 1, 4).put(0, 3).put(0, 1).bytes()
    head += number(position) + (size - 1).to_bytes(2, "big")
    head += bytes([crc(head, 0x07, 8)])
    body = Bits()
    subframes(body)
    data = head + body.bytes()
    return data + crc(data, 0x8005, 16).to_bytes(2, "big")


def info(size, channels, bits, samples):
    first = Bits().put(16, 16).put(size, 16).put(0, 24).put(0, 24).put(96000, 20)
    first.put(len(channels) - 1, 3).put(bits - 1, 5).put(samples, 36)
    return b"fLaC" + bytes([0x80, 0, 0, 34]) + first.bytes() + hashlib.md5(raw(channels, bits)).digest()


def plain_residuals(body, residuals, bits):
    """Partitions that are not Rice codes: the escape parameter, then so many bits for each."""
    body.put(1, 2).put(0, 4).put(31, 5).put(bits, 5)
    for value in residuals:
        body.put(value, bits)


def second_differences(values):
    return [values[i] - 2 * values[i - 1] + values[i - 2] for i in range(2, len(values))]


# Blocks of several sizes: verbatim, then a fixed predictor whose residuals are written plainly, then one without any.
samples = wave(40, 16, 20) + wave(30, 16, 25) + [5 + 3 * i for i in range(17)]


def verbatim(body):
    body.put(0, 1).put(1, 6).put(0, 1)
    for value in samples[:40]:
        body.put(value, 16)


def fixed(values, bits):
    def write(body):
        body.put(0, 1).put(8 + 2, 6).put(0, 1)
        for value in values[:2]:
            body.put(value, 16)
        plain_residuals(body, second_differences(values), bits)
    return write


stream = info(40, [samples], 16, len(samples))
stream += block(0, 40, 1, 16, verbatim)
stream += block(40, 30, 1, 16, fixed(samples[40:70], 14))
stream += block(70, 17, 1, 16, fixed(samples[70:], 0))
keep("mono16-variable-escaped", stream, [samples], 16)
