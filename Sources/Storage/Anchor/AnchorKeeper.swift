// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Synchronization

/// Brings the anchor up to the log, after the commits and off their way: once in `interval` at most, and at the end.
///
/// 1. It is told of rows that are on the disk, so the anchor never knows a row that a power cut can take away: the log is
///    ahead of its anchor or beside it, never behind.
/// 2. Nothing waits for it. An anchor that cannot be written now is written with a later row.
/// 3. After `close()` it writes no more, for the state may be another program's by then.
final class AnchorKeeper: Sendable {
  private struct State {
    var anchor: AuditAnchor
    /// The last row that is on the disk, and not in the anchor yet.
    var latest: AuditAnchor.Row?
    var isDue = false
    var isClosed = false
    var told: Int64
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
    _ anchor: AuditAnchor, in file: AnchorFile, tell: @escaping @Sendable (AuditAnchor.Row) -> Void
  ) {
    state = Mutex(State(anchor: anchor, told: anchor.head?.sequence ?? 0))
    self.file = file
    self.tell = tell
  }

  /// What is known now, the rows that are not written yet among it.
  var anchor: AuditAnchor {
    state.withLock { state in
      var anchor = state.anchor
      if let latest = state.latest { anchor.note(latest) }
      return anchor
    }
  }

  /// A row is on the disk, with every row before it.
  func note(_ row: AuditAnchor.Row) {
    let (begins, isTold) = state.withLock { state in
      defer { state.isDue = true }
      state.latest = row
      let isTold = row.sequence - state.told >= Self.rowsBetweenTold
      if isTold { state.told = row.sequence }
      return (!state.isDue && !state.isClosed, isTold)
    }
    if isTold { tell(row) }
    guard begins else { return }
    Task.detached(priority: .utility) { [self] in
      try? await Task.sleep(for: Self.interval)
      write()
    }
  }

  /// Writes what is not written yet, for the last time.
  func close() {
    write()
    let head = state.withLock { state in
      state.isClosed = true
      return state.anchor.head
    }
    if let head { tell(head) }
  }

  /// The file is written under the lock: of two writers the later one has the later row.
  private func write() {
    state.withLock { state in
      state.isDue = false
      guard !state.isClosed, let latest = state.latest else { return }
      var anchor = state.anchor
      anchor.note(latest)
      guard (try? file.write(anchor)) != nil else { return }
      state.anchor = anchor
      state.latest = nil
    }
  }
}
