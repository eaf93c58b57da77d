// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
public import Speech

/// What the dialogue knows of an approval that arrived.
public struct PendingApproval: Hashable, Sendable {
  public let id: ApprovalID
  /// Who is asked.
  public let user: UserID
  public let service: ServiceName
  /// Whether a program asks that nobody vouches for: it is named as one, and not by its own name.
  public let isFromProgram: Bool
  public let action: Action
  public let binding: Binding
  public let isRepeat: Bool
  public var state: ApprovalState
  /// Whether the text was heard on an authenticator, and not only shown by the service.
  let isHeard: Bool
  public var expiresAt: Instant
  /// How often the person may still ask for more time.
  public var extensionsLeft: Int
  /// The switch to one-time codes that waits for this user: said at every approval.
  public let pendingChange: PendingChange?
  /// How much and to whom, where the service gave them fields of their own: the last question names them.
  let amount: Argument?
  let payee: Argument?
  /// What is to be changed, where a change is asked for.
  let change: IdentityChange?
  /// What will be heard of the text, part by part; empty where it gives no sound, and then it cannot be approved.
  public internal(set) var parts: [TextPart]
  /// Where it comes from, in the service's words, in the order in which it is said; empty where the service did not tell.
  var origin: [Utterance] = []
  /// Why there is nothing to be heard of it, as it is said.
  var silence = Phrase.errorSilentText
  /// The first part without the name of who asks, for a person who was just told it.
  var openingWithoutName: TextPart?
  /// Whether the person was told who asks, to the end of the sentence, and has dealt with nothing else since.
  var isAskerNamed = false
  /// Whether a part of the text was heard by the person's word alone: the mixer of the output said that nothing was.
  var isHeardByWord = false
  /// Whether its user's PIN was typed for it, and it was not left since.
  var isOpenedHere = false

  public init(
    _ approval: Approval, parts: [TextPart], openingWithoutName: TextPart? = nil,
    pendingChange: PendingChange? = nil
  ) {
    self.openingWithoutName = openingWithoutName
    id = approval.id
    user = approval.user
    service = approval.text.service
    isFromProgram = approval.isFromProgram
    action = approval.text.action
    binding = approval.binding
    amount = approval.text.amount.map { .amount($0.decimal, currency: $0.currency) }
    payee = approval.text.payee.map { .name($0) }
    change = approval.text.change
    isRepeat = approval.isRepeat
    state = approval.state
    isHeard = approval.hearing?.authenticator != nil
    expiresAt = approval.expiresAt
    extensionsLeft = approval.extensionsLeft
    self.pendingChange = pendingChange
    self.parts = parts
  }

  /// A part as it is heard in its turn; gone through again, each stands for itself.
  func partInTurn(_ part: Int) -> TextPart {
    part == 0 && isAskerNamed ? openingWithoutName ?? parts[part] : parts[part]
  }

  /// Who asks, to tell one asker from another: programs are one.
  var askerName: String { isFromProgram ? "" : service.text }

  /// The last question: of just this change; of how much, and to whom, where money moves; of what is asked otherwise.
  var confirmation: Speakable {
    if let (_, question, arguments) = change?.sentence { return .phrase(question, arguments) }
    return switch (amount, payee) {
    case (let amount?, let payee?): .phrase(.confirmPayment, ["amount": amount, "payee": payee])
    case (let amount?, nil): .phrase(.confirmAmount, ["amount": amount, "service": asker])
    case (nil, let payee?): .phrase(.confirmPayee, ["payee": payee])
    case (nil, nil): .phrase(action.question, ["service": asker])
    }
  }

  /// Who asks, as a sentence of the reader's own names them.
  var asker: Argument { isFromProgram ? .phrase(.aProgram) : .name(service.text) }
}

