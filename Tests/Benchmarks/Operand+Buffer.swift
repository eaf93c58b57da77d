// SPDX-License-Identifier: GPL-3.0-or-later

import Options

extension Operand {
  /// How much the device holds, for what is measured with more than everyone's.
  static let buffer = Operand(
    "BUFFER", "milliseconds that the device holds, 20 unless told", isRequired: false)
}

extension Invocation {
  /// The operand `Operand.buffer` at its place; nil where it is not given.
  func buffer(at index: Int) -> Duration? {
    operands.dropFirst(index).first.flatMap(Int.init).map { .milliseconds($0) }
  }
}
