// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Keypad
internal import Reader
internal import ServiceInterfaces
internal import Sound
internal import Speech
internal import Storage
internal import Varlink

/// The rooms put together: one reader, one core, one socket.
///
/// It opens what can fail for want of a file or device first, so that bad input is one sentence and nothing was changed.
struct Daemon: Sendable {
  private let store: CoreDatabase
  let core: IdentityProvider
  let conversation: Conversation
  let transcript: Transcript
  /// Writes the transcript, where it is written.
  let writer: TranscriptWriter?
  let player: Player
  let privacy: PrivacyWatch
  let mixer: MixerWatch
  let keypad: any Keypad
  let server: VarlinkServer
  let requests: Requests
  private let enrolment: ReaderEnrolment
  let condition: ReaderCondition
  let socketPath: String
  private let pushLogins: PushLogins

  /// - Parameter listening: what is told of every transcript line, besides the file.
  static func open(
    _ settings: DaemonOptions, listening: (@Sendable (TranscriptLine) -> Void)? = nil
  ) async throws(DaemonError) -> Daemon {
    let parts = try await DaemonParts(settings, listening)
    return try await Daemon(parts, settings)
  }

  private init(_ parts: DaemonParts, _ settings: DaemonOptions) async throws(DaemonError) {
    store = parts.store
    core = parts.core
    transcript = parts.transcript
    writer = parts.writer
    player = parts.player
    privacy = parts.privacy
    mixer = parts.mixer
    keypad = parts.keypad
    socketPath = settings.socket
    enrolment = parts.enrolment
    conversation = Conversation(parts.conversation(settings))
    requests = Requests()
    condition = ReaderCondition(
      audio: parts.player.outputName, keypad: parts.keypad.beginning, named: settings.keypad)
    pushLogins = PushLogins(
      core: parts.core, memory: parts.memory.database, conversation: conversation, codes: parts.codes)
    let permission = Permission(own: getuid(), isOwners: parts.ownersAccount.isOwners)
    do throws(VarlinkError) {
      let interfaces = [
        try ApprovalService(
          core: core, permission: permission, requests: requests, allowsPressing: settings.allowsPressing
        ).served(),
        try IdentityService(
          core: core, enrolment: parts.enrolment, conversation: conversation,
          backup: StateBackup(of: store, and: parts.memory.database, inFolder: settings.state),
          permission: permission, budget: CallBudget(core.limits), recoveryBudget: CallBudget(core.limits)
        ).served(),
        try ReaderService(
          conversation: conversation, languages: parts.languages, heard: transcript, core: core,
          kept: parts.accounts, condition: condition,
          mixer: parts.mixer, turning: MixerTurning(output: settings.output), permission: permission,
          allowsPressing: settings.allowsPressing, origins: settings.origins,
          announcements: CallBudget(core.limits.announcementsPerMinute, per: .seconds(60))
        ).served(permits: { permission.controlsReader($0.uid) }),
        try PushService(logins: pushLogins).served(permits: { $0.uid == 0 || $0.uid == permission.own }),
        try LimitInterface.served(),
      ]
      server = try VarlinkServer(
        parts.listener,
        about: VarlinkService(
          vendor: "Kodeoplæser", product: "kodeoplaeserd", version: Version.text,
          url: "https://kodeoplaeser.dk"),
        interfaces: interfaces, brokenLimit: LimitInterface.error,
        hasOwnPlace: { [core = parts.core] uid in uid == 0 || core.isOfService(uid) })
    } catch {
      throw DaemonError(error)
    }
  }

  /// Works until the task is cancelled, then lets go of everything in order.
  ///
  /// - Parameter keypadEnded: called when no more keys will come.
  func run(keypadEnded: @escaping @Sendable () async -> Void = {}) async {
    await withTaskGroup { group in
      group.addTask { await conversation.run() }
      group.addTask { await Expiry(core: core, report: conversation.report).run() }
      group.addTask { await Announcing(core: core, report: conversation.report).run() }
      group.addTask {
        await MessageDelivery(
          core: core, pause: core.limits.messageInterval, report: conversation.report
        ).run()
      }
      group.addTask { await Journalling(core: core).run() }
      group.addTask { await pushLogins.run() }
      group.addTask { await forgetDeleted() }
      group.addTask { await takeKeys(keypadEnded) }
      group.addTask { await watchHearers() }
      group.addTask { for await isSilent in mixer.changes { conversation.heard(isSilent: isSilent) } }
      while !Task.isCancelled, await group.next() != nil {}
      group.cancelAll()
    }
    await requests.close()
    privacy.stop()
    mixer.stop()
    keypad.stop()
    await server.stop()
    await player.stop()
    transcript.finish()
    await writer?.flush()
    store.closeAnchor()
  }

  /// Codes and texts wait while others hear.
  private func watchHearers() async {
    for await hearers in privacy.changes { conversation.heard(by: hearers) }
  }

  /// For whom the reader was deleted, others of its users do not wait.
  private func forgetDeleted() async {
    let deleted = await core.signals { notice in
      if case .authenticator(.deleted, _) = notice { true } else { false }
    }
    for await _ in deleted {
      do {
        try await enrolment.forgetDeleted()
      } catch {
        StandardError.say("a user whose reader was deleted is still kept here: \(error)")
      }
    }
  }

  private func takeKeys(_ ended: @Sendable () async -> Void) async {
    await KeyTaking(
      keypad: keypad, condition: condition, press: conversation.press,
      isMissing: { conversation.keypadIsMissing(phrase: $0) },
      isBack: { conversation.keypadIsBack(phrase: $0) }
    ).run()
    if !Task.isCancelled { await ended() }
  }
}
