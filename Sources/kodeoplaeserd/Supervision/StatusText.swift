// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Reader
internal import ServiceInterfaces
internal import Sound

/// The reader's state in one sentence, as `systemctl status` shows it: what is wrong before what waits.
struct StatusText: Sendable {
  var owners: [String] = []
  /// How the reader stands for one of several for whom it cannot be answered on, or for the only one.
  var hindered: (owner: String, state: String)?
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
    guard !owners.isEmpty else { return "Nobody is enrolled: the reader leads through the first start." }
    if let (owner, state) = hindered {
      return "Cannot be answered on: the reader of \(owner) is \(Self.words[state] ?? state)."
    }
    let ready = "Ready for " + owners.joined(separator: ", ")
    return pending == 0 ? ready + "." : ready + "; requests waiting: \(pending)."
  }

  private static let words = ["blockedOnRequest": "blocked on request"]
}

/// Tells the supervisor the sentence whenever it is another one.
actor StatusTelling {
  private let daemon: Daemon
  private var told: String?

  init(_ daemon: Daemon) { self.daemon = daemon }

  /// Tells it now, if it has changed.
  func tell() async {
    guard ServiceNotice.isSupervised else { return }
    let (conversation, state) = (daemon.conversation, await daemon.condition.state)
    var text = StatusText(keypad: state.keypad, keypadCondition: state.keypadCondition)
    for owner in await conversation.owners {
      text.owners.append(owner.user.canonical)
      let state = try? await conversation.readerState(of: owner)
      if let state, state != "active" { text.hindered = text.hindered ?? (owner.user.canonical, state) }
    }
    text.pending = (try? await daemon.core.livingApprovals().count) ?? 0
    text.outputTrouble = await conversation.outputTrouble
    let sentence = text.sentence
    guard sentence != told else { return }
    told = sentence
    ServiceNotice.state(sentence)
  }

  /// Tells it when something happened in the core; of devices it is told with the next sign of life, which wakes the daemon anyway.
  func run() async {
    guard ServiceNotice.isSupervised else { return }
    let changes = await daemon.core.signals { _ in true }
    await tell()
    for await _ in changes { await tell() }
  }
}
