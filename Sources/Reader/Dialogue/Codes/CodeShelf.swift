// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Which code is asked for.
public enum CodeSource: Hashable, Sendable {
  /// The reader's own code of the moment.
  case own
  /// The code of another service's account.
  case account(String)
  /// The code of an account that is being added under this name, before it is kept.
  case new(String)
  /// One of the recovery codes that were just made, from 0.
  case recovery(Int)
  /// The code bound to an approval whose text was heard.
  case bound(ApprovalID)
}

/// A code that was fetched and is held by who speaks it: the dialogue knows everything of it but its digits.
public struct CodeCard: Hashable, Sendable {
  /// Whose code it is.
  public let source: CodeSource
  /// How many digits it has.
  public let length: Int
  /// When another takes its place; `nil` for a code that does not change with time.
  public let until: Instant?

  /// A code that is held.
  public init(source: CodeSource, length: Int, until: Instant?) {
    self.source = source
    self.length = length
    self.until = until
  }
}

/// An account of another service, as far as the dialogue knows it: the name it is heard and chosen by.
public struct AccountCard: Hashable, Sendable {
  /// The name it is heard and chosen by.
  public let name: String

  /// An account of that name.
  public init(name: String) {
    self.name = name
  }
}

/// The code at hand, the one that is waited for, and whose code `0` speaks.
struct CodeShelf: Sendable {
  /// The code that was fetched last and may be said again.
  var card: CodeCard?
  /// Until when it is the same code that is said again.
  var heldUntil: Instant?
  /// The code asked for would lapse before it can be typed: the next one of the same source is fetched then.
  var awaited: (source: CodeSource, from: Instant)?
  /// What was waited for is here: it is spoken, however short it lives.
  var isDue = false
  /// The code at hand was not heard to its end, and no key stopped it.
  var isCutOff = false
  var accounts: [AccountCard] = []
  /// The chosen account; `nil` for the reader's own code.
  var chosen: Int?

  var chosenAccount: AccountCard? { chosen.map { accounts[$0] } }

  /// What `0` speaks at rest.
  var source: CodeSource { chosenAccount.map { .account($0.name) } ?? .own }

  /// The next or previous of the reader's own code and the accounts, round and round.
  mutating func choose(by step: Int) {
    let places = accounts.count + 1
    let next = ((chosen ?? -1) + 1 + step + places) % places
    chosen = next == 0 ? nil : next - 1
    awaited = nil
  }

  /// A code that was bound to a request is of no use once that is over.
  mutating func forgetCode(unlessBoundTo request: ApprovalID?) {
    if case .bound(let id)? = card?.source, id != request { card = nil }
  }

  /// The code at hand, while it is the one to be said again.
  func card(for source: CodeSource, at now: Instant) -> CodeCard? {
    guard let card, card.source == source, heldUntil.map({ now < $0 }) ?? true else { return nil }
    return card
  }
}
