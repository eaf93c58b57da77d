// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be set, and what it is set to.
struct Menu: Sendable {
  var languages = 1
  private var values: [Setting: Int] = [:]

  init(languages: Int = 1, values: [Setting: Int] = [:]) {
    self.languages = languages
    for (setting, value) in values where setting.steps(languages: languages).contains(value) {
      self.values[setting] = value
    }
  }

  func value(of setting: Setting) -> Int { values[setting] ?? setting.initial }

  func saying(_ setting: Setting) -> Speakable {
    setting.saying(value(of: setting), of: setting.steps(languages: languages))
  }

  /// Sets it; false for what it cannot be.
  mutating func set(_ setting: Setting, to value: Int) -> Bool {
    guard setting.steps(languages: languages).contains(value) else { return false }
    values[setting] = value
    return true
  }

  /// Moves a setting by a step; `nil` at the end of what it may be. Languages go round and round.
  mutating func move(_ setting: Setting, by step: Int) -> Int? {
    let steps = setting.steps(languages: languages)
    var value = value(of: setting) + step
    if setting == .language { value = (value + steps.count) % steps.count }
    guard steps.contains(value) else { return nil }
    values[setting] = value
    return value
  }
}
