// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import OneTimeCodes
internal import Reader
internal import ServiceInterfaces
internal import Sound
internal import Speech
internal import Varlink

/// `dk.kodeoplaeser.Reader`: for the reader's owner, and for tests.
struct ReaderService: ReaderInterface.Handlers {
  let conversation: Conversation
  let languages: LanguageStore
  /// What is heard, line by line.
  let heard: Transcript
  let core: IdentityProvider
  /// Other services' accounts.
  let kept: Accounts
  let condition: ReaderCondition
  let mixer: MixerWatch
  let turning: MixerTurning
  let permission: Permission
  let allowsPressing: Bool
  /// What the daemon was told when it was started, and where.
  let origins: [OptionOrigin]
  let announcements: CallBudget

  /// Counts a call that makes the reader speak by itself.
  func spend(_ peer: VarlinkPeer) throws {
    guard peer.uid != 0 else { return }
    let now = core.currentTime()
    do throws(CoreError) {
      try announcements.spend(peer.uid, at: now)
    } catch {
      guard case .refused(.tooSoon(let until)) = error else { throw error }
      throw ReaderInterface.TooOften(seconds: max(1, Int(until.duration(since: now).components.seconds)))
    }
  }

  func say(_ sentence: ReaderInterface.Say.Parameters, by peer: VarlinkPeer) async throws {
    try spend(peer)
    let program = try await program(of: peer)
    do throws(SayingRefusal) {
      try await conversation.say(
        sentence.text, language: sentence.language.map { LanguageCode($0) }, for: program)
    } catch {
      throw ReaderInterface.CannotSay(reason: error.description)
    }
  }

  /// Who asks, as the person is told: by the name that a clerk registered, else by the account of this machine.
  private func program(of peer: VarlinkPeer) async throws -> SayingProgram {
    if let service = try await core.services(of: peer.uid).first { return .service(service) }
    return peer.accountName.map { .account($0) } ?? .unknown
  }

  func code(_ which: ReaderInterface.Code.Parameters, by peer: VarlinkPeer) async throws {
    try spend(peer)
    let user = try await holder(which.user, for: peer)
    if let account = which.account {
      guard conversation.knows(account: account, of: user) else { throw ReaderInterface.NoSuchAccount() }
      return conversation.speakCode(ofAccount: account, of: user)
    }
    guard user != nil else {
      throw ReaderInterface.CannotSay(
        reason: "nobody is enrolled on this reader; run kodeoplaeser enrol USERID")
    }
    conversation.speakCode(of: user)
  }

  func press(_ keys: ReaderInterface.Press.Parameters, by _: VarlinkPeer) async throws {
    guard allowsPressing else { throw ReaderInterface.PressingIsOff() }
    var pressed: [Key] = []
    for (offset, character) in keys.keys.plain.enumerated() where !character.isWhitespace {
      guard let key = Key(character) else { throw ReaderInterface.NotAKey(position: offset + 1) }
      pressed.append(key)
    }
    for (index, key) in pressed.enumerated() {
      // Two pluses are typed as a hand does; closer they would be one that bounced.
      if index > 0, key == .plus, pressed[index - 1] == .plus { try await Task.sleep(for: PlusSpacing.least) }
      conversation.press(key)
    }
  }

  func status(by _: VarlinkPeer) async throws -> ReaderInterface.Status.Reply {
    let pending = try await core.livingApprovals().count
    let (state, trouble) = await (condition.state, conversation.outputTrouble)
    let language = languages.language
    let voice = try await languages.named(language).voice
    let users = try await users()
    return .init(
      version: Version.text, language: language.rawValue,
      reviewedBy: voice.isReviewed ? voice.reviewedBy : nil,
      reviewedOn: voice.isReviewed ? voice.reviewedOn : nil,
      user: users.count == 1 ? users.first?.user : nil, users: users,
      readerState: users.count == 1 ? users.first?.readerState : nil, allowsPressing: allowsPressing,
      pending: pending,
      audio: state.audio, audioCondition: .init(trouble), audioHolder: holder(trouble),
      audioIsPrivate: await conversation.hearers == .personal, audioIsMuted: mixer.isSilent,
      keypad: state.keypad,
      keypadCondition: state.keypadCondition, clockSet: clockSet,
      options: origins.map { .init(name: $0.name, value: $0.value, origin: $0.origin) })
  }

  /// Who has the sound card, where that is why nothing is heard.
  private func holder(_ trouble: SoundError?) -> String? {
    guard case .busy? = trouble else { return nil }
    let holders = CardHolder.all(of: turning.output).map(\.description)
    return holders.isEmpty ? nil : holders.joined(separator: "; ")
  }

  func unmute(by peer: VarlinkPeer) async throws {
    try spend(peer)
    switch await turning.outcome() {
    case true?: return
    case false?: throw ReaderInterface.StaysMuted()
    case nil: throw ReaderInterface.NoMixer()
    }
  }

  private func users() async throws -> [ReaderInterface.ReaderUser] {
    var users: [ReaderInterface.ReaderUser] = []
    for owner in await conversation.owners {
      users.append(
        .init(user: owner.user.canonical, readerState: try await conversation.readerState(of: owner)))
    }
    return users
  }

  /// In whole seconds; none while keeping the clock right takes as much.
  private var clockSet: Int {
    let set = core.clockSet()
    return abs(set.components.seconds) < core.limits.clockDisagreement.components.seconds
      ? 0 : Int(set.components.seconds)
  }

  func transcript(
    by peer: VarlinkPeer, _ call: VarlinkCall<ReaderInterface.Transcript.Reply>
  ) async throws -> ReaderInterface.Transcript.Reply {
    // What is heard is one user's, and another's account is at the same socket.
    guard await !conversation.isShared || peer.uid == 0 else { throw VarlinkReplyError.permissionDenied }
    for await line in heard.lines() {
      try await call.send(.init(line: TranscriptFile.text(of: line)))
    }
    throw ReaderInterface.CannotSay(reason: "this transcript holds secrets and is read from its file")
  }
}

/// The settings of the menu over the wire.
extension ReaderService {
  func settings(_ whose: ReaderInterface.Settings.Parameters, by peer: VarlinkPeer) async throws
    -> ReaderInterface.Settings.Reply
  {
    let user = try await listener(whose.user, for: peer)
    // Before its first answer a conversation that just began does not have what was set before.
    await conversation.answers()
    let settings = await conversation.settings(of: user)
    return .init(
      settings: settings.map { .init(name: $0.setting.rawValue, value: $0.value, choices: $0.choices) })
  }

  func changeSetting(_ change: ReaderInterface.ChangeSetting.Parameters, by peer: VarlinkPeer) async throws {
    guard let setting = Setting(rawValue: change.name) else { throw ReaderInterface.NoSuchSetting() }
    let user = try await listener(change.user, for: peer)
    try spend(peer)
    // A program of the owner's uid is not the owner: codes are not made audible to a room by it.
    switch await conversation.change(setting, to: change.value, of: user, mayTellMore: peer.uid == 0) {
    case .holds: return
    case .impossible:
      throw ReaderInterface.NoSuchValue(
        choices: conversation.choices(for: setting).joined(separator: ", "))
    case .tellsMore: throw ReaderInterface.LessPrivate()
    }
  }
}
