// SPDX-License-Identifier: GPL-3.0-or-later
public import Varlink

extension VarlinkClient {
  /// Connects to the daemon; what the interfaces call a secret is one from the first time that an answer is read.
  ///
  /// - Parameters:
  ///   - path: where it listens.
  ///   - accounts: the uids that may answer there; nil for anybody.
  /// - Throws: `VarlinkError.unreachable` with the reason where nobody listens, `notTrusted` where somebody else does.
  public convenience init(
    toDaemonAt path: String, answeredBy accounts: Set<UInt32>? = nil
  ) throws(VarlinkError) {
    try self.init(path: path, answeredBy: accounts, secrets: FieldName.secrets)
  }
}

extension VarlinkError {
  /// The error as one sentence about the daemon, with what can be done.
  public var aboutDaemon: String {
    switch self {
    case .socketTaken: "\(description); hint: is the daemon running already?"
    case .notASocket: "\(description); hint: move it, or name another with --socket"
    case .unreachable(let path, let reason):
      "the daemon cannot be reached at \(path): \(reason); hint: is kodeoplaeserd running?"
    case .notTrusted(let path, let account):
      "at \(path) account \(account) answers, and not root, the service or you; nothing was asked"
    default: description
    }
  }
}

extension LimitInterface {
  /// The error that tells a peer which limit it broke.
  public static func error(_ broken: BrokenLimit) -> any VarlinkMethodError {
    switch broken {
    case .messageTooLong(let bytes): MessageTooLong(bytes: bytes)
    case .messageTooSlow(let seconds): MessageTooSlow(seconds: seconds)
    case .tooManyConnections(let most): TooManyConnections(most: most)
    case .notAMessage(let reason): NotAMessage(reason: reason)
    }
  }
}

extension ApprovalInterface.State {
  /// Whether nothing can follow.
  public var isLast: Bool {
    switch self {
    case .requested, .opened, .bound, .heard: false
    case .approved, .rejected, .expired, .cancelled, .failed: true
    }
  }
}
