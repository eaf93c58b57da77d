// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A new password that holds the rules.
///
/// 8 to 64 characters; not the user ID, ten digits in a row, the words password, kodeord or adgangskode, or five
/// neighbouring keys of a Danish or US keyboard row, forwards or backwards. Case does not hide any of these.
/// The rules are for choosing one: an attempt at a password chosen earlier is `Password.secret(typed:)`.
public struct Password: Sendable {
  /// The password's bytes: UTF-8, letters composed.
  public let secret: Secret

  /// Checks `text` as the new password of `user`.
  ///
  /// - Throws: the first rule that it breaks, one of `IdentityError`'s `password…` cases.
  public init(_ text: String, for user: UserID, limits: Limits = Limits()) throws(IdentityError) {
    let composed = ComposedText.composed(text)
    if let broken = Self.rules(limits).first(where: { $0.isBroken(composed, composed.lowercased(), user) }) {
      throw broken.error
    }
    secret = Secret(utf8: composed)
  }

  /// The same of a text as UTF-8.
  public init(_ typed: Secret, for user: UserID, limits: Limits = Limits()) throws(IdentityError) {
    try self.init(String(decoding: typed.revealed(), as: UTF8.self), for: user, limits: limits)
  }

  /// The bytes that stand for a password as typed, whatever its rules: what a stored hash is compared with.
  public static func secret(typed text: String) -> Secret {
    Secret(utf8: ComposedText.composed(text))
  }

  /// The same of a text as UTF-8; of one in ASCII, which has nothing to compose, there is no copy.
  public static func secret(typed text: Secret) -> Secret {
    let isPlain = text.withBytes { bytes in bytes.indices.allSatisfy { bytes[$0] < 0x80 } }
    return isPlain ? text : secret(typed: String(decoding: text.revealed(), as: UTF8.self))
  }

  /// One rule: what breaks it, given the text, the text in lower case and the user.
  private struct Rule: Sendable {
    let error: IdentityError
    let isBroken: @Sendable (String, String, UserID) -> Bool
  }

  private static func rules(_ limits: Limits) -> [Rule] {
    let length = limits.passwordCharacters
    return [
      Rule(error: .passwordTooShort(least: length.lowerBound)) { text, _, _ in text.count < length.lowerBound
      },
      Rule(error: .passwordTooLong(most: length.upperBound)) { text, _, _ in
        // Code points, not characters: a character may carry any number of marks.
        text.unicodeScalars.count > length.upperBound
      },
      Rule(error: .passwordControlCharacter) { text, _, _ in
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
      },
      Rule(error: .passwordHoldsUserID) { _, lowered, user in lowered.holds(user.canonical) },
      Rule(error: .passwordHoldsDigitRun(digits: limits.passwordDigitRun)) { text, _, _ in
        longestDigitRun(text) >= limits.passwordDigitRun
      },
      Rule(error: .passwordHoldsCommonWord) { _, lowered, _ in
        commonWords.contains { lowered.holds($0) }
      },
      Rule(error: .passwordHoldsKeyboardRow(keys: limits.keyboardRun)) { _, lowered, _ in
        KeyboardRows.contain(runIn: lowered, of: limits.keyboardRun)
      },
    ]
  }

  private static let commonWords = ["password", "kodeord", "adgangskode"]

  private static func longestDigitRun(_ text: String) -> Int {
    var run = 0
    var longest = 0
    for character in text {
      run = character.isWholeNumber ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}

/// The rows of the Danish and the US keyboard, for passwords that walk along one.
enum KeyboardRows {
  /// Whether `text` holds `length` neighbouring keys of one row, from either end; `text` is lower-case.
  static func contain(runIn text: String, of length: Int) -> Bool {
    let keys = Array(text)
    guard keys.count >= length else { return false }
    return (0...keys.count - length).contains { start in
      let run = String(keys[start..<start + length])
      return rows.contains { $0.holds(run) }
    }
  }

  private static let rows: [String] = {
    let forwards = [
      // Danish, plain and with shift.
      "½1234567890+´", "qwertyuiopå¨", "asdfghjklæø'", "<zxcvbnm,.-",
      "§!\"#¤%&/()=?`", "qwertyuiopå^", "asdfghjklæø*", ">zxcvbnm;:_",
      // US, plain and with shift.
      "`1234567890-=", "qwertyuiop[]\\", "asdfghjkl;'", "zxcvbnm,./",
      "~!@#$%^&*()_+", "qwertyuiop{}|", "asdfghjkl:\"", "zxcvbnm<>?",
    ]
    return forwards + forwards.map { String($0.reversed()) }
  }()
}
