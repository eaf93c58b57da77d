// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc

/// The file beside a database that holds the anchor of its audit log: a row a line, and last a mark that only who holds the
/// database's key can make. Nothing in it is secret.
///
/// It is replaced whole, by rename(2): a power cut leaves the old one or the new one.
struct AnchorFile: Sendable {
  let path: String
  private let folder: String
  private let vault: Vault

  private static let title = "kodeoplaeser anchor 1"

  init(inFolder folder: String, name: String, vault: Vault) {
    self.folder = folder
    path = "\(folder)/\(name)"
    self.vault = vault
  }

  /// What was written last; `nil` where nothing ever was.
  ///
  /// - Throws: `anchorDamaged` where it is not as it was written with this key.
  func read() throws(StorageError) -> AuditAnchor? {
    guard let bytes = try StateFile.read(path, atMost: 1 << 20) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == Self.title, let last = lines.last,
      last == (try mark(over: Array(lines.dropLast())))
    else { throw .anchorDamaged(path: path) }
    var rows: [AuditAnchor.Row] = []
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ")
      guard words.count == 2, let sequence = Int64(words[0]),
        let hash = Hexadecimal.decode(String(words[1]))
      else { throw .anchorDamaged(path: path) }
      rows.append(AuditAnchor.Row(sequence: sequence, hash: hash))
    }
    return AuditAnchor(rows: rows)
  }

  /// Puts it in the place of what was written before, and makes sure of it on the disk.
  func write(_ anchor: AuditAnchor) throws(StorageError) {
    var lines = [Self.title] + anchor.rows.map { "\($0.sequence) \(Hexadecimal.encode($0.hash))" }
    lines.append(try mark(over: lines))
    let draft = path + ".new"
    unsafe unlink(draft)
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    try StateFile.write(bytes.span, to: draft)
    guard unsafe rename(draft, path) == 0 else { throw .file(path: path, code: errno) }
    try StateFile.syncFolder(folder)
  }

  private func mark(over lines: [String]) throws(StorageError) -> String {
    let text = Array(lines.joined(separator: "\n").utf8)
    return "mark \(Hexadecimal.encode(try vault.mark(text, for: "anchor")))"
  }
}
