// SPDX-License-Identifier: GPL-3.0-or-later

/// Makes a failing sequence smaller for as long as it still fails: whole stretches out, then single steps, then steps
/// replaced by simpler ones.
func shrunk(_ steps: [Step], whileFailing fails: ([Step]) async throws -> Bool) async rethrows -> [Step] {
  var smallest = steps
  while let next = try await smaller(smallest, whileFailing: fails) { smallest = next }
  return smallest
}

private func smaller(_ steps: [Step], whileFailing fails: ([Step]) async throws -> Bool) async rethrows
  -> [Step]?
{
  var length = steps.count / 2
  while length > 0 {
    for start in stride(from: 0, through: steps.count - length, by: length) {
      var candidate = steps
      candidate.removeSubrange(start..<start + length)
      if try await fails(candidate) { return candidate }
    }
    length /= 2
  }
  for (place, step) in steps.enumerated() {
    for simpler in step.simpler {
      var candidate = steps
      candidate[place] = simpler
      if try await fails(candidate) { return candidate }
    }
  }
  return nil
}
