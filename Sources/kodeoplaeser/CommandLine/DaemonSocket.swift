// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Options
import Platform
import ServiceInterfaces
import Varlink

/// Where the daemon listens, who may answer there, and the way to it.
///
/// Whoever answers is root, the account that the system's service runs as, or the caller: what the kernel says of who listens
/// (SO_PEERCRED). Anybody else could make a socket and say that all is approved.
enum DaemonSocket {
  private static let systemSocket = "/run/kodeoplaeser/socket"

  static func connect(_ invocation: Invocation) throws(VarlinkError) -> VarlinkClient {
    let path = socket(invocation)
    return try VarlinkClient(toDaemonAt: path, answeredBy: keeper(of: path).union([0, own]))
  }

  /// `--socket`, else the system's socket for root and where there is one, else the user's own.
  static func socket(_ invocation: Invocation) -> String {
    if let given = invocation["--socket"] { return given }
    if getuid() == 0 || access(systemSocket, F_OK) == 0 { return systemSocket }
    // Where the rights are another's than the environment's, the environment chooses nothing.
    guard Environment.isTrusted, let folder = Environment["XDG_RUNTIME_DIR"] else { return systemSocket }
    return folder + "/kodeoplaeser/socket"
  }

  /// Whether the daemon is the machine's service, and no person's own.
  static func isOfTheSystem(_ invocation: Invocation) -> Bool { socket(invocation) == systemSocket }

  /// The way for who lets somebody in where this says so: to the system's socket or the one that was named, never where the
  /// environment says, and only where everything on the way is root's; or the caller's own, where they have nobody else's
  /// rights. Who answers is root, or whose socket it is.
  ///
  /// - Throws: `VarlinkError.unreachable`, or `Failure` with what is in other hands.
  static func connectToAuthenticate(_ invocation: Invocation) throws -> VarlinkClient {
    let given = invocation["--socket"]
    let place = try SocketPlace(given ?? systemSocket)
    if given == nil, let keeper = place.keeper {
      return try VarlinkClient(toDaemonAt: place.path, answeredBy: [0, keeper])
    }
    let hands: Set<UInt32> = Environment.isTrusted ? [0, own] : [0]
    if let weakness = place.weakness(for: hands) {
      throw Failure(.other, "who answers at \(place.path) cannot be trusted: \(weakness); nothing was asked")
    }
    return try VarlinkClient(toDaemonAt: place.path, answeredBy: [0, place.owner])
  }

  /// Whether nothing listens where `connectToAuthenticate` goes: there is no socket, or one that was left behind. A daemon that is
  /// busy, hangs, or is none of ours is there.
  static func isAbsent(_ invocation: Invocation) -> Bool {
    let descriptor = UnixSocket.create(isBlocking: false)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard !UnixSocket.connect(descriptor, to: invocation["--socket"] ?? systemSocket) else { return false }
    return [ENOENT, ECONNREFUSED].contains(SystemError.last.code)
  }

  /// The account of this process, where its rights are one account's.
  private static var own: UInt32 { Environment.isTrusted ? getuid() : 0 }

  private static func keeper(of path: String) -> Set<UInt32> {
    guard path == systemSocket, let keeper = (try? SocketPlace(path))?.keeper else { return [] }
    return [keeper]
  }
}

/// A socket's path, and whose hands everything on the way to it is in: who could put another socket there.
struct SocketPlace {
  /// The path without links, which is the one to connect to.
  let path: String
  /// Everything on the way, from `/` to the socket itself.
  private let steps: [Step]

  private struct Step {
    let path: String
    let owner: UInt32
    /// Whether others than its owner may put something else into it, or in the place of what is in it.
    let isOpen: Bool
  }

  /// - Throws: `VarlinkError.unreachable` where there is nothing.
  init(_ given: String) throws(VarlinkError) {
    guard let resolved = realpath(given, nil) else {
      throw .unreachable(path: given, reason: SystemError.last.description)
    }
    defer { free(resolved) }
    path = String(cString: resolved)
    var steps: [Step] = []
    for step in Self.ways(to: path) {
      var status = stat()
      guard lstat(step, &status) == 0 else {
        throw .unreachable(path: given, reason: SystemError.last.description)
      }
      let isWritable = status.st_mode & (S_IWGRP | S_IWOTH) != 0
      let keepsOwners = status.st_mode & S_ISVTX != 0 || status.st_mode & S_IFMT != S_IFDIR
      steps.append(Step(path: step, owner: status.st_uid, isOpen: isWritable && !keepsOwners))
    }
    self.steps = steps
  }

  /// `/`, `/run`, `/run/kodeoplaeser`, `/run/kodeoplaeser/socket`.
  private static func ways(to path: String) -> [String] {
    let parts = path.split(separator: "/")
    return ["/"] + parts.indices.map { "/" + parts[...$0].joined(separator: "/") }
  }

  /// Who owns the socket.
  var owner: UInt32 { steps.last?.owner ?? 0 }

  /// The first thing on the way that belongs to nobody of these accounts, or that others may change; nil where there is none.
  func weakness(for accounts: Set<UInt32>) -> String? {
    guard let weak = steps.first(where: { !accounts.contains($0.owner) || $0.isOpen }) else { return nil }
    return weak.isOpen ? "others may change \(weak.path)" : "\(weak.path) belongs to account \(weak.owner)"
  }

  /// The account to which root gave the folder of the socket, as the service manager does for a service that has an account
  /// of its own; nil where others had a hand in it.
  var keeper: UInt32? {
    let above = steps.dropLast(2)
    guard let folder = steps.dropLast().last, !folder.isOpen,
      above.allSatisfy({ $0.owner == 0 && !$0.isOpen }), [0, folder.owner].contains(owner)
    else { return nil }
    return folder.owner
  }
}
