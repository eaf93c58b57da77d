// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Installation
internal import Platform

/// Where things are when nobody says otherwise.
enum Places {
  /// `/var/lib/kodeoplaeser` for a service, `$XDG_STATE_HOME/kodeoplaeser` for a person (XDG base directories).
  static func state() throws(DaemonError) -> String {
    if isService { return "/var/lib/kodeoplaeser" }
    if let folder = Environment["XDG_STATE_HOME"] { return "\(folder)/kodeoplaeser" }
    guard let home = Environment["HOME"] else {
      throw .usage("there is no home folder to keep state in; name a folder with --state")
    }
    return "\(home)/.local/state/kodeoplaeser"
  }

  /// `/run/kodeoplaeser/socket` for a service, `$XDG_RUNTIME_DIR/kodeoplaeser/socket` for a person.
  static func socket() throws(DaemonError) -> String {
    if isService { return "/run/kodeoplaeser/socket" }
    guard let folder = Environment["XDG_RUNTIME_DIR"] else {
      throw .usage("XDG_RUNTIME_DIR is not set; name a socket with --socket")
    }
    return "\(folder)/kodeoplaeser/socket"
  }

  /// The machine's file for a service, `$XDG_CONFIG_HOME/kodeoplaeser/kodeoplaeserd.conf` for a person; nil for one without a home.
  static var configuration: String? {
    if isService { return ServiceOptions.systemFile }
    let folder = Environment["XDG_CONFIG_HOME"] ?? Environment["HOME"].map { "\($0)/.config" }
    return folder.map { "\($0)/kodeoplaeser/kodeoplaeserd.conf" }
  }

  /// The voices that belong to this program, else those of another installation.
  static func voices() throws(DaemonError) -> String {
    for folder in besideTheProgram()
      + ["/usr/local/share/kodeoplaeser/Voices", "/usr/share/kodeoplaeser/Voices"]
    where access("\(folder)/da/voice.json", R_OK) == 0 {
      return folder
    }
    throw .usage("the folder Voices is neither installed nor beside the program; name it with --voices")
  }

  /// The voices of the installation that the program is part of, or `Voices` in a folder above it, nearest first.
  private static func besideTheProgram() -> [String] {
    guard let program = realPath("/proc/self/exe") else { return [] }
    let folders = program.split(separator: "/").dropLast()
    return folders.indices.reversed().flatMap { end in
      let folder = "/" + folders[...end].joined(separator: "/")
      return ["\(folder)/share/kodeoplaeser/Voices", "\(folder)/Voices"]
    }
  }

  /// This program's own path.
  static var program: String { realPath("/proc/self/exe") ?? "kodeoplaeserd" }

  /// The folder that a file is in; nil where its path names none.
  static func folder(of path: String) -> String? {
    path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether this process is a service of the system rather than a person's program: it runs as root, or as an account that
  /// is no person's (login.defs(5), SYS_UID_MAX).
  static var isService: Bool { getuid() < 1000 }

  /// Root becomes the account whose state it is, so that what is written there stays that account's.
  static func takeAccount(of folder: String) throws(DaemonError) {
    var facts = stat()
    guard getuid() == 0, stat(folder, &facts) == 0, facts.st_uid != 0 else { return }
    guard setgroups(0, nil) == 0, setgid(facts.st_gid) == 0, setuid(facts.st_uid) == 0 else {
      throw .failure(
        "the account \(facts.st_uid), whose state \(folder) is, cannot be taken: \(SystemError.last)")
    }
  }

  /// Makes the folder that the socket at `path` is to stand in. Others may enter it, since services of other users call
  /// there; who may do what is settled call by call.
  static func makeFolder(for path: String) throws(DaemonError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder +=
        part.isEmpty
        ? (folder.isEmpty ? "/" : "") : (folder.isEmpty || folder.hasSuffix("/") ? "" : "/") + part
      if folder.isEmpty || access(folder, F_OK) == 0 { continue }
      guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
        throw .usage("the folder \(folder) cannot be made: \(SystemError.last)")
      }
    }
  }
}
