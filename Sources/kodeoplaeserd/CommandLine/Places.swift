// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
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

  /// The installed voices, else those beside the source.
  static func voices() throws(DaemonError) -> String {
    for folder in ["/usr/local/share/kodeoplaeser/Voices", "/usr/share/kodeoplaeser/Voices"]
      + besideTheProgram()
    where access("\(folder)/da/voice.json", R_OK) == 0 {
      return folder
    }
    throw .usage("the folder Voices is neither installed nor beside the program; name it with --voices")
  }

  /// `Voices` in each folder above the program, nearest first.
  private static func besideTheProgram() -> [String] {
    guard let program = realPath("/proc/self/exe") else { return [] }
    let folders = program.split(separator: "/").dropLast()
    return folders.indices.reversed().map { "/" + folders[...$0].joined(separator: "/") + "/Voices" }
  }

  /// This program's own path.
  static var program: String { realPath("/proc/self/exe") ?? "kodeoplaeserd" }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether this process is a service of the system rather than a person's program.
  private static var isService: Bool { getuid() == 0 }

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
