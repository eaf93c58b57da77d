// SPDX-License-Identifier: GPL-3.0-or-later

/// What a peer may ask of a server. One that breaks a limit is told which, and closed.
public struct VarlinkLimits: Sendable {
  /// Bytes of one message without its NUL.
  public var messageBytes = 1 << 20
  /// Values in one call, arrays, objects and all that is in them: what one peer sends is read before the next one's.
  public var callValues = 4096
  /// Connections at once, of all peers that have no place of their own.
  public var connections = 256
  /// Connections at once of one uid.
  public var connectionsPerUser = 32
  /// From a message's first byte to its last; and from a reply until the peer takes some of it.
  public var messageTime = Duration.seconds(10)
  /// From the last answer until a next call is begun. Longer than a request can live, so that who waits for a person keeps
  /// the connection.
  public var restTime = Duration.seconds(900)

  public init() {}
}

/// What a peer did that is over a limit: it is told which, by an error of the service's own, and closed.
public enum BrokenLimit: Sendable {
  /// A message is longer than so many bytes, without the NUL that ends it.
  case messageTooLong(bytes: Int)
  /// A message was begun, and not ended in so many seconds.
  case messageTooSlow(seconds: Int)
  /// There are more connections than so many, of this user or of all together.
  case tooManyConnections(most: Int)
  /// What came is no varlink call; the reason in words.
  case notAMessage(reason: String)
}
