// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Speech

/// What the core tells: requests that arrive, and what happened to the person's other authenticators.
extension Conversation {
  func arrive(_ approval: Approval) async {
    guard approval.authenticator == owner?.authenticator, arrived != approval.id else { return }
    arrived = approval.id
    let pending = await pendingSwitch()
    // Without parts it can be rejected, and never heard or approved.
    let brief = await brief(of: approval, pendingSwitch: pending)
    await receive(.arrived(brief ?? Brief(approval, parts: [], pendingSwitch: pending)))
  }

  /// The approval in the words of now; `nil` where they cannot be said.
  func brief(of approval: Approval, pendingSwitch: PendingSwitch?) async -> Brief? {
    do throws(SpeechError) {
      let (own, quoting) = (try await books.own(), try await books.quoting(approval.text.language))
      return try Brief(
        approval, in: own, quoting: quoting, punctuation: await books.punctuation,
        pendingSwitch: pendingSwitch)
    } catch {
      await scribe.note(error: error.description)
      return nil
    }
  }

  private func pendingSwitch() async -> PendingSwitch? {
    if await isRecovering() { return .recovery }
    guard let owner, let app = try? await core.methodSwitches(of: owner.user).first,
      let due = try? await core.methodSwitchDue(on: app.id)
    else { return nil }
    return core.currentTime() < due ? .waiting : .due
  }

  /// Whether a recovery of the owner's access waits or is due.
  func isRecovering() async -> Bool {
    guard let owner else { return false }
    return (try? await core.recoveryDue(of: owner.user)) ?? nil != nil
  }

  /// Somebody else than its keypad blocked this reader, or opened it.
  private func announceHindrance(_ news: AuthenticatorNews, of device: Authenticator) async {
    switch news {
    case .blocked where device.blockReason == .request:
      await receive(.hindered(.blockedOnRequest, phrase: "announceThisBlocked"))
    case .unblocked: await receive(.hindered(nil, phrase: "announceThisUnblocked"))
    default: break
    }
  }

  /// What happened to the person's other authenticators, password or number; what this reader did itself was said.
  func announce(_ notice: CoreNotice) async {
    if case .authenticator(let news, let device) = notice, device.id == owner?.authenticator {
      return await announceHindrance(news, of: device)
    }
    if case .recovery(let news, let user) = notice, user == owner?.user {
      return await receive(.recovery(news, isWaiting: await isRecovering()))
    }
    guard let owner, notice.concerns(owner), let phrase = notice.phrase else { return }
    if case .methodSwitch(let news, _) = notice, news == settledHere {
      settledHere = nil
      return
    }
    let isAboutSwitch = if case .methodSwitch = notice { true } else { false }
    await receive(.announced(phrase: phrase, isAboutSwitch ? await pendingSwitch() : nil))
  }
}
