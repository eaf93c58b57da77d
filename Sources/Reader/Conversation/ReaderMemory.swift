// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// What a reader keeps for itself and for its users: the seam to whatever keeps it. Every write is kept before it returns.
///
/// Without a user it is the reader's own, and what was kept before the reader was anybody's.
public protocol ReaderMemory: Sendable {
  /// Every setting that was ever made, by its name.
  func settings(of user: UserID?) throws(MemoryError) -> [String: String]
  /// Keeps a setting in the place of the one with its name; `nil` takes it back.
  func keep(_ value: String?, as setting: String, of user: UserID?) throws(MemoryError)
  /// The accounts of other services, in their order.
  func accounts(of user: UserID?) throws(MemoryError) -> [Account]
  /// Keeps an account in the place of the one with its name, or after the others.
  func keep(_ account: Account, of user: UserID?) throws(MemoryError)
  /// Keeps the counter of an account's next code in the place of the one that was read with it.
  ///
  /// - Returns: False where there is no such account any more: it was removed meanwhile, and stays removed.
  func moveCounter(of account: Account, to counter: UInt64, for user: UserID?) throws(MemoryError) -> Bool
  /// What an account says whose codes are not made here; `nil` of every other.
  func given(to account: Account, of user: UserID?) -> GivenCode?
}

extension ReaderMemory {
  /// Codes of every account are made here.
  public func given(to account: Account, of user: UserID?) -> GivenCode? { nil }
}

/// What an account says whose codes its server gives.
public enum GivenCode: Sendable {
  /// The code that the server gave to be spoken; `nil` where it gave none, and is asked whether it has something for the person.
  case server(Secret?)
}

/// What a memory could not do; with the phrase that is spoken of it.
public struct MemoryError: Error, Hashable, CustomStringConvertible {
  public let description: String
  /// The key of the phrase that the reader speaks.
  public let phrase: Phrase

  /// An error with its sentence for the log.
  public init(_ description: String, phrase: Phrase) {
    self.description = description
    self.phrase = phrase
  }
}

/// An account of another service, and what makes its codes.
public struct Account: Equatable, Sendable {
  /// What it is called, and heard by.
  public let name: String
  /// An `otpauth://` address.
  public let address: Secret
  /// The counter of its next code, where it counts (RFC 4226 §7.2).
  public var counter: UInt64

  /// An account as it is kept.
  public init(name: String, address: Secret, counter: UInt64) {
    self.name = name
    self.address = address
    self.counter = counter
  }
}

/// Keeps nothing, for a reader that only speaks.
public struct NoMemory: ReaderMemory {
  /// Keeps nothing.
  public init() {}
  public func settings(of user: UserID?) -> [String: String] { [:] }
  /// Keeps nothing.
  public func keep(_ value: String?, as setting: String, of user: UserID?) {}
  public func accounts(of user: UserID?) -> [Account] { [] }
  public func keep(_ account: Account, of user: UserID?) {}
  public func moveCounter(of account: Account, to counter: UInt64, for user: UserID?) -> Bool { false }
}
