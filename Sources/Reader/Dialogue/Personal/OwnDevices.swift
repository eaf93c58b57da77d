// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
internal import Speech

/// One of the person's authenticators, as it is said and dealt with.
public struct OwnDevice: Hashable, Sendable {
  /// How its approvals are bound, and what becomes of that.
  public enum Method: Hashable, Sendable {
    /// QR codes; a switch may wait, or be due.
    case qrCode(PendingChange?)
    case oneTimeCode
  }

  public let id: AuthenticatorID
  public let kind: AuthenticatorKind
  /// Whether it is this reader.
  public let isThis: Bool
  /// Where it stands, as a phrase.
  public internal(set) var standing: Phrase
  /// The day it was activated, where the reader is; `nil` of one that never was.
  public let since: CalendarDate?
  /// Of an app that is active.
  public let method: Method?

  /// Whether it can be blocked.
  var canBeBlocked: Bool { standing != .stateBlocked }

  private var names: [String: Argument] {
    var names: [String: Argument] = ["device": .phrase(kind.phrase)]
    if let since { names["date"] = .date(year: since.year, month: since.month, day: since.day) }
    return names
  }

  /// What is said of it among the devices.
  var words: [Speakable] {
    let standing = ["standing": Argument.phrase(standing)]
    guard !isThis else { return [.phrase(.deviceThis, standing)] }
    let named = names.merging(standing) { $1 }
    return [.phrase(since == nil ? .deviceOwn : .deviceOwnSince, named)]
      + (canBeBlocked ? [.phrase(.deviceBlocks)] : [])
  }

  /// What is said of its method, and of what `+` does about that.
  var methodWords: [Speakable] {
    guard let since, let method else { return [] }
    let phrase: Phrase =
      switch method {
      case .qrCode(nil), .qrCode(.recovery): .methodQR
      case .qrCode(.waiting): .methodWaiting
      case .qrCode(.due): .methodDue
      case .oneTimeCode: .methodCode
      }
    return [.phrase(phrase, ["date": .date(year: since.year, month: since.month, day: since.day)])]
  }

  /// What `+` does about its method, and how it is asked back.
  var methodDeed: (news: MethodSwitchNews, question: Phrase)? {
    switch method {
    case nil: nil
    case .qrCode(nil), .qrCode(.recovery): (.requested, .confirmMethodAsk)
    case .qrCode(.waiting): (.cancelled, .confirmMethodCancel)
    case .qrCode(.due): (.done, .confirmChangeSwitch)
    case .oneTimeCode: (.back, .confirmChangeSwitchBack)
    }
  }

  /// How it is asked back whether it is to be blocked.
  var blockQuestion: Speakable { .phrase(.confirmBlock, ["device": .phrase(kind.phrase)]) }
}

/// The devices, and which of them the person is at; never empty.
struct OwnDevices: Sendable {
  /// Whether they are gone through to be blocked, or for their method.
  let purpose: PersonalItem
  private var devices: [OwnDevice]
  private var index = 0

  /// `nil` where there is none.
  init?(_ devices: [OwnDevice], for purpose: PersonalItem) {
    guard !devices.isEmpty else { return nil }
    (self.devices, self.purpose) = (devices, purpose)
  }

  var current: OwnDevice { devices[index] }

  var words: [Speakable] { purpose == .method ? current.methodWords : current.words }

  /// How what `+` does is asked back; `nil` where it does nothing to this one.
  var question: Speakable? {
    if purpose == .method { return current.methodDeed.map { .phrase($0.question) } }
    return current.isThis || !current.canBeBlocked ? nil : current.blockQuestion
  }

  /// What a second `+` does.
  var deed: PersonalCommand? {
    guard purpose == .method else { return .block(current.id) }
    return current.methodDeed.map { .methodSwitch($0.news, of: current.id) }
  }

  /// The next or the previous, round and round.
  mutating func move(by step: Int) { index = (index + step + devices.count) % devices.count }

  mutating func noteBlocked() { devices[index].standing = .stateBlocked }
}

/// Going through the person's devices: which there are, blocking a lost one, and the method of the apps.
extension Dialogue {
  mutating func show(_ devices: [OwnDevice], in menu: PersonalMenu) -> [DialogueEffect] {
    guard case .items(let item) = menu.step else { return [] }
    let shown = item == .method ? devices.filter { $0.method != nil && $0.since != nil } : devices
    guard let own = OwnDevices(shown, for: item) else { return say(.phrase(.methodNone)) }
    go(menu, to: .devices(own))
    return say(own.words)
  }

  mutating func choose(
    _ gesture: Gesture?, among devices: OwnDevices, in menu: PersonalMenu, at now: Instant
  ) -> [DialogueEffect] {
    switch gesture {
    case .again, .whereAmI: return move(in: devices, by: 0, menu)
    case .previous: return move(in: devices, by: -1, menu)
    case .next: return move(in: devices, by: 1, menu)
    case .done: return askBack(devices, in: menu, at: now)
    case .leave: return leave(menu)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func move(in devices: OwnDevices, by step: Int, _ menu: PersonalMenu) -> [DialogueEffect] {
    var devices = devices
    devices.move(by: step)
    go(menu, to: .devices(devices))
    return say(devices.words)
  }

  private mutating func askBack(_ devices: OwnDevices, in menu: PersonalMenu, at now: Instant)
    -> [DialogueEffect]
  {
    guard let question = devices.question else {
      return say([.earcon(.error)] + (devices.current.isThis ? [.phrase(.deviceInHand)] : devices.words))
    }
    go(menu, to: .confirming(devices, until: now + limits.confirmWindow))
    return say(question)
  }

  mutating func blocked(in menu: PersonalMenu) -> [DialogueEffect] {
    guard case .confirming(var devices, _) = menu.step else { return [] }
    devices.noteBlocked()
    go(menu, to: .devices(devices))
    return say([.earcon(.approved)] + devices.words)
  }
}
