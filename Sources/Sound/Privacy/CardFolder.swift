// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The folder in which each card has files while it is plugged in, watched for cards that come and go: inotify(7).
struct CardFolder {
  /// Readable after a change; -1 where the process has no descriptor left.
  let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))

  /// Watches the folder; while there is none, the parent in which the kernel creates it with the first card.
  func watch(_ folder: String, within parent: String) {
    if unsafe inotify_add_watch(descriptor, folder, UInt32(IN_CREATE | IN_DELETE | IN_ATTRIB)) < 0 {
      _ = unsafe inotify_add_watch(descriptor, parent, UInt32(IN_CREATE))
    }
  }

  /// Discards the events; true when there were any.
  func discardEvents() -> Bool {
    var events = [UInt8](repeating: 0, count: 4096)
    var isChanged = false
    while true {
      let room = events.count
      guard unsafe read(descriptor, &events, room) > 0 else { return isChanged }
      isChanged = true
    }
  }

  func close() { _ = Glibc.close(descriptor) }
}
