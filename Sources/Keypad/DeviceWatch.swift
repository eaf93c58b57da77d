// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// Notifies of devices that appear, disappear or get other permissions: inotify(7).
final class DeviceWatch {
  /// Readable after a change; -1 where inotify(7) is not available.
  let descriptor: CInt

  init() { descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK)) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Discards the changes until now, and watches for those to come. To be called before each attempt to open a device.
  ///
  /// The folders above are watched as well: a folder exists from its first device to its last. Attributes are watched because
  /// udev sets a device's group after it has appeared.
  func renew(for source: some DeviceSource) {
    discardEvents()
    for folder in Self.above(source.folder) { add(folder, IN_CREATE | IN_MOVED_TO) }
    add(source.folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO)
    if let file = source.file { add(file, IN_ATTRIB) }
  }

  private func add(_ path: String, _ changes: CInt) {
    _ = unsafe inotify_add_watch(descriptor, path, UInt32(changes))
  }

  private func discardEvents() {
    var events = [UInt8](repeating: 0, count: 4096)
    let room = events.count
    while unsafe read(descriptor, &events, room) > 0 {}
  }

  /// The folders above a folder, from the root on.
  private static func above(_ folder: String) -> [String] {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.dropFirst().map { $0 == 1 ? "/" : parts[..<$0].joined(separator: "/") }
      .filter { $0 != folder }
  }
}
