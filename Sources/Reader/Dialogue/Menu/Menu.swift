// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound

/// What can be set, and what it is set to.
struct Menu: Sendable {
  var languages = 1
  private var values: [Setting: Int] = [:]
  /// Of a reader of several users, what each of them set; and which of them is at hand.
  var own: [UserID: [Setting: Int]] = [:]
  var person: UserID?

  init(languages: Int = 1, values: [Setting: Int] = [:]) {
    self.languages = languages
    for (setting, value) in values where setting.steps(languages: languages).contains(value) {
      self.values[setting] = value
    }
  }

  func value(of setting: Setting) -> Int { value(of: setting, for: person) }

  func value(of setting: Setting, for user: UserID?) -> Int {
    let own = setting.isPersonal ? user.flatMap { self.own[$0]?[setting] } : nil
    return own ?? values[setting] ?? setting.initial
  }

  private mutating func keep(_ value: Int, _ setting: Setting, for user: UserID?) {
    guard setting.isPersonal, let user else {
      values[setting] = value
      return
    }
    own[user, default: [:]][setting] = value
  }

  func saying(_ setting: Setting) -> Speakable {
    setting.saying(value(of: setting), of: setting.steps(languages: languages))
  }

  /// Sets it, for a user where it is one of theirs; false for what it cannot be.
  mutating func set(_ setting: Setting, to value: Int, for user: UserID? = nil) -> Bool {
    guard setting.steps(languages: languages).contains(value) else { return false }
    keep(value, setting, for: user)
    return true
  }

  /// Moves a setting by a step; `nil` at the end of what it may be. Languages go round and round.
  mutating func move(_ setting: Setting, by step: Int) -> Int? {
    let steps = setting.steps(languages: languages)
    var value = value(of: setting) + step
    if setting == .language { value = (value + steps.count) % steps.count }
    guard steps.contains(value) else { return nil }
    keep(value, setting, for: person)
    return value
  }
}

/// One place of the menu: something to set, or something to go on to.
public enum MenuItem: Hashable, Sendable {
  /// Something to set.
  case setting(Setting)
  /// Another service's code is written on the keypad.
  case newAccount
  /// The services that may not ask any more, one by one.
  case stoppedServices
  /// Advice on what nobody honest asks for.
  case advice
  /// What is the person's alone: history, devices, PIN and password.
  case personal

  /// The menu, in its order.
  static let all: [MenuItem] =
    Setting.allCases.map { .setting($0) } + [.personal, .advice, .newAccount, .stoppedServices]

  /// What names it.
  var phrase: Phrase {
    switch self {
    case .setting(let setting): setting.phrase
    case .newAccount: .menuNewAccount
    case .stoppedServices: .menuStoppedServices
    case .advice: .menuAdvice
    case .personal: .menuPersonal
    }
  }

  /// The item `step` from here, round and round.
  func moved(by step: Int) -> MenuItem {
    let index = Self.all.firstIndex(of: self) ?? 0
    return Self.all[(index + step + Self.all.count) % Self.all.count]
  }
}

/// The menu: settings one by one, heard as they change, kept as they are heard.
extension Dialogue {
  mutating func openSettings() -> [DialogueEffect] {
    let first = MenuItem.setting(.language)
    isAloud = false
    place = .settings(first)
    return say([.phrase(.settings)] + saying(first))
  }

  private func saying(_ item: MenuItem) -> [Speakable] {
    guard case .setting(let setting) = item else { return [.phrase(item.phrase)] }
    return [.phrase(item.phrase), menu.saying(setting)]
  }

  /// From something that the menu led to.
  mutating func backToMenu(_ item: MenuItem) -> [DialogueEffect] {
    place = .settings(item)
    return say(saying(item))
  }

  mutating func choose(_ gesture: Gesture?, at now: Instant) -> [DialogueEffect] {
    if let reading = place.reading { return choose(gesture, in: reading) }
    if case .personal(let menu) = place { return choose(gesture, in: menu, at: now) }
    if case .stopped(let stopped) = place { return choose(gesture, among: stopped) }
    switch gesture {
    case .less: return change(by: -1)
    case .more: return change(by: 1)
    case .again, .whereAmI: return move(by: 0)
    case .previous: return move(by: -1)
    case .next: return move(by: 1)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    case .done: return goOnFromMenu(at: now)
    case .leave: return leaveMenu()
    default: return say(.earcon(.error))
    }
  }

  private mutating func change(by step: Int) -> [DialogueEffect] {
    guard let setting = chosenSetting, let value = menu.move(setting, by: step) else {
      return say(.earcon(.error)) + move(by: 0)
    }
    return [setTo(value, setting)] + say([menu.saying(setting)] + setting.sample)
  }

  /// Set from elsewhere: what it is by then is said in a pause, so that whoever listens knows who changed the voice.
  ///
  /// - Parameter user: whose it is, where the reader has several; it is said where they listen, or everybody does.
  mutating func set(_ setting: Setting, to value: Int, of user: UserID?) -> [DialogueEffect] {
    let user = setting.isPersonal && isShared ? user : nil
    guard menu.set(setting, to: value, for: user) else { return [] }
    let isHeard = user == nil || user == person
    return [.set(setting, value, of: user)] + (isHeard ? put(.settings([setting])) : [])
  }

  /// What was set from the keypad.
  func setTo(_ value: Int, _ setting: Setting) -> DialogueEffect {
    .set(setting, value, of: setting.isPersonal ? menu.person : nil)
  }

  /// It could not be set; the menu has what it is.
  mutating func stay(_ setting: Setting, at value: Int) -> [DialogueEffect] {
    _ = menu.set(setting, to: value, for: person)
    return []
  }

  /// Where the person is in the menu; the first start has a menu of one.
  private var chosenSetting: Setting? {
    switch place {
    case .settings(.setting(let setting)): setting
    case .setup: .language
    default: nil
    }
  }

  private mutating func move(by step: Int) -> [DialogueEffect] {
    if case .setup = place { return say(.phrase(.setupLanguage), menu.saying(.language)) }
    guard case .settings(let item) = place else { return [] }
    return backToMenu(item.moved(by: step))
  }

  /// `+` goes on to what an item leads to; a setting leads out of the menu.
  private mutating func goOnFromMenu(at now: Instant) -> [DialogueEffect] {
    switch place {
    case .setup(let setup): go(setup, to: setup.reading == nil ? .userID : .terms)
    case .settings(.newAccount): isOpen ? startAdding() : askWhose(.newAccount)
    case .settings(.stoppedServices): askStoppedServices(at: now)
    case .settings(.advice): sayAdvice()
    case .settings(.personal): openPersonal(at: now)
    default: leaveMenu()
    }
  }

  /// What keeps a person from being defrauded: from the menu, and once at the end of the first start.
  mutating func sayAdvice() -> [DialogueEffect] {
    say([.phrase(.adviceSecrets), .phrase(.adviceTelephone), .phrase(.adviceText), .phrase(.adviceReject)])
  }

  private mutating func leaveMenu() -> [DialogueEffect] {
    if case .setup(let setup) = place { return goBack(setup) }
    // Whoever leaves the menu of a shared reader is done with what was opened in it.
    let left = say(.phrase(.settingsKept))
    opened = nil
    return left + settle()
  }
}
