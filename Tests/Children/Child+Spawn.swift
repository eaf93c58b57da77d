// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Foundation

extension Child {
  /// posix_spawnp(3) with these descriptors alone and every signal as a program expects it.
  static func spawn(
    _ arguments: [String], _ environment: [String], descriptors: [(from: Int32, to: Int32)]
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Out of each other's way first: a descriptor may have the number that another is to get.
    let away = descriptors.map { fcntl($0.from, F_DUPFD_CLOEXEC, 100) }
    defer { for descriptor in away { close(descriptor) } }
    for (descriptor, to) in zip(away, descriptors.map(\.to)) {
      posix_spawn_file_actions_adddup2(&actions, descriptor, to)
    }
    // A pipe that another child held open would never end for the one it belongs to.
    _ = clinux_spawn_close_from(&actions, (descriptors.map(\.to).max() ?? 2) + 1)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var pid = pid_t()
    let failure = withStrings(arguments) { arguments in
      withStrings(environment) { environment in
        posix_spawnp(&pid, arguments[0]!, &actions, &attributes, arguments, environment)
      }
    }
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EINVAL) }
    return pid
  }

  /// A file that is gone with its last descriptor.
  static func unnamedFile() throws -> FileHandle {
    var path = Array("/tmp/child-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    unlink(path)
    return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}
