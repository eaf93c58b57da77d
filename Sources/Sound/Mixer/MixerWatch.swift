// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc
internal import Platform
internal import Synchronization

/// Reports whether what is played into an output can be heard, by its mixer: at once, and at every change of a switch or a volume.
///
/// It waits for events of the mixer, and does not wake up between two changes. A mixer that is gone is looked for again when a
/// card comes, a sound server's every few seconds.
public final class MixerWatch: Sendable {
  /// Whether nothing of the output is heard: the present state first, then every change; false where no mixer tells. For one
  /// consumer; ends with `stop()`.
  public let changes: AsyncStream<Bool>

  private let state = State()

  /// - Parameter output: a file has no mixer.
  public init(output: OutputDescription) {
    let (stream, continuation) = AsyncStream.makeStream(of: Bool.self)
    changes = stream
    state.keep(continuation)
    guard case .alsa = output else {
      continuation.yield(false)
      return
    }
    let state = state
    Thread.needed(name: "mixer-watch") {
      var scanner = MixerScanner(output: output, signal: state.signal)
      scanner.run(until: { state.isOver.load(ordering: .acquiring) }) { state.report($0) }
    }.detach()
  }

  deinit { stop() }

  /// What the mixer said last: whether nothing of the output is heard; nil where none tells.
  public var isSilent: Bool? { state.latest }

  /// Looks for the mixer anew: the output is back, and may have another one.
  public func lookAgain() { state.signal.signal() }

  /// Finishes `changes`; does not wait for the thread, which a sound server may hold up.
  public func stop() { state.end() }

  /// The state that the watch and its thread share.
  private final class State: Sendable {
    let signal = EventSignal()
    let isOver = Atomic<Bool>(false)
    private let told = Mutex<(continuation: AsyncStream<Bool>.Continuation?, latest: Bool?, isFirst: Bool)>(
      (nil, nil, true))

    var latest: Bool? { told.withLock { $0.latest } }

    func keep(_ continuation: AsyncStream<Bool>.Continuation) {
      told.withLock { $0.continuation = continuation }
    }

    /// Unknown counts as heard.
    func report(_ isSilent: Bool?) {
      told.withLock { told in
        let isNews = told.isFirst || (told.latest ?? false) != (isSilent ?? false)
        (told.latest, told.isFirst) = (isSilent, false)
        if isNews { told.continuation?.yield(isSilent ?? false) }
      }
    }

    func end() {
      isOver.store(true, ordering: .releasing)
      signal.signal()
      told.withLock { $0.continuation?.finish() }
    }
  }
}

/// The watch's thread: reads the mixer again whenever it has changed, and looks for it where it is gone.
struct MixerScanner {
  /// How long a sound server that is gone is waited for before it is looked for again: doubling, from a quarter of a second to four.
  private static let retries = (first: Int32(250), last: Int32(4000))

  private let output: OutputDescription
  private let signal: EventSignal
  private let folder = CardFolder()
  private var mixer: MixerControl?
  /// Milliseconds; nil where there is nothing to be looked for without an event.
  private var retry: Int32?

  init(output: OutputDescription, signal: EventSignal) {
    self.output = output
    self.signal = signal
  }

  /// Reports what the mixer says, at once and after every event, until `isOver`.
  mutating func run(until isOver: () -> Bool, report: (Bool?) -> Void) {
    while !isOver() {
      open()
      report(mixer?.isSilent)
      while !isOver(), wait() { report(mixer?.isSilent) }
    }
    mixer = nil
    folder.close()
  }

  private mutating func open() {
    folder.watch(ALSACards().folder, within: ALSACards().parent)
    let wasThere = mixer != nil
    mixer = nil
    mixer = MixerControl(of: output)
    if mixer != nil {
      retry = nil
    } else if wasThere, isServed {
      retry = Self.retries.first
    } else {
      retry = retry.map { min(2 * $0, Self.retries.last) }
    }
  }

  /// Whether a server may have the mixer, whose coming no file tells.
  private var isServed: Bool {
    guard case .alsa(let device) = output else { return false }
    return if case .card = CardReference(device: device) { false } else { true }
  }

  /// Waits for an event; false when the mixer is to be opened anew.
  private func wait() -> Bool {
    var polled =
      [signal.descriptor, folder.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      } + (mixer?.descriptors ?? [])
    let count = unsafe poll(&polled, nfds_t(polled.count), retry ?? -1)
    let isAsked = polled[0].revents != 0
    signal.clear()
    guard !folder.discardEvents(), !isAsked, count != 0 else { return false }
    return mixer?.takeEvents() ?? true
  }
}
