// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Speech

/// What the dialogue knows of an approval that arrived.
public struct Brief: Hashable, Sendable {
  public let id: ApprovalID
  public let service: ServiceName
  /// Whether a program asks that nobody vouches for: it is named as one, and not by its own name.
  public let isFromProgram: Bool
  public let action: Action
  public let channel: Channel
  public let isRepeat: Bool
  public var state: ApprovalState
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
  /// The first part without the name of who asks, for a person who was just told it.
  var openingWithoutName: TextPart?
  /// Whether the person was told who asks, to the end of the sentence, and has dealt with nothing else since.
  var isAskerNamed = false

  public init(
    _ approval: Approval, parts: [TextPart], openingWithoutName: TextPart? = nil,
    pendingChange: PendingChange? = nil
  ) {
    self.openingWithoutName = openingWithoutName
    id = approval.id
    service = approval.text.service
    isFromProgram = approval.isFromProgram
    action = approval.text.action
    channel = approval.channel
    amount = approval.text.amount.map { .amount($0.decimal, currency: $0.currency) }
    payee = approval.text.payee.map { .name($0) }
    change = approval.text.change
    isRepeat = approval.isRepeat
    state = approval.state
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
    if let (phrase, arguments) = change?.sentence {
      return .phrase("confirm" + phrase.capitalizedFirst, arguments)
    }
    return switch (amount, payee) {
    case (let amount?, let payee?): .phrase("confirmPayment", ["amount": amount, "payee": payee])
    case (let amount?, nil): .phrase("confirmAmount", ["amount": amount, "service": asker])
    case (nil, let payee?): .phrase("confirmPayee", ["payee": payee])
    case (nil, nil): .phrase("confirm\(action.phraseSuffix)", ["service": asker])
    }
  }

  /// Who asks, as a sentence of the reader's own names them.
  var asker: Argument { isFromProgram ? .phrase("aProgram") : .name(service.text) }
}
