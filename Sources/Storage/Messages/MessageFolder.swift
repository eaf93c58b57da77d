// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Cryptography
internal import Glibc

/// A folder that text messages leave through, one file each.
///
/// A prepared message is a hidden file, which whoever empties the folder passes over; releasing it is one rename(2), so a
/// message is in the folder whole or not at all, and a prepared one that is no longer there has gone. Between the rename and
/// its fsync a power cut may take the rename back; a message that was sent in that moment is sent again.
///
/// A message of the spool that nobody took lies there no longer than its code is good: it is removed when its code was used,
/// and a while after it lapsed, also those that an earlier run left.
public struct MessageFolder: MessageGateway {
  private let folder: String
  private let format: MessageFormat
  private let lifetime: Duration

  /// Opens a folder; the spool's is made where it is missing, gammu-smsd's must be there.
  ///
  /// - Parameter lifetime: How long a message's code is good.
  /// - Throws: `file` with the system's reason, also where no file can be put into it.
  public init(
    _ folder: String, format: MessageFormat = .spool, lifetime: Duration = Limits().messageCodeLifetime
  ) throws(StorageError) {
    if format.isOthers { _ = try StateFile.group(ofFolder: folder) } else { try StateFile.makeFolder(folder) }
    guard unsafe access(folder, W_OK | X_OK) == 0 else { throw .file(path: folder, code: errno) }
    self.folder = folder
    self.format = format
    self.lifetime = lifetime
    if !format.isOthers, removeLapsed() > 0 { removeLater() }
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
    if !format.isOthers { removeLater() }
  }

  public func withdraw(_ message: OutgoingMessage) {
    guard !format.isOthers else { return }
    unsafe unlink(path(format.name(of: message)))
  }

  // MARK: Lapsed messages

  private func removeLater() {
    Task.detached(priority: .utility) { [self] in
      if (try? await Task.sleep(for: lifetime + .seconds(1))) != nil { removeLapsed() }
    }
  }

  /// Removes the messages whose codes lapsed, by the wall clock as their files have it: one from a time to come is kept for
  /// as long as a code is good.
  ///
  /// - Returns: How many are left.
  @discardableResult
  func removeLapsed() -> Int {
    guard let names = unsafe opendir(folder) else { return 0 }
    defer { unsafe closedir(names) }
    let now = time(nil)
    var left = 0
    while let entry = unsafe readdir(names) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      var facts = stat()
      guard format.isName(name), unsafe lstat(path(name), &facts) == 0 else { continue }
      let age = Duration.seconds(now - facts.st_mtim.tv_sec)
      if age >= lifetime || age <= .zero - lifetime { unsafe unlink(path(name)) } else { left += 1 }
    }
    return left
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

/// How a message stands in a folder: its file's name and what the file holds.
public enum MessageFormat: String, CaseIterable, Sendable {
  /// A file of its own for each message: `To:` and the number, an empty line, the text, in UTF-8.
  case spool
  /// A file for gammu-smsd's outbox (gammu-smsd-files(7)): the number in the name, the text in UTF-16 with its mark, for
  /// without one it is read in whatever encoding the daemon's locale has.
  case gammu

  /// The name that the file goes by once the message may go.
  func name(of message: OutgoingMessage) -> String {
    let time = message.createdAt.description.filter { $0.isNumber || $0 == "T" }
    switch self {
    case .spool: return "\(time)_\(message.id).txt"
    case .gammu:
      // OUT priority date _ time _ serial _ recipient _ note; smsd takes at most 99 characters.
      let moment = time.split(separator: "T").joined(separator: "_")
      return "OUTA\(moment)_00_\(message.to.e164)_\(message.id).txt"
    }
  }

  /// Whether a file of the spool goes by a name that a message gets: a time, and an ID.
  func isName(_ name: String) -> Bool {
    guard self == .spool, name.hasSuffix(".txt") else { return false }
    let parts = name.dropLast(4).split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 15, !parts[1].isEmpty else { return false }
    return parts[0].allSatisfy { ("0"..."9").contains($0) || $0 == "T" }
  }

  /// What the file holds.
  func contents(of message: OutgoingMessage) -> Secret {
    switch self {
    case .spool:
      Secret(Array("To: \(message.to.e164)\n\n".utf8) + message.text.revealed() + [UInt8(ascii: "\n")])
    case .gammu: Secret(Self.utf16(String(decoding: message.text.revealed(), as: UTF8.self)))
    }
  }

  /// Whether another user's program takes the files away: it reads them by the folder's group, and the folder is its own.
  var isOthers: Bool { self == .gammu }

  /// UTF-16 with the greater byte first, after the byte order mark.
  private static func utf16(_ text: String) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }
}
