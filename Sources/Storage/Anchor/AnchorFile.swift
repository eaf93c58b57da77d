// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc

/// What is known of a database outside of it.
struct Anchor: Equatable, Sendable {
  /// Rows of its audit log; none where it has no log.
  var log = AuditAnchor()
  /// How often its marked rows were written, at least (`BoundRows`).
  var generation: Int64 = 0
}

/// The file beside a database that holds its anchor: how often its marked rows were written, a row of the log a line, and last
/// a mark that only who holds the database's key can make. Nothing in it is secret.
///
/// It is replaced whole, by rename(2): a power cut leaves the old one or the new one.
struct AnchorFile: Sendable {
  let path: String
  private let folder: String
  private let vault: Vault

  private static let title = "kodeoplaeser anchor 2"
  /// Of before marked rows were counted.
  private static let formerTitle = "kodeoplaeser anchor 1"
  private static let generationName = "marked-rows"

  init(inFolder folder: String, name: String, vault: Vault) {
    self.folder = folder
    path = "\(folder)/\(name)"
    self.vault = vault
  }

  /// What was written last; `nil` where nothing ever was.
  ///
  /// - Throws: `anchorDamaged` where it is not as it was written with this key.
  func read() throws(StorageError) -> Anchor? {
    guard let bytes = try StateFile.read(path, atMost: 1 << 20) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let title = lines.first, [Self.title, Self.formerTitle].contains(title), let last = lines.last,
      last == (try mark(over: Array(lines.dropLast())))
    else { throw .anchorDamaged(path: path) }
    var anchor = Anchor()
    var rows: [AuditAnchor.Row] = []
    for line in lines.dropFirst().dropLast() {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == Self.generationName, let generation = Int64(words[1]) {
        anchor.generation = generation
      } else if words.count == 2, let sequence = Int64(words[0]),
        let hash = Hexadecimal.decode(String(words[1]))
      {
        rows.append(AuditAnchor.Row(sequence: sequence, hash: hash))
      } else {
        throw .anchorDamaged(path: path)
      }
    }
    anchor.log = AuditAnchor(rows: rows)
    return anchor
  }

  /// Puts it in the place of what was written before, and makes sure of it on the disk.
  func write(_ anchor: Anchor) throws(StorageError) {
    var lines = [Self.title, "\(Self.generationName) \(anchor.generation)"]
    lines += anchor.log.rows.map { "\($0.sequence) \(Hexadecimal.encode($0.hash))" }
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
