// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Reader
internal import Sound
internal import Speech
internal import Varlink

/// `dk.kodeoplaeser.Reader`: for the reader's owner, and for tests.
struct ReaderService: Sendable {
  let conversation: Conversation
  let books: Books
  let transcript: Transcript
  let core: ApprovalCore
  let accounts: Accounts
  let condition: ReaderCondition
  let permission: Permission
  let allowsPressing: Bool
  let announcements: CallBudget

  func interface() throws(VarlinkError) -> VarlinkInterface {
    let permission = permission
    return try VarlinkInterface(
      ReaderInterface.description, permits: { permission.controlsReader($0.uid) },
      methods: [
        VarlinkMethod(ReaderInterface.say, say),
        VarlinkMethod(ReaderInterface.code, code),
        VarlinkMethod(ReaderInterface.press, press),
        VarlinkMethod(ReaderInterface.addAccount, addAccount),
        VarlinkMethod(ReaderInterface.accounts, listAccounts),
        VarlinkMethod(ReaderInterface.removeAccount, removeAccount),
        VarlinkMethod(ReaderInterface.settings, listSettings),
        VarlinkMethod(ReaderInterface.changeSetting, changeSetting),
        VarlinkMethod(ReaderInterface.status, status),
        VarlinkMethod(several: ReaderInterface.transcript, lines),
      ])
  }

  /// Counts a call that makes the reader speak by itself.
  func spend(_ peer: VarlinkPeer) throws {
    guard peer.uid != 0 else { return }
    let now = core.currentTime()
    do throws(CoreError) {
      try announcements.spend(peer.uid, at: now)
    } catch {
      guard case .refused(.tooSoon(let until)) = error else { throw error }
      throw ReaderInterface.tooOften(seconds: max(1, Int(until.duration(since: now).components.seconds)))
    }
  }

  private func say(_ sentence: ReaderInterface.Sentence, by peer: VarlinkPeer) async throws -> Nothing {
    try spend(peer)
    let program = try await program(of: peer)
    do throws(SayingRefusal) {
      try await conversation.say(
        sentence.text, language: sentence.language.map { LanguageCode($0) }, for: program)
    } catch {
      throw ReaderInterface.cannotSay(error.description)
    }
    return Nothing()
  }

  /// Who asks, as the person is told: by the name that a clerk registered, else by the account of this machine.
  private func program(of peer: VarlinkPeer) async throws -> SayingProgram {
    if let service = try await core.services(of: peer.uid).first { return .service(service) }
    return peer.accountName.map { .account($0) } ?? .unknown
  }

  private func code(_ which: ReaderInterface.WhichAccount, by peer: VarlinkPeer) async throws -> Nothing {
    try spend(peer)
    if let account = which.account {
      guard conversation.knows(account: account) else { throw ReaderInterface.noSuchAccount }
      conversation.speakCode(ofAccount: account)
      return Nothing()
    }
    guard await conversation.isOwned else {
      throw ReaderInterface.cannotSay("nobody is enrolled on this reader; run kodeoplaeser enrol USERID")
    }
    conversation.speakCode()
    return Nothing()
  }

  private func press(_ keys: ReaderInterface.Keys, by _: VarlinkPeer) async throws -> Nothing {
    guard allowsPressing else { throw ReaderInterface.pressingIsOff }
    var pressed: [Key] = []
    for (offset, character) in keys.keys.plain.enumerated() where !character.isWhitespace {
      guard let key = Key(character) else { throw ReaderInterface.notAKey(position: offset + 1) }
      pressed.append(key)
    }
    for key in pressed { conversation.press(key) }
    return Nothing()
  }

  private func status(_: Nothing, by _: VarlinkPeer) async throws -> ReaderInterface.Status {
    let pending = try await core.livingApprovals().count
    let (state, trouble) = await (condition.state, conversation.outputTrouble)
    let language = books.language
    let voice = try await books.named(language).voice
    return ReaderInterface.Status(
      version: Version.text, language: language.rawValue,
      reviewedBy: voice.isReviewed ? voice.reviewedBy : nil,
      reviewedOn: voice.isReviewed ? voice.reviewedOn : nil, user: await conversation.ownerName,
      readerState: try await conversation.readerState(), allowsPressing: allowsPressing, pending: pending,
      audio: state.audio, audioCondition: .init(trouble),
      audioIsPrivate: await conversation.hearers == .personal, keypad: state.keypad,
      keypadCondition: state.keypadCondition, clockSet: clockSet)
  }

  /// In whole seconds; none while keeping the clock right takes as much.
  private var clockSet: Int {
    let set = core.clockSet()
    return abs(set.components.seconds) < core.limits.clockDisagreement.components.seconds
      ? 0 : Int(set.components.seconds)
  }

  private func lines(
    _: Nothing, _ call: VarlinkCall<ReaderInterface.TranscriptLine>
  ) async throws -> ReaderInterface.TranscriptLine {
    for await line in transcript.lines() {
      try await call.send(ReaderInterface.TranscriptLine(line: TranscriptFile.text(of: line)))
    }
    throw ReaderInterface.cannotSay("this transcript holds secrets and is read from its file")
  }
}
