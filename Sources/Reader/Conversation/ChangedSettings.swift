// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
internal import Speech
internal import Synchronization

/// How the reader speaks: in the room, and to each of its users where they set it. With one user both are the same.
struct VoiceValues: Sendable {
  var room: [Setting: Int] = [:]
  var own: [UserID: [Setting: Int]] = [:]
  /// To whom it speaks now; to nobody in particular without one.
  var user: UserID?

  func value(of setting: Setting, for user: UserID?) -> Int {
    let own = setting.isPersonal ? user.flatMap { self.own[$0]?[setting] } : nil
    return own ?? room[setting] ?? setting.initial
  }
}

/// Settings: each applied where it belongs, and kept.
extension Conversation {
  /// Applies what was set before, and what the command line says where nothing was.
  func restore(_ defaults: [Setting: Int]) async -> [Setting: Int] {
    await restoreOwn()
    let room = await remembered { memory throws(MemoryError) in try memory.settings(of: nil) } ?? [:]
    // With one user, what they set is what the room is set to.
    voices.room = defaults.merging(values(room)) { $1 }
      .merging(owner.flatMap { voices.own[$0.user] } ?? [:]) { $1 }
    for setting in Setting.allCases where setting != .language {
      if let value = voices.room[setting] { try? await apply(setting, value) }
    }
    await hear()
    voices.room[.language] = languages.languages.firstIndex(of: languages.language)
    return voices.room
  }

  /// What each of the users set.
  func restoreOwn() async {
    for owner in owners {
      let kept = await remembered { memory throws(MemoryError) in try memory.settings(of: owner.user) } ?? [:]
      voices.own[owner.user] = values(kept).filter { $0.key.isPersonal }
    }
  }

  /// What was kept, as far as it may still be set so.
  private func values(_ kept: [String: String]) -> [Setting: Int] {
    var values: [Setting: Int] = [:]
    for setting in Setting.allCases {
      guard let text = kept[setting.rawValue] else { continue }
      let value =
        setting == .language ? languages.languages.firstIndex(of: LanguageCode(text)) : Int(text)
      guard let value, setting.steps(languages: languages.languages.count).contains(value) else { continue }
      values[setting] = value
    }
    return values
  }

  /// The reader is one person's again: what they set is what it is set to.
  func beOnly(_ owner: Owner) async {
    for (setting, value) in voices.own[owner.user] ?? [:] { await set(setting, to: value, of: nil) }
    await speak(to: nil)
  }

  /// The reader speaks to one of its users, or to nobody in particular, from the next word on.
  func speak(to user: UserID?) async {
    voices.user = user
    for setting in Setting.allCases where setting.isPersonal {
      try? await apply(setting, voices.value(of: setting, for: user))
    }
  }

  /// A setting has another value: from the next words on, and after the next start.
  ///
  /// - Parameter user: whose, where the reader has several users; without one it is the room's.
  func set(_ setting: Setting, to value: Int, of user: UserID?) async {
    do throws(SpeechError) {
      if !setting.isPersonal || user == voices.user { try await apply(setting, value) }
    } catch {
      recorder.note(error: error.description)
      // A language is all that can fail to be applied; the former one is spoken on.
      if let value = languages.languages.firstIndex(of: languages.language) {
        await receive(.settingStays(setting, value))
      }
      return report(phrase: error.phrase)
    }
    if let user { voices.own[user, default: [:]][setting] = value } else { voices.room[setting] = value }
    keep(setting, value, of: user)
    if setting == .language || setting == .punctuation { await reword() }
  }

  private func keep(_ setting: Setting, _ value: Int, of user: UserID?) {
    let kept = setting == .language ? languages.languages[value].rawValue : String(value)
    do throws(MemoryError) {
      try memory.keep(kept, as: setting.rawValue, of: user)
      // With one user, it is set for them and for the room.
      if user == nil, setting.isPersonal, let owner {
        voices.own[owner.user, default: [:]][setting] = value
        try memory.keep(kept, as: setting.rawValue, of: owner.user)
      }
    } catch {
      recorder.note(error: error.description)
      report(phrase: error.phrase)
    }
  }

  /// A request that waits was put into words as it arrived: those of another language or punctuation take their place.
  private func reword() async {
    for (user, id) in arrived where !isShared || user == voices.user {
      guard let approval = try? await core.approvalState(id), approval.state.isLiving,
        let pending = await pendingApproval(of: approval, pendingChange: nil)
      else { continue }
      await receive(.reworded(id, pending.parts))
    }
  }

  // MARK: From elsewhere than the keypad

  /// What is set, in the order of the menu.
  ///
  /// - Parameter user: as which of several users set it; without one, as it is in the room.
  public func settings(of user: UserID? = nil) -> [SettingState] {
    Setting.allCases.map { setting in
      let choices = choices(for: setting)
      let place = menuValue(of: setting, for: tag(user)) - setting.steps(languages: choices.count).lowerBound
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
  ///   - user: for which of several users, where it is one of theirs; without one, for the room.
  ///   - mayTellMore: whether who asks may let others hear more; who presses the keys always may.
  public func change(
    _ setting: Setting, to value: String, of user: UserID? = nil, mayTellMore: Bool = true
  ) async -> SettingAnswer {
    let choices = choices(for: setting)
    guard let place = choices.firstIndex(of: value) else { return .impossible }
    let value = place + setting.steps(languages: choices.count).lowerBound
    asked(setting, to: value, of: user, mayTellMore: mayTellMore)
    await answers()
    let held = menuValue(of: setting, for: tag(user))
    if held == value { return .holds }
    return !mayTellMore && setting.tellsMore(at: value, than: held) ? .tellsMore : .impossible
  }

  /// What was asked for over the wire is compared with what is set when its turn comes: a key may have come before it.
  func take(_ setting: Setting, askedFor value: Int, of user: UserID?, mayTellMore: Bool) async {
    let held = menuValue(of: setting, for: tag(user))
    guard mayTellMore || !setting.tellsMore(at: value, than: held) else { return }
    await receive(.settingAsked(setting, value, of: tag(user)))
  }

  /// Whether a user has an account of that name.
  public nonisolated func knows(account name: String, of user: UserID?) -> Bool {
    ((try? memory.accounts(of: user)) ?? []).contains { $0.name == name }
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
