#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A recogniser that knows nothing of us listens to codes and amounts spoken in English.

    python3 -m venv /tmp/ears && /tmp/ears/bin/pip install pocketsphinx numpy
    swift build -c release --product kodeoplaeserd
    nice /tmp/ears/bin/python Tests/Speech/Recogniser/listen.py .build/release/kodeoplaeserd

Every code and amount is spoken by `say` into a WAV file, at the voice file's own rate and pacing,
resampled to 16 kHz, brought to one level and heard three times:

  clean    with dither at -60 dB: digital silence confuses the recogniser
  noise    in pink noise 10 dB below the mean level of the recording, pauses included, all frequencies
  harder   in pink noise 10 dB below the level of the speech alone, 20 Hz and up

"noise" is the way of measuring in which the untuned voice (gmw/en-US+klatt2 at 140 words a minute, full
stops between the digits) had 93 per cent. Longer pauses make it easier; they do not make "harder" easier.

Codes and noise are drawn from a seed: the same run gives the same table. Exits 1 below 99.5 per cent of the
digits clean or 95 in noise.
"""

import argparse
import concurrent.futures
import functools
import pathlib
import random
import subprocess
import tempfile

import numpy
from pocketsphinx import Decoder

import amounts
import ears

RATE = 16_000
SPEECH_DECIBELS, DITHER_DECIBELS = -20, -60
CONDITIONS = ("clean", "noise", "harder")
MUST_HOLD = {"clean": 99.5, "noise": 95.0}

DIGITS = amounts.UNITS
CODE_GRAMMAR = f"""#JSGF V1.0;
grammar codes;
<digit> = {" | ".join(DIGITS)};
public <code> = <digit> <digit> <digit> <digit> <digit> <digit>;
"""


class Tally:
    """What was right of what was said, and what was heard for what."""

    def __init__(self):
        self.right = {condition: 0 for condition in CONDITIONS}
        self.whole = {condition: 0 for condition in CONDITIONS}
        self.said = self.items = 0
        self.mistakes = {condition: {} for condition in CONDITIONS}
        self.seconds = 0.0

    def add(self, said, heard_by_condition, seconds):
        self.items += 1
        self.said += len(said)
        self.seconds += seconds
        for condition, heard in heard_by_condition.items():
            right = matches(said, heard)
            self.right[condition] += right
            self.whole[condition] += said == heard
            for one, other in zip(said, heard):
                if len(said) == len(heard) and one != other:
                    mistakes = self.mistakes[condition]
                    mistakes[one, other] = mistakes.get((one, other), 0) + 1

    def words_right(self, condition):
        return 100 * self.right[condition] / self.said

    def whole_right(self, condition):
        return 100 * self.whole[condition] / self.items


def matches(said, heard):
    """How many words are right: in their places if as many were heard, else the longest common run of them."""
    if len(said) == len(heard):
        return sum(one == other for one, other in zip(said, heard))
    lengths = [0] * (len(heard) + 1)
    for word in said:
        before = 0
        for place, other in enumerate(heard, 1):
            kept = lengths[place]
            lengths[place] = before + 1 if word == other else max(lengths[place], lengths[place - 1])
            before = kept
    return lengths[-1]


@functools.cache
def decoder(grammar):
    """The recogniser as it comes, with its own model of American English."""
    made = Decoder(lm=None, loglevel="FATAL")
    made.add_jsgf_string("grammar", grammar)
    made.activate_search("grammar")
    return made


def recognise(samples, grammar):
    """The words heard, without "and"; none where nothing fits the grammar."""
    listener = decoder(grammar)
    listener.start_utt()
    listener.process_raw(
        (numpy.clip(samples, -1, 1) * 32767).astype("<i2").tobytes(), full_utt=True)
    listener.end_utt()
    heard = listener.hyp()
    return [word for word in (heard.hypstr.split() if heard else []) if word != "and"]


def with_noise(samples, condition, noise_decibels, generator):
    """What reaches the listener of speech at SPEECH_DECIBELS (or as loud as `condition` means it)."""
    count, level = len(samples), 10 ** ((SPEECH_DECIBELS - noise_decibels) / 20)
    if condition == "clean":
        return samples + ears.dither(count, generator, DITHER_DECIBELS)
    lowest = 0 if condition == "noise" else 20
    return samples + ears.pink_noise(count, RATE, generator, level, lowest)


def speak(options, arguments, name, folder):
    """The WAV that `say` makes, without its silent ends, at the recogniser's rate."""
    path = pathlib.Path(folder) / f"{name}.wav"
    voices = ["--voices", options.voices] if options.voices else []
    subprocess.run(
        [options.program, "say", "--language", "en", *voices, "--wav", path, *arguments],
        check=True, stdout=subprocess.DEVNULL)
    samples, rate = ears.read_wav(path)
    path.unlink()
    sound = numpy.flatnonzero(samples)
    if not len(sound):
        raise SystemExit(f"listen: error: {' '.join(arguments)} is silent")
    return ears.resample(samples[sound[0] : sound[-1] + 1], rate, RATE)


