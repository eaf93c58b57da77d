// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// The kernel's word that a device came or went, or that others may read it now: inotify(7).
final class DeviceWatch {
  /// Readable after a change; -1 where the kernel gives none.
  let descriptor: CInt

  init() { descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK)) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes word of the changes until now, and asks for word of those to come: to be called before each look.
  ///
  /// Folders on the way come with their first device, and go with their last; what is above a folder tells of it.
  /// udev gives a device to its group after it is there, hence the attributes.
  func renew(for source: some DeviceSource) {
    forget()
    for folder in Self.above(source.folder) { add(folder, IN_CREATE | IN_MOVED_TO) }
    add(source.folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO)
    if let file = source.file { add(file, IN_ATTRIB) }
  }

  private func add(_ path: String, _ changes: CInt) {
    _ = unsafe inotify_add_watch(descriptor, path, UInt32(changes))
  }

  private func forget() {
    var events = [UInt8](repeating: 0, count: 4096)
    let room = events.count
    while unsafe read(descriptor, &events, room) > 0 {}
  }

  /// The folders above one, the highest first.
  private static func above(_ folder: String) -> [String] {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.dropFirst().map { $0 == 1 ? "/" : parts[..<$0].joined(separator: "/") }
      .filter { $0 != folder }
  }
}
