// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Speech

/// A text in a language that no voice here speaks: said to be so before it is read, spelled where it is not even in our letters, and
/// not to be approved where its numbers could be read wrongly.
extension PendingApproval {
  /// What will be heard of an approval whose language no voice here speaks.
  ///
  /// - Parameters:
  ///   - approval: What is asked.
  ///   - own: the book of the listener's language, which reads it all.
  ///   - punctuation: whether the marks in the service's words are said.
  ///   - pendingChange: the switch, or the recovery, that waits for this user.
  ///   - isElsewhere: whether it comes from elsewhere than what was approved last of this asker.
  ///   - isNewPayee: whether money goes to somebody to whom nothing was approved here before.
  /// - Throws: `SpeechError` where the text cannot be read out.
  public init(
    foreign approval: Approval, in own: Phrasebook, punctuation: Punctuation = .paused,
    pendingChange: PendingChange? = nil, isElsewhere: Bool = false, isNewPayee: Bool = false
  ) throws(SpeechError) {
    let body = approval.text.body
    guard !body.holdsNumberWithMarks else {
      self.init(approval, parts: [], pendingChange: pendingChange)
      silence = .textForeignNumbers
      return
    }
    try self.init(
      approval, in: own, quoting: own, punctuation: punctuation, pendingChange: pendingChange,
      isElsewhere: isElsewhere, isNewPayee: isNewPayee)
    guard body.contains(where: { !$0.isWhitespace }) else { return }
    if !body.isInLatinLetters {
      parts = parts.map { part in
        guard case .quote(let words) = part else { return part }
        return .quote(own.spelling(words, alphabet: .letters))
      }
    }
    parts.insert(.field(try own.utterance(.textForeign), phrase: .textForeign), at: 0)
    openingWithoutName = nil
  }
}

extension String {
  /// Whether a number in it has marks or spaces, which mean thousands in one language and decimals in another: `12.500`, `1 000`.
  fileprivate var holdsNumberWithMarks: Bool {
    let characters = Array(self)
    return characters.indices.dropFirst().dropLast().contains { place in
      let isMark = ".,'’٫٬".contains(characters[place]) || characters[place].isWhitespace
      return isMark && characters[place - 1].isNumber && characters[place + 1].isNumber
    }
  }

  /// Whether every letter is of the script that our voices read: Basic Latin to Latin Extended-B, and Latin Extended Additional.
  fileprivate var isInLatinLetters: Bool {
    unicodeScalars.allSatisfy { scalar in
      !scalar.properties.isAlphabetic || scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
    }
  }
}
