"""Writes one small WFDB record in every signal format, from the words of signal(5) and header(5) alone.

    python3 write_formats.py formats

The FLAC formats are encoded by the program flac (1.4.2, of Debian 12).

Beside each record stands what it holds: RECORD.csv, a line of lead names, then a line of millivolts for each frame, with
blanks between several samples of a signal, 'nan' where nothing was recorded. The records are read in SignalFormatsTest.
"""
import random
import struct
import subprocess
import sys
from pathlib import Path

out = Path(sys.argv[1])
random.seed(20231)
GAIN = 100.0
BASELINE = 7


def encode(fmt, flat, initial):
    """flat: the interleaved digital values (differences are taken by the caller for format 8)."""
    if fmt == 8:
        return bytes((v & 0xFF) for v in flat)
    if fmt == 16:
        return b"".join(struct.pack("<h", v) for v in flat)
    if fmt == 24:
        return b"".join((v & 0xFFFFFF).to_bytes(3, "little") for v in flat)
    if fmt == 32:
        return b"".join(struct.pack("<i", v) for v in flat)
    if fmt == 61:
        return b"".join(struct.pack(">h", v) for v in flat)
    if fmt == 80:
        return bytes(v + 128 for v in flat)
    if fmt == 160:
        return b"".join(struct.pack("<H", v + 32768) for v in flat)
    if fmt == 212:
        data = b""
        for i in range(0, len(flat), 2):
            a = flat[i] & 0xFFF
            b = (flat[i + 1] if i + 1 < len(flat) else 0) & 0xFFF
            data += bytes([a & 0xFF, (a >> 8) | (b >> 8 << 4), b & 0xFF])
        return data
    padded = list(flat) + [0] * (-len(flat) % 3)
    data = b""
    for i in range(0, len(padded), 3):
        a, b, c = (v & 0x3FF for v in padded[i:i + 3])
        if fmt == 310:
            data += struct.pack("<HH", (a << 1) | ((c & 0x1F) << 11), (b << 1) | ((c >> 5) << 11))
        else:
            data += struct.pack("<I", a | b << 10 | c << 20)
    return data


def flac(fmt, series, spf, offset):
    """The channels of a FLAC stream: the samples of each signal one behind the other, after 'offset' that are none."""
    width = (fmt - 500) // 8
    channels = [[0] * offset + list(samples) for samples in series]
    raw = b"".join((v & (1 << 8 * width) - 1).to_bytes(width, "little") for row in zip(*channels) for v in row)
    # A stream that is written to a pipe states neither its length nor a check sum; that of the smallest format is one.
    piped = fmt == 508
    target = Path("stream.flac")
    stream = subprocess.run(
        ["flac", "--silent", "--no-padding", "--force", "--force-raw-format", "--endian=little", "--sign=signed",
         f"--channels={len(series)}", f"--bps={8 * width}", "--sample-rate=96000", "--blocksize=16",
         *(["--stdout"] if piped else ["--output-name", str(target)]), "-"],
        input=raw, stdout=subprocess.PIPE, check=True).stdout
    if not piped:
        stream = target.read_bytes()
        target.unlink()
    return stream


BITS = {8: 8, 16: 16, 24: 24, 32: 32, 61: 16, 80: 8, 160: 16, 212: 12, 310: 10, 311: 10}


def values(fmt, count):
    bits = BITS[fmt]
    low, high = -(1 << (bits - 1)) + 1, (1 << (bits - 1)) - 1
    drawn = [random.randint(low, high) for _ in range(count)]
    drawn[:3] = [low, high, 0]
    if fmt == 8:  # any value, but steps of a byte
        drawn = [0]
        while len(drawn) < count:
            drawn.append(drawn[-1] + random.randint(-128, 127))
    return drawn


def signed16(total):
    total &= 0xFFFF
    return total - 0x10000 if total & 0x8000 else total


def write(name, fmt, frames, spf, missing=(), skew=(0, 0), offset=0):
    """Two signals; spf[k] samples a frame. missing: (signal, frame) pairs that are not recorded."""
    series = [values(fmt, frames * spf[k]) for k in range(2)]
    for k, frame in missing:
        for j in range(spf[k]):
            series[k][frame * spf[k] + j] = -(1 << (BITS[fmt] - 1))
    flat = []
    for frame in range(frames):
        for k in range(2):
            for j in range(spf[k]):
                i = frame * spf[k] + j
                if fmt == 8:
                    before = series[k][i - 1] if i > 0 else series[k][0] - 3
                    flat.append(series[k][i] - before)
                else:
                    flat.append(series[k][i])
    body = flac(fmt, series, spf, offset) if fmt > 500 else b"\xEE" * offset + encode(fmt, flat, None)
    (out / f"{name}.dat").write_bytes(body)
    lines = [f"{name} 2 250/250(0) {frames} 10:00:00 1/2/2003"]
    for k in range(2):
        field = str(fmt) + (f"x{spf[k]}" if spf[k] > 1 else "") + (f":{skew[k]}" if skew[k] else "")
        field += f"+{offset}" if offset else ""
        initial = series[k][0] - 3 if fmt == 8 else series[k][0]
        lines.append(f"{name}.dat {field} {GAIN:g}({BASELINE})/mV {BITS[fmt]} 0 {initial}"
                     f" {signed16(sum(series[k]))} 0 {'I' if k == 0 else 'II'}")
    (out / f"{name}.hea").write_text("\n".join(lines))
    rows = ["I,II"]
    for frame in range(frames):
        row = []
        for k in range(2):
            at = frame + skew[k]
            if at >= frames or (k, at) in missing:
                row.append(" ".join(["nan"] * spf[k]))
            else:
                part = series[k][at * spf[k]:(at + 1) * spf[k]]
                row.append(" ".join(repr((sample - BASELINE) / GAIN) for sample in part))
        rows.append(",".join(row))
    (out / f"{name}.csv").write_text("\n".join(rows) + "\n")


for fmt in BITS:
    write(f"f{fmt}", fmt, 11, (1, 1), missing=() if fmt == 8 else [(1, 4)])
write("frames16", 16, 9, (1, 4))
write("frames212", 212, 9, (3, 1), missing=[(0, 2)])
write("skewed", 16, 9, (1, 1), skew=(2, 0), offset=10)

BITS.update({508: 8, 516: 16, 524: 24})
for fmt in (508, 516, 524):
    write(f"f{fmt}", fmt, 11, (1, 1), missing=[(1, 4)])
write("frames516", 516, 25, (3, 3), missing=[(0, 2)])
write("skewed524", 524, 25, (2, 2), skew=(2, 0), offset=5)
