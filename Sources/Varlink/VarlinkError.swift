// SPDX-License-Identifier: GPL-3.0-or-later

/// Why the wire cannot be used. What a service answers to a call is a `VarlinkReplyError` instead.
public enum VarlinkError: Error, Equatable, Sendable {
  /// Another program listens at the path.
  case socketTaken(path: String)
  /// Something that is no socket stands at the path.
  case notASocket(path: String)
  /// The path is longer than a Unix socket's name may be, 107 bytes.
  case pathTooLong(path: String)
  /// The socket cannot be made.
  case cannotListen(path: String, reason: String)
  /// Nobody listens at the path.
  case unreachable(path: String, reason: String)
  /// Who answers at the path is an account that may not: it was told nothing.
  case notTrusted(path: String, account: UInt32)
  /// The other side closed, or was closed, before the call was answered.
  case closed
  /// What came, or was to be sent, is over `VarlinkLimits.messageBytes`.
  case messageTooLong
  /// What came is no varlink message, or not of the shape that was asked for.
  case notAMessage(String)
  /// The service's own descriptions and methods do not agree: a mistake in the program.
  case badDescription(String)
}

extension VarlinkError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .socketTaken(let path): "another program listens at \(path)"
    case .notASocket(let path): "\(path) is there and is no socket"
    case .pathTooLong(let path): "the socket path is over 107 bytes: \(path)"
    case .cannotListen(let path, let reason): "cannot listen at \(path): \(reason)"
    case .unreachable(let path, let reason): "nobody can be reached at \(path): \(reason)"
    case .notTrusted(let path, let account):
      "at \(path) account \(account) answers, which may not; nothing was asked"
    case .closed: "the connection was closed before the answer came"
    case .messageTooLong: "a message is over 1 MiB"
    case .notAMessage(let reason): "a message cannot be read: \(reason)"
    case .badDescription(let reason): "an interface description does not hold: \(reason)"
    }
  }

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .socketTaken: "errorSocketTaken"
    case .notASocket, .pathTooLong, .cannotListen: "errorSocketUnusable"
    case .unreachable, .notTrusted, .closed: "errorDaemonUnreachable"
    case .messageTooLong, .notAMessage, .badDescription: "errorWire"
    }
  }
}
