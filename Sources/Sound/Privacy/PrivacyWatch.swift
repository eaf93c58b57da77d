// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Synchronization
internal import Threads

/// Tells who can hear an output, and again whenever that changes: a plug in a jack, a headset on USB that comes or goes.
///
/// Driven by the kernel's events alone: between two changes it makes no wake-up. A headset behind a sound server is
/// known by its card's presence; what the server does with the sound then is the server's business, and only a card
/// named outright (`alsa:plughw:CARD=…`) is certain.
public final class PrivacyWatch: Sendable {
  /// Who hears the output: the present state first, then every change. For one listener; ends with `stop()`.
  public let changes: AsyncStream<Privacy>

  private let state: State

  /// - Parameters:
  ///   - output: files are always private.
  ///   - unknown: what to take a device for that does not tell.
  ///   - fixed: what the settings say, whatever the device does; then nothing is watched.
  public convenience init(output: OutputDescription, unknown: Privacy = .everyone, fixed: Privacy? = nil) {
    self.init(output: output, unknown: unknown, fixed: fixed, cards: ALSACards())
  }

  /// The same, of cards of one's own.
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
        cards: cards, reference: CardReference(device: device), bell: state.bell)
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

  /// Ends `changes`; waits for nothing.
  public func stop() { state.end() }

  /// What the watch and its thread share.
  private final class State: Sendable {
    let bell = Wake()
    let isOver = Atomic<Bool>(false)
    private let continuation = Mutex<AsyncStream<Privacy>.Continuation?>(nil)

    func keep(_ continuation: AsyncStream<Privacy>.Continuation) {
      self.continuation.withLock { $0 = continuation }
    }

    func end() {
      isOver.store(true, ordering: .releasing)
      bell.signal()
      continuation.withLock { $0?.finish() }
    }
  }
}
