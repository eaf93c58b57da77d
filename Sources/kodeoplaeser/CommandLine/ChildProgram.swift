// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// Another program, run to its end: posix_spawnp(3). What it says on standard error goes where this program's does.
enum ChildProgram {
  /// What it wrote to standard output; nil where it is not there or failed.
  static func output(of arguments: [String], given input: String = "") -> String? {
    output(of: arguments, given: Array(input.utf8))
  }

  /// The same of a program that reads all of its input before it writes anything.
  ///
  /// - Parameter isQuiet: Whether what it says on standard error goes nowhere.
  static func output(of arguments: [String], given input: [UInt8], isQuiet: Bool = false) -> String? {
    guard let toChild = Pipe(), let fromChild = Pipe() else { return nil }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild.writing, STDOUT_FILENO)
    if isQuiet { posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    setSignals(&attributes)
    var words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    guard posix_spawnp(&child, arguments[0], &actions, &attributes, &words, environ) == 0 else { return nil }
    fromChild.endWriting()
    // A program that has ended before it reads says so by its status.
    signal(SIGPIPE, SIG_IGN)
    toChild.endReading()
    toChild.write(input)
    toChild.endWriting()
    let output = fromChild.readToEnd()
    var status: CInt = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status == 0 ? output : nil
  }

  /// Whether the shell would find a program of that name.
  static func isInstalled(_ name: String) -> Bool {
    let folders = (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// As a program expects them: this one holds some back, and ignores others.
  private static func setSignals(_ attributes: inout posix_spawnattr_t) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }
}

/// pipe(2) that no other child inherits, closed at the end.
private final class Pipe {
  private(set) var reading: CInt
  private(set) var writing: CInt

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    endReading()
    endWriting()
  }

  func endReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func endWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  func write(_ bytes: [UInt8]) { WriteTarget.file(writing).writeAll(bytes) }

  func readToEnd() -> String {
    var (all, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = read(reading, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return String(decoding: all, as: UTF8.self) }
      all += chunk.prefix(count)
    }
  }
}
