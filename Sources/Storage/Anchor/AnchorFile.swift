// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc
internal import Synchronization

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

/// Brings the anchor up to its database, after the commits and off their way: once in `interval` at most, and at the end.
///
/// 1. It is told of what is on the disk, so the anchor never knows what a power cut can take away: the database is ahead of
///    its anchor or beside it, never behind.
/// 2. Nothing waits for it. An anchor that cannot be written now is written with a later row.
/// 3. After `close()` it writes no more, for the state may be another program's by then.
final class AnchorKeeper: Sendable {
  private struct State {
    /// What the file holds.
    var written: Anchor
    /// The last row that is on the disk, and not in the anchor yet.
    var latest: AuditAnchor.Row?
    /// How often the marked rows were written, as far as that is on the disk.
    var generation: Int64
    var isDue = false
    var isClosed = false
    var told: Int64

    /// What is known now, that which is not written yet among it.
    var known: Anchor {
      var known = written
      if let latest { known.log.note(latest) }
      known.generation = generation
      return known
    }
  }

  private let state: Mutex<State>
  private let file: AnchorFile
  private let tell: @Sendable (AuditAnchor.Row) -> Void

  /// How long the last rows may be out of the anchor: ours, so that a disk that is busy with commits is left alone.
  private static let interval = Duration.seconds(1)
  /// The log's head is told each time so many rows were written.
  private static let rowsBetweenTold: Int64 = 1000

  /// - Parameter tell: takes the log's head, now and then, to be written where the state's owner cannot rewrite it.
  init(
    _ anchor: Anchor, in file: AnchorFile, tell: @escaping @Sendable (AuditAnchor.Row) -> Void = { _ in }
  ) {
    state = Mutex(
      State(written: anchor, generation: anchor.generation, told: anchor.log.head?.sequence ?? 0))
    self.file = file
    self.tell = tell
  }

  /// What is known now, that which is not written yet among it.
  var anchor: Anchor { state.withLock { $0.known } }

  /// A row of the log is on the disk, with every row before it; and marked rows that were written so often.
  func note(_ row: AuditAnchor.Row? = nil, generation: Int64) {
    let (begins, isTold) = state.withLock { state in
      guard row != nil || generation > state.generation else { return (false, false) }
      defer { state.isDue = true }
      state.latest = row ?? state.latest
      state.generation = max(generation, state.generation)
      let isTold = row.map { $0.sequence - state.told >= Self.rowsBetweenTold } ?? false
      if let row, isTold { state.told = row.sequence }
      return (!state.isDue && !state.isClosed, isTold)
    }
    if let row, isTold { tell(row) }
    guard begins else { return }
    Task.detached(priority: .utility) { [self] in
      try? await Task.sleep(for: Self.interval)
      write()
    }
  }

  /// Writes what is not written yet, for the last time; once more, nothing.
  func close() {
    write()
    let head: AuditAnchor.Row? = state.withLock { state in
      defer { state.isClosed = true }
      return state.isClosed ? nil : state.written.log.head
    }
    if let head { tell(head) }
  }

  /// The file is written under the lock: of two writers the later one has the later row.
  private func write() {
    state.withLock { state in
      state.isDue = false
      let known = state.known
      guard !state.isClosed, known != state.written, (try? file.write(known)) != nil else { return }
      state.written = known
      state.latest = nil
    }
  }
}
