// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// The menu: settings one by one, heard as they change, kept as they are heard.
extension Dialogue {
  mutating func openSettings() -> [DialogueEffect] {
    let first = MenuItem.setting(.language)
    isAloud = false
    place = .settings(first)
    return say([.phrase("settings")] + saying(first))
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

  mutating func choose(_ gesture: Gesture?) -> [DialogueEffect] {
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
    case .done: return goOnFromMenu()
    case .leave: return leaveMenu()
    default: return say(.earcon(.error))
    }
  }

  private mutating func change(by step: Int) -> [DialogueEffect] {
    guard let setting = chosenSetting, let value = menu.move(setting, by: step) else {
      return say(.earcon(.error)) + move(by: 0)
    }
    return [.set(setting, value)] + say([menu.saying(setting)] + setting.sample)
  }

  /// Set from elsewhere: what it is by then is said in a pause, so that whoever listens knows who changed the voice.
  mutating func set(_ setting: Setting, to value: Int) -> [DialogueEffect] {
    guard menu.set(setting, to: value) else { return [] }
    return [.set(setting, value)] + put(.settings([setting]))
  }

  /// It could not be set; the menu has what it is.
  mutating func stay(_ setting: Setting, at value: Int) -> [DialogueEffect] {
    _ = menu.set(setting, to: value)
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
    if case .setup = place { return say(.phrase("setupLanguage"), menu.saying(.language)) }
    guard case .settings(let item) = place else { return [] }
    return backToMenu(item.moved(by: step))
  }

  /// `+` goes on to what an item leads to; a setting leads out of the menu.
  private mutating func goOnFromMenu() -> [DialogueEffect] {
    switch place {
    case .setup(let setup): go(setup, to: .userID)
    case .settings(.newAccount): startAdding()
    case .settings(.stoppedServices): askStoppedServices()
    default: leaveMenu()
    }
  }

  private mutating func leaveMenu() -> [DialogueEffect] {
    if case .setup(let setup) = place { return goBack(setup) }
    return settle(after: .phrase("settingsKept"))
  }
}
