// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// What the rules of PINs ask of a secret's bytes, read where they lie: a copy would outlive the secret.
extension Secret {
  /// Whether the bytes are exactly `digits` ASCII digits.
  func isDigits(_ digits: Int) -> Bool {
    withBytes { bytes in
      guard bytes.count == digits else { return false }
      for index in bytes.indices where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
        return false
      }
      return true
    }
  }

  /// The step from each digit to the next, modulo ten, when it is the same throughout; the bytes are digits.
  var commonStep: Int? {
    withBytes { bytes in
      var common: Int?
      for index in bytes.indices.dropFirst() {
        let step = (Int(bytes[index]) - Int(bytes[index - 1]) + 10) % 10
        guard common ?? step == step else { return nil }
        common = step
      }
      return common
    }
  }
}
