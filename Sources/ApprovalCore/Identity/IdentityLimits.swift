// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of policy that identity rules on, each with its source.
enum IdentityLimits {
  /// Characters of a user ID (guides, detail ours).
  static let userIDCharacters = 5...48
  /// A civil number has ten digits; nothing that looks like one is a user ID (CPR-kontoret).
  static let civilNumberDigits = 10
  /// Characters of a password (guides).
  static let passwordCharacters = 8...64
  /// Digits in a row that a password may not hold (guides): the length of a civil number.
  static let passwordDigitRun = 10
  /// Neighbouring keys that make a keyboard row (ours): four would refuse "were", six would let "qwert" pass.
  static let keyboardRun = 5
  /// Digits of a personal PIN (guides).
  static let pinDigits = 6
  /// Digits of a temporary PIN (guides).
  static let temporaryPINDigits = 8
  /// Digits of an international number, country code included (ITU-T E.164 §6.1); the least is ours.
  static let phoneDigits = 7...15
  /// How far ahead or back an expiry date is looked for when only two digits of its year are given (ours).
  static let expiryCenturyYears = 50
}
