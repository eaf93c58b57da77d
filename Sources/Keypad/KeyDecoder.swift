// SPDX-License-Identifier: GPL-3.0-or-later

/// What a decoder makes of the bytes of a keypad.
enum KeyStep: Equatable {
  case key(Key)
  case pause(Duration)
  case fail(KeypadError)
}

/// Turns a keypad's bytes into keys: a value without I/O, which remembers what a read cut in two.
protocol KeyDecoder: Sendable {
  mutating func decode(_ bytes: [UInt8]) -> [KeyStep]

  /// What is left when no more bytes will come.
  mutating func finish() -> [KeyStep]
}

extension KeyDecoder {
  mutating func finish() -> [KeyStep] { [] }
}
