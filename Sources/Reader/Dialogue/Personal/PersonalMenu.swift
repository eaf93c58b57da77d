// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography
internal import Sound
internal import Speech

/// What is the person's alone, behind their PIN: history, devices, the method of their apps, PIN and password.
///
/// 1. Nothing of it is heard before the PIN held, and nothing a while after the last key.
/// 2. What changes something is asked back, and done by a second key within the time of a second `+`.
public struct PersonalMenu: Sendable {
  /// Where in it the person is.
  enum Step: Sendable {
    /// Typing the PIN that opens it.
    case opening(Entry)
    /// At one of its items.
    case items(PersonalItem)
    case history(History)
    case devices(OwnDevices)
    /// A second `+` does it to the device at hand, until then.
    case confirming(OwnDevices, until: Instant)
    /// A second `+` makes new recovery codes, until then.
    case offering(until: Instant)
    /// Going through the operator's terms.
    case terms(TermsReading)
    /// Giving the old PIN or password, and the new one twice.
    case changing(SecretChange)
  }

  var step: Step
  /// Whose it is, once the PIN held.
  var user: UserID?
  /// When it closes by itself, unless a key comes.
  var until: Instant

  /// When something happens here by itself.
  var deadline: Instant {
    switch step {
    case .confirming(_, let end), .offering(let end): min(end, until)
    default: until
    }
  }

  var mode: KeyMode {
    switch step {
    case .opening: .typing
    case .items, .devices, .confirming, .offering, .terms: .choosing
    case .history: .reviewing
    case .changing(let change): change.kind == .pin ? .typing : .writing
    }
  }

  /// The digits that are being typed here.
  var entry: Entry? {
    get {
      switch step {
      case .opening(let entry): entry
      case .changing(let change) where change.kind == .pin: change.entry
      default: nil
      }
    }
    set {
      guard let newValue else { return }
      if case .opening = step { step = .opening(newValue) }
      if case .changing(var change) = step {
        change.entry = newValue
        step = .changing(change)
      }
    }
  }

  /// What is being written here.
  var writing: Writing? {
    get { if case .changing(let change) = step { change.writing } else { nil } }
    set {
      guard let newValue, case .changing(var change) = step else { return }
      change.writing = newValue
      step = .changing(change)
    }
  }

  /// Whether nothing is half typed, half written or half decided.
  var isIdle: Bool {
    switch step {
    case .confirming, .offering: return false
    case .terms(let reading): return !reading.isAsked
    default: break
    }
    return (entry?.isEmpty ?? true) && (writing?.isEmpty ?? true)
  }

  /// What is at hand, or awaited.
  var words: [Speakable] {
    switch step {
    case .opening: [.phrase(.enterPIN)]
    case .items(let item): [.phrase(item.phrase)]
    case .terms(let reading): [reading.isAsked ? reading.terms.question : reading.terms.introduction]
    case .history(let history): history.current.words
    case .devices(let devices): devices.words
    case .confirming(let devices, _): devices.question.map { [$0] } ?? devices.words
    case .offering: [.phrase(.confirmRecoveryCodes)]
    case .changing(let change): [.phrase(change.prompt)]
    }
  }

  var disclosure: Disclosure {
    switch step {
    case .opening: .typed
    case .changing(let change): change.kind == .pin ? .typed : .written
    default: .shown
    }
  }

  var name: DialogueState.Name {
    switch step {
    case .opening: .personalPIN
    case .items: .personal
    case .history: .history
    case .devices: .ownDevices
    case .confirming, .offering: .personalConfirm
    case .terms: .personalTerms
    case .changing(let change): change.kind == .pin ? .changingPIN : .changingPassword
    }
  }
}

/// One thing of the personal menu, in its order.
enum PersonalItem: CaseIterable, Sendable {
  case history, devices, method, pin, password, recoveryCodes, terms

  var phrase: Phrase {
    switch self {
    case .history: .personalHistory
    case .devices: .personalDevices
    case .method: .personalMethod
    case .pin: .personalPIN
    case .password: .personalPassword
    case .recoveryCodes: .personalRecoveryCodes
    case .terms: .personalTerms
    }
  }

  /// The item `step` from here, round and round.
  func moved(by step: Int) -> PersonalItem {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + step + all.count) % all.count]
  }
}

/// Opening and leaving it, and going from item to item.
extension Dialogue {
  mutating func openPersonal(at now: Instant) -> [DialogueEffect] {
    guard isOwned else { return say(.phrase(.nobodyEnrolled)) }
    guard isOpen else { return askWhose(.personal) }
    if let hindrance = hindrance(at: now) { return say(hindrance.speakable) }
    if let opened {
      let menu = PersonalMenu(step: .items(.history), user: opened.user, until: opened.until)
      return go(menu, to: .history, saying: [.phrase(.personalOpened)])
    }
    place = .personal(
      PersonalMenu(step: .opening(Entry(length: limits.pinDigits)), until: now + limits.personalWindow))
    return say(.phrase(.enterPIN))
  }

  /// A key came: it stays open for a while more.
  mutating func keepOpen(at now: Instant) {
    opened?.until = now + limits.sharedWindow
    guard case .personal(var menu) = place else { return }
    menu.until = opened?.until ?? now + limits.personalWindow
    place = .personal(menu)
  }

  /// No key came: neither the second `+`, nor any for so long that somebody else may have the reader in hand.
  mutating func lapse(_ menu: PersonalMenu, at now: Instant) -> [DialogueEffect] {
    guard now < menu.until else { return settle(after: .phrase(.personalClosed)) }
    if case .confirming(let devices, _) = menu.step { go(menu, to: .devices(devices)) }
    if case .offering = menu.step { go(menu, to: .items(.recoveryCodes)) }
    return say(.phrase(.notDone))
  }

