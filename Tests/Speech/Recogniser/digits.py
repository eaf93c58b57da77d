#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which digits sound alike: the distance between every two of the ten, in Danish and in English.

    python3 -m venv /tmp/ears && /tmp/ears/bin/pip install numpy
    swift build --product kodeoplaeserd
    /tmp/ears/bin/python Tests/Speech/Recogniser/digits.py .build/debug/kodeoplaeserd

A digit is spoken by `say --code`, made into a log-mel spectrum every 10 ms, its mean taken off (a
listener gets used to a voice), and warped in time onto another one. The distance is the mean along the
best warping of the root mean square difference of the bands, in decibels; the pause after the digit
does not count. Exits 1 where a language has a pair closer than the closest English one.
"""

import argparse
import pathlib
import subprocess
import tempfile

import numpy

import ears

BANDS = 40
STEP_SECONDS, WINDOW_SECONDS = 0.010, 0.025
LOWEST_HERTZ, HIGHEST_HERTZ = 100, 8000
# Below this under the loudest cell nothing is heard.
FLOOR_DECIBELS = 60


def spoken(program, language, digit, folder):
    path = pathlib.Path(folder) / f"{language}{digit}.wav"
    subprocess.run(
        [program, "say", "--language", language, "--code", str(digit), "--wav", path],
        check=True, stdout=subprocess.DEVNULL)
    samples, rate = ears.read_wav(path)
    heard = numpy.flatnonzero(samples)
    return samples[heard[0] : heard[-1] + 1], rate


def mel_filters(size, rate):
    """Triangles of equal width in mel, over the bins of a spectrum."""
    mel = lambda hertz: 2595 * numpy.log10(1 + hertz / 700)
    corners = numpy.linspace(mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ), BANDS + 2)
    bins = mel(numpy.fft.rfftfreq(size, 1 / rate))
    rise = (bins - corners[:-2, None]) / (corners[1:-1] - corners[:-2])[:, None]
    fall = (corners[2:, None] - bins) / (corners[2:] - corners[1:-1])[:, None]
    return numpy.maximum(0, numpy.minimum(rise, fall))


def spectrum_over_time(samples, rate):
    """Decibels, a row every 10 ms and a column a mel band, the mean of each band taken off."""
    size, step = int(rate * WINDOW_SECONDS), int(rate * STEP_SECONDS)
    samples = numpy.concatenate([samples, numpy.zeros(size)])
    frames = numpy.lib.stride_tricks.sliding_window_view(samples, size)[::step]
    power = numpy.abs(numpy.fft.rfft(frames * numpy.hanning(size), axis=1)) ** 2
    mel = 10 * numpy.log10(power @ mel_filters(size, rate).T + 1e-12)
    return numpy.maximum(mel, mel.max() - FLOOR_DECIBELS)


def distance(one, other):
    """Dynamic time warping with symmetric steps (a diagonal one counts twice), per step."""
    cost = numpy.sqrt(((one[:, None, :] - other[None, :, :]) ** 2).mean(axis=2))
    best = numpy.full((len(one) + 1, len(other) + 1), numpy.inf)
    best[0, 0] = 0
    for i, row in enumerate(cost, 1):
        for j, here in enumerate(row, 1):
            best[i, j] = min(best[i - 1, j - 1] + 2 * here, best[i - 1, j] + here, best[i, j - 1] + here)
    return best[-1, -1] / (len(one) + len(other))


def table(program, language):
    """The distance of each pair of digits, closest first."""
    with tempfile.TemporaryDirectory() as folder:
        clips = [spoken(program, language, digit, folder) for digit in range(10)]
    spectra = [spectrum_over_time(ears.levelled(*clip), clip[1]) for clip in clips]
    mean = numpy.concatenate(spectra).mean(axis=0)
    spectra = [spectrum - mean for spectrum in spectra]
    pairs = [(distance(spectra[a], spectra[b]), a, b) for a in range(10) for b in range(a)]
    return sorted(pairs)


def show(language, pairs, closest=8):
    print(f"{language}: median {numpy.median([pair[0] for pair in pairs]):.2f} dB")
    for decibels, a, b in pairs[:closest]:
        print(f"  {b} and {a}  {decibels:5.2f} dB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="kodeoplaeserd")
    parser.add_argument("languages", nargs="*", default=["en", "da"], help="the first is the measure")
    arguments = parser.parse_args()
    tables = {language: table(arguments.program, language) for language in arguments.languages}
    for language, pairs in tables.items():
        show(language, pairs)
    measure = arguments.languages[0]
    closest = tables[measure][0][0]
    holds = True
    for language in arguments.languages[1:]:
        closer = [pair for pair in tables[language] if pair[0] < closest]
        holds = holds and not closer
        print(f"{language}: {len(closer)} of 45 pairs closer than the closest of {measure} ({closest:.2f} dB)")
    raise SystemExit(0 if holds else 1)


if __name__ == "__main__":
    main()
