// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

extension Brief {
  /// What will be heard of an approval: what is asked, in the service's words, and the fields where money moves.
  ///
  /// - Parameter quoting: the book that reads the service's words, in the language the service declared where there is one.
  /// - Throws: `SpeechError` where the text cannot be read out.
  public init(_ approval: Approval, quoting book: Phrasebook) throws(SpeechError) {
    self.init(
      id: approval.id, service: approval.text.service, action: approval.text.action,
      channel: approval.channel,
      isRepeat: approval.isRepeat, state: approval.state, expiresAt: approval.expiresAt,
      parts: try Self.parts(of: approval.text, quoting: book))
  }

  /// An approval whose text gives no sound: without parts it can be rejected, and never heard or approved.
  init(unsayable approval: Approval) {
    self.init(
      id: approval.id, service: approval.text.service, action: approval.text.action,
      channel: approval.channel,
      isRepeat: approval.isRepeat, state: approval.state, expiresAt: approval.expiresAt, parts: [])
  }

  private static func parts(of text: TransactionText, quoting book: Phrasebook) throws(SpeechError)
    -> [TextPart]
  {
    let service = Argument.name(text.service.text)
    var parts: [TextPart] = [.field(.phrase("text\(text.action.phraseSuffix)", ["service": service]))]
    if text.body.contains(where: { !$0.isWhitespace }) {
      parts += try book.quotation(text.body).map { .quote($0) }
    }
    if let amount = text.amount {
      parts.append(
        .field(.phrase("fieldAmount", ["amount": .amount(amount.decimal, currency: amount.currency)])))
    }
    if let payee = text.payee { parts.append(.field(.phrase("fieldPayee", ["payee": .name(payee)]))) }
    if let account = text.account {
      parts.append(.field(.phrase("fieldAccount", ["account": .name(account)])))
    }
    return parts
  }
}