extension PendingApproval {
  /// What will be heard of an approval: what is asked, in the service's words, and the fields where money moves.
  ///
  /// - Parameters:
  ///   - approval: What is asked.
  ///   - own: the book of the listener's language, which reads the fields.
  ///   - book: the book that reads the service's words, in the language the service declared where there is one.
  ///   - punctuation: whether the marks in the service's words are said.
  ///   - pendingChange: the switch, or the recovery, that waits for this user.
  ///   - isElsewhere: whether it comes from elsewhere than what was approved last of this asker, which is then part of the text.
  ///   - isNewPayee: whether money goes to somebody to whom nothing was approved here before: a word of advice is then part of it.
  /// - Throws: `SpeechError` where the text cannot be read out.
  public init(
    _ approval: Approval, in own: Phrasebook, quoting book: Phrasebook,
    punctuation: Punctuation = .paused, pendingChange: PendingChange? = nil, isElsewhere: Bool = false,
    isNewPayee: Bool = false
  ) throws(SpeechError) {
    self.init(
      approval,
      parts: try Self.parts(of: approval.text, approval.isFromProgram, in: own, quoting: book, punctuation),
      openingWithoutName: try Self.openingWithoutName(of: approval, in: own),
      pendingChange: pendingChange)
    if isNewPayee { parts.append(try Self.field(.adviceNewPayee, [:], own)) }
    if approval.binding == .bindingMessage { parts.append(try Self.field(.adviceCompare, [:], own)) }
    if approval.asksAboutCalls { parts.append(try Self.field(.adviceCall, [:], own)) }
    guard let told = approval.origin?.parts.joined(separator: ", ") else { return }
    origin = try book.quotation(told, punctuation: punctuation)
    if isElsewhere {
      parts += [try Self.field(.originDiffers, [:], own)] + origin.map { .quote($0) }
    }
  }

  /// Where it comes from, as it is said when it is asked for.
  var originWords: [Speakable] {
    guard !origin.isEmpty else { return [] }
    return [.phrase(.originIs), .earcon(.quoteOpen)] + origin.map { .quote($0) } + [.earcon(.quoteClose)]
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
      parts.append(try field(.fieldAmount, ["amount": argument], own))
    }
    if let payee = text.payee { parts.append(try field(.fieldPayee, ["payee": .name(payee)], own)) }
    if let account = text.account {
      parts.append(try field(.fieldAccount, ["account": .account(account)], own))
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
      return [try field(.fieldCommand, [:], own)] + quoted.map { .quote($0) }
    }
    let size: [String: Argument] = ["characters": .number(command.count), "parts": .number(quoted.count)]
    return [try field(.fieldCommandLong, size, own)] + quoted.map { .quote($0) }
  }

  /// Who asks for what; of a program that nobody vouches for, that it is one, and what it calls itself.
  private static func opening(of text: TransactionText, _ isFromProgram: Bool, in own: Phrasebook)
    throws(SpeechError) -> [TextPart]
  {
    let phrase = text.action.sentence
    guard isFromProgram else { return [try field(phrase, ["service": .name(text.service.text)], own)] }
    return [
      try field(.programCallsItself, ["service": .name(text.service.text)], own),
      try field(phrase, ["service": .phrase(.aProgram)], own),
    ]
  }

  /// What is asked, by whom being known; nil of a program, which is named as one each time, and of a change.
  private static func openingWithoutName(of approval: Approval, in own: Phrasebook) throws(SpeechError)
    -> TextPart?
  {
    guard approval.text.change == nil, !approval.isFromProgram else { return nil }
    return try field(approval.text.action.sentence, ["service": .phrase(.thisService)], own)
  }

  private static func field(
    _ phrase: Phrase, _ arguments: [String: Argument], _ book: Phrasebook
  ) throws(SpeechError) -> TextPart {
    .field(try book.utterance(phrase, arguments), phrase: phrase)
  }
}

extension Action {
  /// What opens a text that asks for it.
  var sentence: Phrase {
    switch self {
    case .logOn: .textLogOn
    case .approve: .textApprove
    case .confirm: .textConfirm
    case .accept: .textAccept
    case .sign: .textSign
    }
  }

  /// The last question of a text that asks for it.
  var question: Phrase {
    switch self {
    case .logOn: .confirmLogOn
    case .approve: .confirmApprove
    case .confirm: .confirmConfirm
    case .accept: .confirmAccept
    case .sign: .confirmSign
    }
  }
}
