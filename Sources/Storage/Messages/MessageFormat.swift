// SPDX-License-Identifier: GPL-3.0-or-later

internal import ApprovalCore
internal import Cryptography

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
