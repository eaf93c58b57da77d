// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Platform
internal import Reader

/// One line of the service's journal: what happened, in a sentence for people and in fields for programs. Neither holds a secret,
/// nor the text that is approved.
struct JournalEntry: Sendable {
  /// What may happen; each has a name of its own for `journalctl MESSAGE_ID=`, as in journald's own catalogue.
  enum Event: String, CaseIterable, Sendable {
    case begun, failed, requested, decided, output, keypad, authenticator, guesser, note

    /// MESSAGE_ID: 128 bits drawn at random once, which never change.
    var id: String {
      switch self {
      case .begun: "41a93aaa9321b9e48dd8d5e9ae78787f"
      case .failed: "cd3b12fc1fb54a1a36fab9004f5d9e2c"
      case .requested: "f704b1b67b69e52fbc43eff15ee0e766"
      case .decided: "6a826050cedf240dea1bb741fac51341"
      case .output: "9915ff88baf63bf6abd98bac9a9e3199"
      case .keypad: "f26e6066b2d3b96637c0fe3bafabb2b2"
      case .authenticator: "38e8a488c582989b0e0cb66731fc9e3e"
      case .guesser: "c6240263219cb8cbce88ddd7d91908d0"
      case .note: "a9b63787bf23cd131b0d30c2a192d725"
      }
    }

    /// syslog(3): errors are 3, warnings 4, what an administrator should see 5, the rest 6.
    var priority: Int {
      switch self {
      case .failed: 3
      case .output, .keypad, .guesser: 4
      case .begun, .decided, .authenticator: 5
      case .requested, .note: 6
      }
    }

    /// What it is, for the manual page.
    var meaning: String {
      switch self {
      case .begun: "the daemon is ready"
      case .failed: "it does not start, or ends, and why"
      case .requested: "a request arrived"
      case .decided: "a request was approved, rejected, expired, cancelled, or failed"
      case .output: "the sound output is gone, or cannot be used"
      case .keypad: "a keypad came, or went"
      case .authenticator: "a device of a user was ordered, activated, locked, blocked, opened or deleted"
      case .guesser: "who gave too many wrong codes or passwords has to wait"
      case .note: "anything else that the daemon says"
      }
    }
  }

  let event: Event
  let sentence: String
  var fields: [(name: String, value: String)] = []

  /// The datagram that journald takes: `NAME=value`, a line each (systemd.io/JOURNAL_NATIVE_PROTOCOL). No value has a line break:
  /// one from outside would make a field of its own.
  var text: String {
    let own = [
      ("MESSAGE", sentence), ("MESSAGE_ID", event.id), ("PRIORITY", String(event.priority)),
      ("SYSLOG_IDENTIFIER", "kodeoplaeserd"),
    ]
    return (own + fields.map { ("KODEOPLAESER_" + $0.name, $0.value) }).map { name, value in
      "\(name)=\(String(value.map { $0.isNewline || $0 == "\0" ? " " : $0 }))\n"
    }.joined()
  }
}

/// Where entries go.
enum Journal {
  private static let socket = "/run/systemd/journal/socket"

  /// Whether standard error is the journal's, as of a service that systemd started: `JOURNAL_STREAM` names the device and the inode
  /// (systemd.exec(5)).
  static let isConnected: Bool = {
    var facts = stat()
    guard let stream = Environment["JOURNAL_STREAM"], fstat(STDERR_FILENO, &facts) == 0 else { return false }
    return stream == "\(facts.st_dev):\(facts.st_ino)"
  }()

  /// Writes an entry; where there is no journal, nothing.
  static func write(_ entry: JournalEntry) {
    guard isConnected else { return }
    ServiceManager.notify(entry.text, at: socket)
  }
}

/// Writes what the core tells into the journal: an entry for each request that arrives and is decided, and for what becomes of devices.
struct Journalling: Sendable {
  let core: IdentityProvider

  func run() async {
    guard Journal.isConnected else { return }
    var known: Set<ApprovalID> = []
    for await notice in await core.notices() {
      if case .approval(let approval) = notice {
        guard approval.state.isLiving == known.insert(approval.id).inserted else { continue }
        if !approval.state.isLiving { known.remove(approval.id) }
      }
      if let entry = JournalEntry(notice) { Journal.write(entry) }
    }
  }
}

extension JournalEntry {
  /// The entry for what the core tells; nil where it is in the log of the state alone.
  init?(_ notice: CoreNotice) {
    switch notice {
    case .approval(let approval): self.init(approval)
    case .authenticator(let news, let device):
      self.init(
        event: .authenticator, sentence: "a device of \(device.user.canonical) was \(news.rawValue)",
        fields: [("USER", device.user.canonical), ("KIND", device.kind.rawValue), ("STATE", news.rawValue)])
    case .guesserWaits(let guesser):
      self.init(
        event: .guesser,
        sentence: "too many wrong codes or passwords for \(guesser.user.canonical): who gives them waits",
        fields: [("USER", guesser.user.canonical)])
    default: return nil
    }
  }

  private init(_ approval: Approval) {
    let (service, user) = (approval.text.service.text, approval.user.canonical)
    let state = approval.state.isLiving ? "requested" : approval.state.rawValue
    var fields = [("APPROVAL", approval.id.text), ("STATE", state), ("USER", user), ("SERVICE", service)]
    if let asker = approval.asker { fields.append(("ASKER_UID", String(asker))) }
    if let reason = approval.reason { fields.append(("REASON", reason.rawValue)) }
    self.init(
      event: approval.state.isLiving ? .requested : .decided,
      sentence: approval.state.isLiving
        ? "\(service) asks \(user)"
        : "what \(service) asked \(user) \(Self.endings[approval.state] ?? state)", fields: fields)
  }

  private static let endings: [ApprovalState: String] = [
    .approved: "was approved", .rejected: "was rejected", .expired: "has expired",
    .cancelled: "was cancelled", .failed: "failed",
  ]
}
