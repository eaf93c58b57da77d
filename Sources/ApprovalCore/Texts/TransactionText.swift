// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// What a person is asked to approve, word for word.
///
/// Its digest binds the code and the receipt to it: change one character and neither holds.
public struct TransactionText: Hashable, Sendable {
  /// What the person is asked to do.
  public let action: Action
  /// Who asks.
  public let service: ServiceName
  /// At most 500 characters; may be empty where it is asked to log on, or where an amount or a command says what is asked.
  public let body: String
  /// How much, where money moves.
  public let amount: Amount?
  /// Who gets the money.
  public let payee: String?
  /// The account it goes to.
  public let account: String?
  /// The command that is to be run, word for word; at most 4,000 characters, and never cut.
  public let command: String?
  /// The language the service wrote in (BCP 47, two or three letters); `nil` when it did not say.
  public let language: String?
  /// The change of what may approve, where that is what is asked; its sentence is the reader's own.
  public let change: IdentityChange?

  /// - Throws: `TextError` naming the field and why it was turned away.
  public init(
    action: Action, service: ServiceName, body: String, amount: Amount? = nil, payee: String? = nil,
    account: String? = nil, command: String? = nil, language: String? = nil, change: IdentityChange? = nil,
    limits: Limits = Limits()
  ) throws(TextError) {
    try VisibleText.check(
      body, as: .text, characters: limits.transactionTextCharacters, bytes: limits.transactionTextBytes,
      allowsLines: true)
    for (field, value) in [(TextError.Field.payee, payee), (.toAccount, account)] {
      guard let value else { continue }
      guard value.contains(where: { !$0.isWhitespace }) else { throw TextError(field, .empty) }
      try VisibleText.check(
        value, as: field, characters: limits.payeeCharacters,
        bytes: limits.payeeCharacters * limits.bytesPerCharacter)
    }
    if let command {
      guard command.contains(where: { !$0.isWhitespace }) else { throw TextError(.command, .empty) }
      try VisibleText.check(
        command, as: .command, characters: limits.commandCharacters,
        bytes: limits.commandCharacters * limits.bytesPerCharacter, allowsLines: true)
    }
    if let language { try Self.check(language: language) }
    self.action = action
    self.service = service
    self.body = body
    self.amount = amount
    self.payee = payee
    self.account = account
    self.command = command
    self.language = language
    self.change = change
  }

  /// Whether it says nothing but who asks: enough to log on by, and nothing that anybody could agree to.
  var asksNothing: Bool {
    action != .logOn && amount == nil && command == nil && change == nil
      && !body.contains { !$0.isWhitespace }
  }

  private static func check(language: String) throws(TextError) {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard (2...3).contains(language.utf8.count), language.utf8.allSatisfy(letters.contains) else {
      throw TextError(.language, .notALanguage)
    }
  }

  /// The fields in order, each with its length before it, so that no two texts have one form. A field that most texts lack is
  /// named before it, and left out where it is not there.
  public var canonicalForm: [UInt8] {
    let named = (command.map { ["command", $0] } ?? []) + (change.map { ["change", $0.canonical] } ?? [])
    let fields: [String?] = [
      "kodeoplaeser-transaction-1", action.rawValue, service.text, body, amount?.decimal, amount?.currency,
      payee,
      account, language,
    ]
    return (fields + named).reduce(into: []) { bytes, field in
      guard let field else { return bytes.append(0) }
      bytes.append(1)
      bytes.append(contentsOf: (0..<4).map { UInt8(truncatingIfNeeded: field.utf8.count >> (24 - 8 * $0)) })
      bytes.append(contentsOf: field.utf8)
    }
  }

  /// SHA-256 over `canonicalForm`, 32 bytes.
  public var digest: [UInt8] {
    Digest.sha256(canonicalForm)
  }
}

/// What a service asks a person to do.
public enum Action: String, CaseIterable, Sendable {
  /// As the guides word them.
  case logOn, approve, confirm, accept, sign
}