def hear(options, said, arguments, grammar, number, folder):
    """What is heard in each condition, and how long it took to say."""
    samples = speak(options, arguments, number, folder)
    heard = {}
    for condition in CONDITIONS:
        generator = numpy.random.default_rng([options.seed, number, CONDITIONS.index(condition)])
        measure = ears.mean_level(samples) if condition == "noise" else ears.speech_level(samples, RATE)
        level = samples * (10 ** (SPEECH_DECIBELS / 20) / measure)
        noisy = with_noise(ears.padded(level, RATE), condition, options.noise, generator)
        heard[condition] = recognise(noisy, grammar)
    return said, heard, len(samples) / RATE


def jobs(options):
    """What is to be said, `say`'s arguments for it, the grammar; codes first."""
    dice = random.Random(options.seed)
    for _ in range(options.codes):
        code = "".join(dice.choice("0123456789") for _ in range(6))
        yield "code", [DIGITS[int(digit)] for digit in code], ["--code", code], CODE_GRAMMAR
    for _ in range(options.amounts):
        amount = amounts.random_amount(dice)
        yield "amount", amounts.words(*amount), [amounts.written(*amount)], amounts.GRAMMAR


def listen(options):
    tallies = {"code": Tally(), "amount": Tally()}
    with (
        tempfile.TemporaryDirectory() as folder,
        concurrent.futures.ProcessPoolExecutor(options.processes) as pool,
    ):
        listed = list(jobs(options))
        futures = [
            pool.submit(hear, options, said, arguments, grammar, number, folder)
            for number, (_, said, arguments, grammar) in enumerate(listed)
        ]
        for (kind, *_), future in zip(listed, futures):
            tallies[kind].add(*future.result())
    return tallies


def show(tallies, options):
    print(f"{'':24}" + "".join(f"{condition:>9}" for condition in CONDITIONS))
    for kind, word in (("code", "digits"), ("amount", "words")):
        tally = tallies[kind]
        if not tally.items:
            continue
        for name, share in ((f"{word} right %", tally.words_right), (f"{kind}s right %", tally.whole_right)):
            print(f"{name:24}" + "".join(f"{share(condition):9.1f}" for condition in CONDITIONS))
        print(f"  {tally.items} {kind}s, {tally.seconds / tally.items:.2f} s each, noise at {options.noise:g} dB")
        for condition in CONDITIONS:
            most = sorted(tally.mistakes[condition].items(), key=lambda mistake: -mistake[1])[:4]
            if most:
                print(f"  {condition}: " + ", ".join(f"{a} as {b} {count}" for (a, b), count in most))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", help="kodeoplaeserd")
    parser.add_argument("--voices", help="another folder of voices than the program's own")
    parser.add_argument("--codes", type=int, default=200)
    parser.add_argument("--amounts", type=int, default=100)
    parser.add_argument("--noise", type=float, default=10, help="decibels below the speech")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    tallies = listen(options)
    show(tallies, options)
    codes = tallies["code"]
    holds = not codes.items or all(codes.words_right(name) >= share for name, share in MUST_HOLD.items())
    raise SystemExit(0 if holds else 1)


if __name__ == "__main__":
    main()
