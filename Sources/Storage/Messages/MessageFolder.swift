// SPDX-License-Identifier: GPL-3.0-or-later

public import ApprovalCore
internal import Cryptography
internal import Glibc

/// A folder that text messages leave through, one file each.
///
/// A prepared message is a hidden file, which whoever empties the folder passes over; releasing it is one rename(2), so a
/// message is in the folder whole or not at all, and a prepared one that is no longer there has gone. Between the rename and
/// its fsync a power cut may take the rename back; a message that was sent in that moment is sent again.
public struct MessageFolder: MessageGateway {
  private let folder: String
  private let format: MessageFormat

  /// Opens a folder; the spool's is made where it is missing, gammu-smsd's must be there.
  ///
  /// - Throws: `file` with the system's reason, also where no file can be put into it.
  public init(_ folder: String, format: MessageFormat = .spool) throws(StorageError) {
    if format.isOthers { _ = try StateFile.group(ofFolder: folder) } else { try StateFile.makeFolder(folder) }
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw .file(path: folder, code: errno) }
    self.folder = folder
    self.format = format
  }

  /// Writes the hidden file, and makes sure of it on the disk.
  public func prepare(_ message: OutgoingMessage) throws(MessageGatewayError) {
    try gateway { () throws(StorageError) in
      let draft = path(".\(message.id).new")
      unsafe unlink(draft)
      let group = format.isOthers ? try StateFile.group(ofFolder: folder) : nil
      try format.contents(of: message).withBytes { (bytes) throws(StorageError) in
        try StateFile.write(bytes, to: draft, readableBy: group)
      }
      let prepared = preparedPath(of: message)
      guard unsafe rename(draft, prepared) == 0 else { throw .file(path: prepared, code: errno) }
      try StateFile.syncFolder(folder)
    }
  }

  /// Gives the file the name under which it is found.
  public func release(_ message: OutgoingMessage) throws(MessageGatewayError) {
    try gateway { () throws(StorageError) in
      let destination = path(format.name(of: message))
      if unsafe rename(preparedPath(of: message), destination) != 0 {
        guard errno == ENOENT, StateFile.exists(folder) else { throw .file(path: destination, code: errno) }
      }
      try StateFile.syncFolder(folder)
    }
  }

  // MARK: -

  private func path(_ name: String) -> String { "\(folder)/\(name)" }

  private func preparedPath(of message: OutgoingMessage) -> String { path(".\(message.id).ready") }

  /// A path in the error would hold the number.
  private func gateway(_ work: () throws(StorageError) -> Void) throws(MessageGatewayError) {
    do {
      try work()
    } catch .file(_, let code) {
      throw MessageGatewayError(StorageError.file(path: folder, code: code).description)
    } catch {
      throw MessageGatewayError(error.description)
    }
  }
}
