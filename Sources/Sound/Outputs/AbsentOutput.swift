// SPDX-License-Identifier: GPL-3.0-or-later

/// What stands where an output was given up for good: it never opens.
final class AbsentOutput: Output {
  let name: String
  let position = 0
  let isPaced = true
  let stepFrames = 1

  init(name: String) { self.name = name }

  func open() throws(SoundError) { throw .hopeless(output: name) }
  func catchUp() throws(SoundError) { throw .hopeless(output: name) }
  func write(_ samples: Span<Int16>) throws(SoundError) -> Int { throw .hopeless(output: name) }
  func delay() throws(SoundError) -> Int { throw .hopeless(output: name) }
  func rest() throws(SoundError) { throw .hopeless(output: name) }
  func close() {}
}
