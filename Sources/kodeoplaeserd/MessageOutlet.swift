// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Storage

/// Where text messages leave: a folder, and how they stand in it.
struct MessageOutlet: Sendable, CustomStringConvertible {
  let format: MessageFormat
  let folder: String

  /// `spool:DIR` or `gammu:DIR`.
  init(parsing text: String) throws(DaemonError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let format = MessageFormat(rawValue: parts[0]), !parts[1].isEmpty else {
      throw .usage("messages cannot go to \(text), only to spool:DIR or gammu:DIR")
    }
    self.format = format
    folder = parts[1]
  }

  /// The outlet where none is named: a folder of the state's own.
  init(inState state: String) {
    format = .spool
    folder = "\(state)/outbox"
  }

  /// The group of the folder, where it is there and another program's.
  var group: gid_t? {
    var facts = stat()
    guard format == .gammu, stat(folder, &facts) == 0 else { return nil }
    return facts.st_gid
  }

  func open() throws(DaemonError) -> MessageFolder {
    do throws(StorageError) {
      return try MessageFolder(folder, format: format)
    } catch {
      throw .usage("messages cannot leave: \(error.description)", phrase: error.phrase)
    }
  }

  var description: String { "\(format.rawValue):\(folder)" }
}
