// SPDX-License-Identifier: GPL-3.0-or-later

/// The way text messages leave: the one seam between the core and whatever sends them.
///
/// A message goes in two steps, and the core keeps which of them were taken, so that a crash between any two sends nothing
/// twice and loses nothing:
///
/// 1. `prepare` makes it ready under its ID and lets nothing go. Prepared again, it replaces what was prepared.
/// 2. `release` lets what was prepared go, in one step that is done or not done. What is no longer there has gone.
///
/// The core prepares again only what it never asked to release.
public protocol MessageGateway: Sendable {
  /// Makes a message ready to go, so that it is still there after a power cut.
  func prepare(_ message: OutgoingMessage) throws(MessageGatewayError)
  /// Lets a prepared message go; nothing happens where it has gone already.
  func release(_ message: OutgoingMessage) throws(MessageGatewayError)
  /// Takes back a message whose code was used, where it still lies about; it may have gone long ago.
  func withdraw(_ message: OutgoingMessage)
}

extension MessageGateway {
  /// What it let go, others have.
  public func withdraw(_: OutgoingMessage) {}
}

/// A gateway did not take a message, which waits to be handed over again.
public struct MessageGatewayError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, without the message or its number.
  public let description: String

  /// An error with its sentence for the log.
  public init(_ description: String) {
    self.description = description
  }

  /// What programs know it by: it never changes.
  public var code: String { Self.code }

  /// Which gateway and why is the log's business: the code is one.
  public static let code = "errorMessageNotSent"
}
