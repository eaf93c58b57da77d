// SPDX-License-Identifier: GPL-3.0-or-later

internal import Platform
internal import Synchronization

/// What the callers of `Player`, the playback thread and the event thread share: a ring in each direction, and atomics.
///
/// Nothing here takes a lock, so that the playback thread never waits for a thread of lower priority.
final class PlaybackQueue: Sendable {
  /// A command of a caller to the playback thread. Every silence increments `generation`; a command of an earlier
  /// generation is stale.
  enum Command: Sendable {
    case begin(PassageID, Secrecy, generation: Int)
    case samples([Int16], generation: Int)
    /// The passage has no more samples. `whole` is false where the queue had no room for some of them.
    case finish(whole: Bool, generation: Int)
  }

  /// A report of the playback thread to the event thread.
  enum Report: Sendable {
    case event(PlayerEvent)
    /// Samples that were played or discarded. The event thread frees them: free(3) may wait for a lock.
    case released([Int16])
    /// The passage was dequeued; its `ended` or `refused` follows.
    case dequeued(PassageID)
  }

  /// Commands queued at most: five minutes in the synthesiser's pieces, and room to end every passage.
  static let commandCapacity = 8192
  /// Places of `commands` that no samples may take, so that a passage that was begun can always be finished.
  static let reserve = 8
  /// After so many stalls without a second of sound between them the output is given up for good.
  static let stallLimit = 3

  let commands = Ring<Command>(capacity: commandCapacity)
  let reports = Ring<Report>(capacity: commandCapacity)

  /// Wakes the playback thread.
  let commandSignal = EventSignal()
  /// Wakes the event thread.
  let reportSignal = EventSignal()

  let generation = Atomic<Int>(0)
  let queuedSamples = Atomic<Int>(0)
  /// Frames heard, as of the playback thread's last look at the output.
  let heard = Atomic<Int>(0)
  /// Frames written to outputs, as of the same look.
  let position = Atomic<Int>(0)
  /// Stalls since the output last played for a second.
  let stallCount = Atomic<Int>(0)
  let privacy: Atomic<Int>
  let keepAwakeFrames: Atomic<Int>
  /// Nanoseconds that a device rests before others may have it.
  let releaseAfter: Int64
  /// Whether the device played nothing yet, or others could have it since: a headset may have fallen asleep.
  let isReleased = Atomic<Bool>(false)
  let isStopping = Atomic<Bool>(false)
  /// The playback thread has closed the output and reports nothing more.
  let hasPlaybackEnded = Atomic<Bool>(false)

  /// Nanoseconds that a device call may take, or an output hold samples without playing one.
  let stallTimeout: Int64

  init(
    privacy: Privacy, keepAwake: Duration, stallTimeout: Duration = .seconds(1),
    releaseAfter: Duration = .seconds(5)
  ) {
    self.releaseAfter = MonotonicClock.nanoseconds(in: releaseAfter)
    self.stallTimeout = MonotonicClock.nanoseconds(in: stallTimeout)
    self.privacy = Atomic(privacy.rawValue)
    keepAwakeFrames = Atomic(SampleFormat.frames(in: keepAwake))
  }

  /// Whether others than the listener can hear the output.
  var isPublic: Bool { privacy.load(ordering: .acquiring) == Privacy.everyone.rawValue }
}

/// A bounded queue from one thread to one other, without locks and without allocation.
// Invariant: only one thread calls `push` and only one calls `pop` or `first`; a slot between `head` and `tail` is
// initialised and belongs to the popper, any other is not and belongs to the pusher.
@safe final class Ring<Element: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Element>
  /// Counts pops.
  private let head = Atomic<Int>(0)
  /// Counts pushes.
  private let tail = Atomic<Int>(0)

  init(capacity: Int) {
    unsafe slots = .allocate(capacity: capacity)
  }

  deinit {
    while pop() != nil {}
    unsafe slots.deallocate()
  }

  /// Free slots, for the pusher: at least so many pushes succeed.
  var room: Int { unsafe slots.count - (tail.load(ordering: .relaxed) - head.load(ordering: .acquiring)) }

  /// Filled slots, for the popper: at least so many pops succeed.
  var count: Int { tail.load(ordering: .acquiring) - head.load(ordering: .relaxed) }

  /// Whether there is nothing to pop.
  var isEmpty: Bool { count == 0 }

  /// Appends an element; false, and nothing appended, when the ring is full.
  func push(_ element: consuming Element) -> Bool {
    guard room > 0 else { return false }
    let end = tail.load(ordering: .relaxed)
    unsafe slots.initializeElement(at: end % slots.count, to: element)
    tail.store(end + 1, ordering: .releasing)
    return true
  }

  /// The first element, which stays in the ring.
  var first: Element? {
    let first = head.load(ordering: .relaxed)
    guard first < tail.load(ordering: .acquiring) else { return nil }
    return unsafe slots[first % slots.count]
  }

  /// Removes and returns the first element.
  func pop() -> Element? {
    let first = head.load(ordering: .relaxed)
    guard first < tail.load(ordering: .acquiring) else { return nil }
    let element = unsafe slots.moveElement(from: first % slots.count)
    head.store(first + 1, ordering: .releasing)
    return element
  }
}
