// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Where the person is in the dialogue.
public enum Place: Sendable {
  /// Nothing is asked.
  case rest
  /// A request waits for `+`.
  case waiting(Brief)
  /// Typing the PIN.
  case pin(Brief, Entry)
  /// Typing the code that the service shows.
  case code(Brief, Entry)
  /// Hearing the text; `part` is the first not yet heard to its end.
  case text(Brief, part: Int)
  /// The text was heard: approve or reject.
  case question(Brief, part: Int)
  /// `+` was pressed once; the second approves until then.
  case confirm(Brief, until: Instant)
  /// The text was heard; the code bound to it is for the service.
  case boundCode(Brief, part: Int)
  /// Rejected; `-` once more says that somebody else started it.
  case rejected(Brief, until: Instant)
  /// The request ended without a decision of the person; digits mean nothing until then.
  case over(until: Instant)

  /// The approval that the person is dealing with.
  public var brief: Brief? {
    switch self {
    case .rest, .over: nil
    case .waiting(let brief), .pin(let brief, _), .code(let brief, _), .text(let brief, _),
      .question(let brief, _),
      .confirm(let brief, _), .boundCode(let brief, _),
      .rejected(let brief, _):
      brief
    }
  }

  /// The place's name, for tables and coverage.
  public var name: Name {
    switch self {
    case .rest: .rest
    case .waiting: .waiting
    case .pin: .pin
    case .code: .code
    case .text: .text
    case .question: .question
    case .confirm: .confirm
    case .boundCode: .boundCode
    case .rejected: .rejected
    case .over: .over
    }
  }

  public enum Name: String, CaseIterable, Sendable {
    case rest, waiting, pin, code, text, question, confirm, boundCode, rejected, over
  }
}
