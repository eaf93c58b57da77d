// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The PAM module while it is compiled: a file of its own in a folder that is this user's alone.
final class TemporaryModule {
  private let folder: String

  init() {
    var template = Array("/tmp/kodeoplaeser-XXXXXX".utf8CString)
    folder = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }

  var path: String { folder + "/pam_kodeoplaeser.so" }

  /// Whether cc(1) made it: hardened, and without the paths of this machine in it.
  func compile(_ source: String, calling program: String) -> Bool {
    guard !folder.isEmpty else { return false }
    let command = [
      "cc", "-O2", "-fPIC", "-shared", "-fvisibility=hidden", "-fstack-protector-strong",
      "-D_FORTIFY_SOURCE=2", "-s",
      "-Wl,-z,relro,-z,now", "-DKODEOPLAESER_PROGRAM=\"\(program)\"", "-o", path, source, "-lpam",
    ]
    return ChildProgram.output(of: command) != nil
  }

  func remove() {
    unlink(path)
    rmdir(folder)
  }
}
