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
