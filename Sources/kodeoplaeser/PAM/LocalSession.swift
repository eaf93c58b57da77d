// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// A person's own session at this machine, as logind (or elogind) has it: at a seat, active and not remote.
///
/// 1. The session is the one whose control group the asking process is in, which logind alone puts a process into: no environment, no
///    terminal's name, and nothing that the person's programs may choose. A desktop that runs its programs in groups of the user
///    manager is not told from a far session that has it start one, and counts as none.
/// 2. What cannot be read, or is not as expected, is no session: the one-time code is asked for then.
enum LocalSession {
  /// Whether a process is in such a session of that account.
  static func isOf(_ uid: UInt32, process: Int32) -> Bool {
    guard let groups = text(of: "/proc/\(process)/cgroup"), let session = name(inGroups: groups, of: uid),
      let facts = text(of: "/run/systemd/sessions/" + session)
    else { return false }
    return isAtSeat(facts, of: uid)
  }

  /// The session's name in /proc/PID/cgroup (cgroups(7)): only where logind's own scope is the whole path or its beginning.
  static func name(inGroups text: String, of uid: UInt32) -> String? {
    let beginning = "/user.slice/user-\(uid).slice/session-"
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].isEmpty || parts[1] == "name=systemd", parts[2].hasPrefix(beginning)
      else { continue }
      let scope = parts[2].dropFirst(beginning.count).prefix { $0 != "/" }
      let name = scope.dropLast(suffix.count)
      guard scope.hasSuffix(suffix), !name.isEmpty, name.utf8.allSatisfy(isOfName) else { continue }
      return String(name)
    }
    return nil
  }

  /// Whether the facts of a session, a line NAME=VALUE each, are of a living one at a seat of this machine.
  static func isAtSeat(_ text: String, of uid: UInt32) -> Bool {
    var facts: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { facts[parts[0]] = parts[1] }
    }
    let isActive = facts["ACTIVE"] == "1" && facts["STATE"] == "active" && facts["REMOTE"] == "0"
    return facts["UID"] == "\(uid)" && isActive && facts["CLASS"] == "user" && facts["SEAT"]?.isEmpty == false
  }

  /// The number of an account: getpwnam_r(3). Nil where there is none of that name.
  static func uid(of account: String) -> UInt32? {
    var (entry, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(account, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return entry.pw_uid
  }

  private static let suffix = ".scope"

  /// No name leads to another folder.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  /// A small file of the system's, read whole; nil where it cannot be.
  private static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var (bytes, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while bytes.count <= most {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
    return nil
  }

  private static let most = 1 << 16
}
