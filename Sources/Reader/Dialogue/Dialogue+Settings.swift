// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound

/// The menu: settings one by one, heard as they change, kept as they are heard.
extension Dialogue {
  mutating func openSettings() -> [DialogueEffect] {
    place = .settings(.language)
    return say([.phrase("settings")] + saying(.language))
  }

  private func saying(_ setting: Setting) -> [Speakable] {
    [.phrase(setting.phrase), menu.saying(setting)]
  }

  mutating func choose(_ gesture: Gesture?) -> [DialogueEffect] {
    switch gesture {
    case .less: return change(by: -1)
    case .more: return change(by: 1)
    case .again, .whereAmI: return move(by: 0)
    case .previous: return move(by: -1)
    case .next: return move(by: 1)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    case .done, .leave: return leaveMenu(gesture)
    default: return say(.earcon(.error))
    }
  }

  private mutating func change(by step: Int) -> [DialogueEffect] {
    guard let setting = chosenSetting, let value = menu.move(setting, by: step) else {
      return say(.earcon(.error)) + move(by: 0)
    }
    return [.set(setting, value)] + say(menu.saying(setting))
  }

  /// Where the person is in the menu; the first start has a menu of one.
  private var chosenSetting: Setting? {
    switch place {
    case .settings(let setting): setting
    case .setup: .language
    default: nil
    }
  }

  private mutating func move(by step: Int) -> [DialogueEffect] {
    if case .setup = place { return say(.phrase("setupLanguage"), menu.saying(.language)) }
    guard case .settings(let setting) = place else { return [] }
    let all = Setting.allCases
    let next = all[((all.firstIndex(of: setting) ?? 0) + step + all.count) % all.count]
    place = .settings(next)
    return say(saying(next))
  }

  private mutating func leaveMenu(_ gesture: Gesture?) -> [DialogueEffect] {
    if case .setup(let setup) = place { return gesture == .done ? go(setup, to: .userID) : goBack(setup) }
    return settle(after: .phrase("settingsKept"))
  }
}
