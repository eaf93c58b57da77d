// SPDX-License-Identifier: GPL-3.0-or-later
import Sound

/// Plays an earcon and then samples that come in pieces; true where the last of them left the output.
func playToItsEnd(_ samples: [Int16], into path: String) async throws -> Bool {
  let player = try Player(output: .unpacedWAV(path: path))
  player.play(.arrival, id: PassageID(1))

  // No call waits for sound: the pieces are handed over while the earcon is still playing.
  let words = PassageID(2)
  player.begin(words, secrecy: .secret)
  for start in stride(from: 0, to: samples.count, by: 1323) {
    player.append(Array(samples[start..<min(start + 1323, samples.count)]), to: words)
  }
  player.finish(words)

  // What was heard is known by the device's own count of the frames that it played.
  for await event in player.events {
    guard case .ended(words, _, _, let complete, _) = event else { continue }
    await player.stop()
    return complete
  }
  return false
}
