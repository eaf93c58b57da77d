// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech
internal import Synchronization

/// Settings: each applied where it belongs, and kept.
extension Conversation {
  /// Applies what was set before, and what the command line says where nothing was.
  func restore(_ defaults: [Setting: Int]) async -> [Setting: Int] {
    let kept = await keptSettings()
    var values: [Setting: Int] = [:]
    for setting in Setting.allCases {
      guard let value = kept[setting.rawValue].flatMap({ Int($0) }) ?? defaults[setting] else { continue }
      guard setting.steps(languages: languages.languages.count).contains(value) else { continue }
      values[setting] = value
      try? await apply(setting, value)
    }
    await hear()
    values[.language] = languages.languages.firstIndex(of: languages.language)
    return values
  }

  /// What was set: how it speaks by the user, where they set it, and by whoever had the reader before.
  private func keptSettings() async -> [String: String] {
    let user = owner?.user
    return await remembered { memory throws(MemoryError) in
      let own = try memory.settings(of: user).filter { Setting(rawValue: $0.key)?.isPersonal ?? false }
      return try memory.settings(of: nil).merging(own) { $1 }
    } ?? [:]
  }

  /// A setting has another value: from the next words on, and after the next start.
  func set(_ setting: Setting, to value: Int) async {
    do throws(SpeechError) {
      try await apply(setting, value)
    } catch {
      recorder.note(error: error.description)
      // A language is all that can fail to be applied; the former one is spoken on.
      if let value = languages.languages.firstIndex(of: languages.language) {
        await receive(.settingStays(setting, value))
      }
      return report(phrase: error.phrase)
    }
    do throws(MemoryError) {
      let kept = setting == .language ? languages.language.rawValue : String(value)
      try memory.keep(kept, as: setting.rawValue, of: nil)
      if setting.isPersonal, let owner { try memory.keep(kept, as: setting.rawValue, of: owner.user) }
    } catch {
      recorder.note(error: error.description)
      report(phrase: error.phrase)
    }
    if setting == .language || setting == .punctuation { await reword() }
  }

  /// A request that waits was put into words as it arrived: those of another language or punctuation take their place.
  private func reword() async {
    guard let id = arrived, let approval = try? await core.approvalState(id), approval.state.isLiving,
      let pending = await pendingApproval(of: approval, pendingChange: nil)
    else { return }
    await receive(.reworded(id, pending.parts))
  }

  // MARK: From elsewhere than the keypad

  /// What is set, in the order of the menu.
  public func settings() -> [SettingState] {
    Setting.allCases.map { setting in
      let choices = choices(for: setting)
      let place = menuValue(of: setting) - setting.steps(languages: choices.count).lowerBound
      return SettingState(
        setting: setting, value: choices.indices.contains(place) ? choices[place] : "", choices: choices)
    }
  }

  /// Everything that a setting may be, as a command line writes it.
  public nonisolated func choices(for setting: Setting) -> [String] { setting.choices(languages.languages) }

  /// Sets it as the menu does, heard and kept. Returns when it holds.
  ///
  /// - Parameters:
  ///   - setting: What is set.
  ///   - value: One of its choices, as a command line writes it.
  ///   - mayTellMore: whether who asks may let others hear more; who presses the keys always may.
  public func change(_ setting: Setting, to value: String, mayTellMore: Bool = true) async -> SettingAnswer {
    let choices = choices(for: setting)
    guard let place = choices.firstIndex(of: value) else { return .impossible }
    let value = place + setting.steps(languages: choices.count).lowerBound
    asked(setting, to: value, mayTellMore: mayTellMore)
    await answers()
    let held = menuValue(of: setting)
    if held == value { return .holds }
    return !mayTellMore && setting.tellsMore(at: value, than: held) ? .tellsMore : .impossible
  }

  /// What was asked for over the wire is compared with what is set when its turn comes: a key may have come before it.
  func take(_ setting: Setting, askedFor value: Int, mayTellMore: Bool) async {
    guard mayTellMore || !setting.tellsMore(at: value, than: menuValue(of: setting)) else { return }
    await receive(.settingAsked(setting, value))
  }

  /// Whether there is an account of that name.
  public func knows(account name: String) -> Bool {
    ((try? memory.accounts(of: owner?.user)) ?? []).contains { $0.name == name }
  }

  private func apply(_ setting: Setting, _ value: Int) async throws(SpeechError) {
    switch setting {
    case .privacy:
      chosenHearers = [0: .personal, 1: .everyone][value]
      await hear()
    case .keepAwake: await speechOutput.keepAwake(for: .seconds(Setting.keepAwakeSeconds[value]))
    case .doubleStrike: strikes.withLock { $0.window = Setting.doubleStrikeStep * value }
    case .language, .voice, .rate, .pitch, .volume, .punctuation, .digitPacing:
      try await languages.set(setting, to: value)
    }
  }
}
