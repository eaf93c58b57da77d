// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

extension Brief {
  /// What will be heard of an approval: what is asked, in the service's words, and the fields where money moves.
  ///
  /// - Parameters:
  ///   - approval: What is asked.
  ///   - own: the book of the listener's language, which reads the fields.
  ///   - book: the book that reads the service's words, in the language the service declared where there is one.
  ///   - punctuation: whether the marks in the service's words are said.
  ///   - pendingChange: the switch, or the recovery, that waits for this user.
  /// - Throws: `SpeechError` where the text cannot be read out.
  public init(
    _ approval: Approval, in own: Phrasebook, quoting book: Phrasebook,
    punctuation: Punctuation = .paused, pendingChange: PendingChange? = nil
  ) throws(SpeechError) {
    self.init(
      approval,
      parts: try Self.parts(of: approval.text, approval.isFromProgram, in: own, quoting: book, punctuation),
      openingWithoutName: try Self.openingWithoutName(of: approval, in: own),
      pendingChange: pendingChange)
  }

  private static func parts(
    of text: TransactionText, _ isFromProgram: Bool, in own: Phrasebook, quoting book: Phrasebook,
    _ punctuation: Punctuation
  ) throws(SpeechError) -> [TextPart] {
    if let change = text.change { return [try field(change.sentence.phrase, change.sentence.arguments, own)] }
    var parts = try opening(of: text, isFromProgram, in: own)
    if text.body.contains(where: { !$0.isWhitespace }) {
      parts += try book.quotation(text.body, punctuation: punctuation).map { .quote($0) }
    }
    if let amount = text.amount {
      let argument = Argument.amount(amount.decimal, currency: amount.currency)
      parts.append(try field("fieldAmount", ["amount": argument], own))
    }
    if let payee = text.payee { parts.append(try field("fieldPayee", ["payee": .name(payee)], own)) }
    if let account = text.account {
      parts.append(try field("fieldAccount", ["account": .account(account)], own))
    }
    if let command = text.command {
      parts += try self.parts(ofCommand: command, in: own, quoting: book)
    }
    return parts
  }

  /// A command whole, in parts that can be heard again one by one; of a long one, first that it is long.
  private static func parts(
    ofCommand command: String, in own: Phrasebook, quoting book: Phrasebook
  ) throws(SpeechError) -> [TextPart] {
    let quoted = try book.recitation(ofCommand: command)
    guard quoted.count > 1 else {
      return [try field("fieldCommand", [:], own)] + quoted.map { .quote($0) }
    }
    let size: [String: Argument] = ["characters": .number(command.count), "parts": .number(quoted.count)]
    return [try field("fieldCommandLong", size, own)] + quoted.map { .quote($0) }
  }

  /// Who asks for what; of a program that nobody vouches for, that it is one, and what it calls itself.
  private static func opening(of text: TransactionText, _ isFromProgram: Bool, in own: Phrasebook)
    throws(SpeechError) -> [TextPart]
  {
    let phrase = "text\(text.action.phraseSuffix)"
    guard isFromProgram else { return [try field(phrase, ["service": .name(text.service.text)], own)] }
    return [
      try field("programCallsItself", ["service": .name(text.service.text)], own),
      try field(phrase, ["service": .phrase("aProgram")], own),
    ]
  }

  /// What is asked, by whom being known; nil of a program, which is named as one each time, and of a change.
  private static func openingWithoutName(of approval: Approval, in own: Phrasebook) throws(SpeechError)
    -> TextPart?
  {
    guard approval.text.change == nil, !approval.isFromProgram else { return nil }
    return try field("text\(approval.text.action.phraseSuffix)", ["service": .phrase("thisService")], own)
  }

  private static func field(
    _ phrase: String, _ arguments: [String: Argument], _ book: Phrasebook
  ) throws(SpeechError) -> TextPart {
    .field(try book.utterance(phrase, arguments), phrase: phrase)
  }
}

extension Action {
  /// What the keys of phrases about an action end with.
  var phraseSuffix: String { rawValue.capitalizedFirst }
}
