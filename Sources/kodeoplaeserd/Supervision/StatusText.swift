// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Reader
internal import ServiceInterfaces
internal import Sound

/// The reader's state in one sentence, as `systemctl status` shows it: what is wrong before what waits.
struct StatusText: Equatable, Sendable {
  var owner: String?
  var readerState: String?
  var pending = 0
  var outputTrouble: SoundError?
  var keypad = "none"
  var keypadCondition = ReaderInterface.Condition.ready

  /// The sentence.
  var sentence: String {
    if let outputTrouble { return "Cannot be heard: \(outputTrouble.description)." }
    if keypadCondition != .ready {
      return "Waits for a keypad: " + (keypad == "none" ? "there is none." : "\(keypad) does not work.")
    }
    guard let owner else { return "Nobody is enrolled: the reader leads through the first start." }
    if let readerState, readerState != "active" {
      return "Cannot be answered on: the reader of \(owner) is \(Self.words[readerState] ?? readerState)."
    }
    return pending == 0
      ? "Ready for \(owner)." : "Ready for \(owner); requests waiting: \(pending)."
  }

  private static let words = ["blockedOnRequest": "blocked on request"]
}

/// Tells the supervisor the sentence whenever it is another one.
actor StatusTelling {
  private let daemon: Daemon
  private var told: StatusText?

  init(_ daemon: Daemon) { self.daemon = daemon }

  /// Tells it now, if it has changed.
  func tell() async {
    guard ServiceNotice.isSupervised else { return }
    let (conversation, state) = (daemon.conversation, await daemon.condition.state)
    var text = StatusText(keypad: state.keypad, keypadCondition: state.keypadCondition)
    text.owner = await conversation.ownerName
    text.readerState = (try? await conversation.readerState()) ?? nil
    text.pending = (try? await daemon.core.livingApprovals().count) ?? 0
    text.outputTrouble = await conversation.outputTrouble
    guard text != told else { return }
    told = text
    ServiceNotice.state(text.sentence)
  }

  /// Tells it when something happened in the core; of devices it is told with the next sign of life, which wakes the daemon anyway.
  func run() async {
    guard ServiceNotice.isSupervised else { return }
    let changes = await daemon.core.signals { _ in true }
    await tell()
    for await _ in changes { await tell() }
  }
}
