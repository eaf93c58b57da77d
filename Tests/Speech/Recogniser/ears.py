# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound as numbers: reading, resampling, levels and noise. Only numpy is needed.

Samples are float64 arrays, full scale is 1.
"""

import math
import wave

import numpy

FRAME_SECONDS = 0.02
# A frame further than this below the loudest is a pause.
PAUSE_DECIBELS = 40


def read_wav(path):
    """The samples of a mono 16-bit WAV file, and how many there are in a second."""
    with wave.open(str(path), "rb") as file:
        if file.getnchannels() != 1 or file.getsampwidth() != 2:
            raise ValueError(f"{path} is not 16-bit mono")
        samples = numpy.frombuffer(file.readframes(file.getnframes()), "<i2")
        return samples.astype(float) / 32768, file.getframerate()


def resample(samples, rate, wanted):
    """The samples at another rate: the spectrum above the new half rate is cut off, nothing folds back."""
    block_in, block_out = rate // math.gcd(rate, wanted), wanted // math.gcd(rate, wanted)
    # Silence after the end keeps the end from leaking into the beginning.
    blocks = -(-(len(samples) + rate // 10) // block_in)
    spectrum = numpy.fft.rfft(samples, blocks * block_in)
    length = blocks * block_out
    spectrum = spectrum[: length // 2 + 1]
    # The last 3 per cent fade out, which keeps the cut from ringing.
    fade = int(len(spectrum) * 0.03)
    spectrum[-fade:] *= numpy.cos(numpy.linspace(0, numpy.pi / 2, fade)) ** 2
    kept = len(samples) * block_out // block_in
    return numpy.fft.irfft(spectrum, length)[:kept] * (block_out / block_in)


def speech_level(samples, rate):
    """Root mean square of the frames that are not pauses."""
    size = int(rate * FRAME_SECONDS)
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    power = (frames**2).mean(axis=1)
    if not len(power) or power.max() == 0:
        raise ValueError("there is no sound")
    return math.sqrt(power[power > power.max() * 10 ** (-PAUSE_DECIBELS / 10)].mean())


def mean_level(samples):
    """Root mean square of everything, pauses included."""
    return math.sqrt((samples**2).mean())


def levelled(samples, rate, decibels=-20):
    """The samples with their speech at so many decibels below full scale."""
    return samples * (10 ** (decibels / 20) / speech_level(samples, rate))


def padded(samples, rate, seconds=0.3):
    """The samples with silence at both ends."""
    silence = numpy.zeros(int(rate * seconds))
    return numpy.concatenate([silence, samples, silence])


def dither(count, random, decibels=-60):
    """White noise at a level below full scale: what no microphone is without."""
    return random.standard_normal(count) * 10 ** (decibels / 20)


def pink_noise(count, rate, random, level, lowest=20):
    """Noise of equal power in every octave from `lowest` hertz (0: all there are) to half the rate."""
    frequencies = numpy.fft.rfftfreq(count, 1 / rate)
    wanted = (frequencies >= lowest) & (frequencies > 0)
    shape = numpy.zeros(len(frequencies))
    shape[wanted] = 1 / numpy.sqrt(frequencies[wanted])
    noise = numpy.fft.irfft(numpy.fft.rfft(random.standard_normal(count)) * shape, count)
    return noise * (level / math.sqrt((noise**2).mean()))