  mutating func go(_ menu: PersonalMenu, to step: PersonalMenu.Step) {
    var menu = menu
    menu.step = step
    place = .personal(menu)
  }

  mutating func go(_ menu: PersonalMenu, to item: PersonalItem, saying first: [Speakable] = [])
    -> [DialogueEffect]
  {
    hearPrivately()
    go(menu, to: .items(item))
    return say(first + [.phrase(item.phrase)])
  }

  /// A step back; from its items, to the menu of settings.
  mutating func leave(_ menu: PersonalMenu) -> [DialogueEffect] {
    switch menu.step {
    case .opening, .items: return backToMenu(.personal)
    case .history: return go(menu, to: .history)
    case .devices(let devices): return go(menu, to: devices.purpose)
    case .confirming(let devices, _):
      go(menu, to: .devices(devices))
      return say([.phrase(.notDone)] + devices.words)
    case .offering: return go(menu, to: .recoveryCodes, saying: [.phrase(.notDone)])
    case .terms: return go(menu, to: .terms)
    case .changing(let change): return go(menu, to: change.kind == .pin ? .pin : .password)
    }
  }

  /// What was refused is tried again, or left.
  mutating func startAgain(_ menu: PersonalMenu) -> [DialogueEffect] {
    switch menu.step {
    case .opening:
      go(menu, to: .opening(Entry(length: limits.pinDigits)))
      return []
    case .changing(let change): return startChange(in: menu, of: change.kind)
    case .history: return go(menu, to: .history)
    case .devices(let devices), .confirming(let devices, _): return go(menu, to: devices.purpose)
    case .terms: return go(menu, to: .terms)
    case .items, .offering: return []
    }
  }

  // MARK: Items

  mutating func choose(_ gesture: Gesture?, in menu: PersonalMenu, at now: Instant) -> [DialogueEffect] {
    switch menu.step {
    case .items(let item): return choose(gesture, item, in: menu, at: now)
    case .devices(let devices): return choose(gesture, among: devices, in: menu, at: now)
    case .confirming(let devices, _):
      switch gesture {
      case .done: return devices.deed.map { ask(.personal($0)) } ?? []
      case .silence: return []
      case .leave: return leave(menu)
      default:
        go(menu, to: .devices(devices))
        return choose(gesture, among: devices, in: menu, at: now)
      }
    case .offering:
      switch gesture {
      case .done:
        place = .codesOffered
        return ask(.makeRecoveryCodes)
      case .silence: return []
      case .leave: return leave(menu)
      default: return choose(gesture, .recoveryCodes, in: menu, at: now)
      }
    case .opening, .history, .changing, .terms: return []
    }
  }

  private mutating func choose(
    _ gesture: Gesture?, _ item: PersonalItem, in menu: PersonalMenu, at now: Instant
  ) -> [DialogueEffect] {
    switch gesture {
    case .again, .whereAmI: return go(menu, to: item)
    case .previous: return go(menu, to: item.moved(by: -1))
    case .next: return go(menu, to: item.moved(by: 1))
    case .done: return goOn(item, in: menu, at: now)
    case .leave: return leave(menu)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func goOn(_ item: PersonalItem, in menu: PersonalMenu, at now: Instant)
    -> [DialogueEffect]
  {
    switch item {
    case .history: return ask(.personal(.history(before: nil)))
    case .devices, .method: return ask(.personal(.devices))
    case .pin: return startChange(in: menu, of: .pin)
    case .password: return startChange(in: menu, of: .password)
    case .recoveryCodes:
      go(menu, to: .offering(until: now + limits.confirmWindow))
      return say(.phrase(.confirmRecoveryCodes))
    case .terms: return readTerms(in: menu)
    }
  }

  // MARK: Answers

  mutating func take(_ answer: PersonalAnswer, at now: Instant) -> [DialogueEffect] {
    if case .opened(let user) = answer {
      if case .userPIN = place { return openUser(user, at: now) }
      if case .pin(let pending, _) = place { return open(pending, of: user) }
    }
    guard case .personal(var menu) = place else { return [] }
    switch answer {
    case .opened(let user):
      menu.user = user
      return go(menu, to: .history, saying: [.phrase(.personalOpened)])
    case .history(let entries): return show(entries, in: menu)
    case .devices(let devices): return show(devices, in: menu)
    // The core's notice says that it is blocked, or that the password is another.
    case .blocked: return blocked(in: menu)
    case .passwordChanged: return go(menu, to: .password, saying: [.earcon(.approved)])
    case .pinChanged: return go(menu, to: .pin, saying: [.earcon(.approved), .phrase(.pinChanged)])
    case .termsAccepted: return acceptedTerms(in: menu)
    }
  }
}

/// What the personal menu asks for.
public enum PersonalCommand: Sendable {
  /// Whether the PIN is the reader's.
  case open(pin: Secret)
  /// What was decided before one decision, newest first; `nil` for the newest.
  case history(before: ApprovalID?)
  /// The person's authenticators.
  case devices
  case block(AuthenticatorID)
  case changePIN(from: Secret, to: PIN)
  case changePassword(from: Secret, to: Password)
  /// A switch of an app is asked for, given up, confirmed or taken back.
  case methodSwitch(MethodSwitchNews, of: AuthenticatorID)
  /// The operator's terms with this digest are accepted.
  case acceptTerms([UInt8])
}

/// What was answered to it.
public enum PersonalAnswer: Hashable, Sendable {
  /// The PIN is right, and this person's.
  case opened(UserID)
  /// None where there are no more.
  case history([HistoryEntry])
  case devices([OwnDevice])
  case blocked, pinChanged, passwordChanged, termsAccepted
}
