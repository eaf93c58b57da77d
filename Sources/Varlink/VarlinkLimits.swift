// SPDX-License-Identifier: GPL-3.0-or-later

/// What a peer may ask of a server. One that breaks a limit is told which, and closed.
public struct VarlinkLimits: Sendable {
  /// Bytes of one message without its NUL.
  public var messageBytes = 1 << 20
  /// Values in one call, arrays, objects and all that is in them: what one peer sends is read before the next one's.
  public var callValues = 4096
  /// Connections at once, of all peers.
  public var connections = 256
  /// Connections at once of one uid.
  public var connectionsPerUser = 32
  /// From a message's first byte to its last; and from a reply until the peer takes some of it.
  public var messageTime = Duration.seconds(10)

  public init() {}
}
