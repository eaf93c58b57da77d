// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

/// What stands around the codes of text messages: never said, but kept with the words of a language.
extension Phrases {
  static let messages: [PhraseDeclaration] = [
    .init("messagePhoneNumber", ["code": .digits]), .init("messageTemporaryPIN", ["code": .digits]),
  ]
}

extension MessageWording {
  /// The sentences of a language.
  public init(in book: Phrasebook) {
    let standard = MessageWording()
    self.init(
      phoneNumber: book.sentence("messagePhoneNumber") ?? standard.phoneNumber,
      temporaryPIN: book.sentence("messageTemporaryPIN") ?? standard.temporaryPIN)
  }
}
