// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc
internal import Platform
internal import Synchronization

/// Who can hear an output.
public enum Privacy: Int, Sendable, Equatable {
  /// A headset: the listener alone.
  case personal
  /// A loudspeaker: anyone in the room.
  case everyone
}

/// Reports who can hear an output, at once and at every change: a plug in a jack, a headset on USB that comes or goes.
///
/// It waits for events of the kernel, and does not wake up between two changes. Behind a sound server the presence of a
/// headset's card is all that is known, and the server may play to another card; only a card that is named
/// (`alsa:plughw:CARD=…`) is certain.
public final class PrivacyWatch: Sendable {
  /// Who hears the output: the present state first, then every change. For one consumer; ends with `stop()`.
  public let changes: AsyncStream<Privacy>

  private let state: State

  /// - Parameters:
  ///   - output: a file is always private.
  ///   - unknown: the privacy of a device whose card does not say.
  ///   - fixed: the privacy by the settings, where they have one; then nothing is watched.
  public convenience init(output: OutputDescription, unknown: Privacy = .everyone, fixed: Privacy? = nil) {
    self.init(output: output, unknown: unknown, fixed: fixed, cards: ALSACards())
  }

  /// The same, with cards of the caller's own.
  init(output: OutputDescription, unknown: Privacy, fixed: Privacy?, cards: any CardSource) {
    let (stream, continuation) = AsyncStream.makeStream(
      of: Privacy.self, bufferingPolicy: .bufferingNewest(1))
    changes = stream
    state = State()
    guard fixed == nil, case .alsa(let device) = output else {
      continuation.yield(fixed ?? .personal)
      state.keep(continuation)
      return
    }
    let state = state
    state.keep(continuation)
    let thread = Thread.needed(name: "privacy-watch") {
      calsa_be_quiet()
      var scanner = CardScanner(
        cards: cards, reference: CardReference(device: device), signal: state.signal)
      var last: Privacy?
      scanner.run(until: { state.isOver.load(ordering: .acquiring) }) { seen in
        let now = seen ?? unknown
        guard now != last else { return }
        last = now
        continuation.yield(now)
      }
    }
    thread.detach()
  }

  deinit { stop() }

  /// Finishes `changes`; does not wait for the thread.
  public func stop() { state.end() }

  /// The state that the watch and its thread share.
  private final class State: Sendable {
    let signal = EventSignal()
    let isOver = Atomic<Bool>(false)
    private let continuation = Mutex<AsyncStream<Privacy>.Continuation?>(nil)

    func keep(_ continuation: AsyncStream<Privacy>.Continuation) {
      self.continuation.withLock { $0 = continuation }
    }

    func end() {
      isOver.store(true, ordering: .releasing)
      signal.signal()
      continuation.withLock { $0?.finish() }
    }
  }
}

/// The watch's thread: reads the cards again whenever one of them, or one of their jacks, is plugged or unplugged.
struct CardScanner {
  private let cards: any CardSource
  private let reference: CardReference
  private let signal: EventSignal
  private let folder = CardFolder()
  private var controls: [any CardControl] = []

  init(cards: any CardSource, reference: CardReference, signal: EventSignal) {
    self.cards = cards
    self.reference = reference
    self.signal = signal
  }

  /// Reports who hears the output, at once and after every event, until `isOver`.
  mutating func run(until isOver: () -> Bool, report: (Privacy?) -> Void) {
    while !isOver() {
      open()
      report(controls.map(\.card).privacy)
      while !isOver(), wait() { report(controls.map(\.card).privacy) }
    }
    folder.close()
  }

  /// Waits for an event; false when cards may have come or gone, so that they have to be opened anew.
  private func wait() -> Bool {
    let controlled = controls.flatMap(\.descriptors)
    var polled =
      [
        pollfd(fd: signal.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: folder.descriptor, events: Int16(POLLIN), revents: 0),
      ] + controlled
    _ = unsafe poll(&polled, nfds_t(polled.count), -1)
    signal.clear()
    for control in controls { control.drain() }
    let isBroken = polled.dropFirst(2).contains { $0.revents & ~Int16(POLLIN) != 0 }
    return !folder.discardEvents() && !isBroken
  }

  /// Opens the controls of every card that the reference covers.
  private mutating func open() {
    controls = []
    folder.watch(cards.folder, within: cards.parent)
    controls = cards.controls(of: reference)
  }
}
