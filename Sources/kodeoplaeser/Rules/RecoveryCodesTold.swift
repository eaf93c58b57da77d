// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import ServiceInterfaces
import Varlink

/// Recovery codes, printed this once.
enum RecoveryCodesTold {
  /// - Parameter codes: one a line.
  static func tell(_ codes: SecretText, asJSON: Bool) {
    if !asJSON {
      Console.say(
        "Recovery codes: each gives access once, with the password, should everything be lost. They are not shown again."
      )
    }
    for code in codes.plain.split(separator: "\n") {
      Fact.tell([Fact(.code, .text(String(code)), inGroups(code))], asJSON: asJSON)
    }
  }

  /// For eyes and fingers: by four digits.
  private static func inGroups(_ code: Substring) -> String {
    stride(from: 0, to: code.count, by: 4).map { code.dropFirst($0).prefix(4) }.joined(separator: " ")
  }

  /// A code as somebody copied it, without the spaces.
  static func typed(_ code: SecretText) -> SecretText {
    SecretText(Secret(code.secret.revealed().filter { $0 != UInt8(ascii: " ") }))
  }
}
