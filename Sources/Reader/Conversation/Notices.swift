// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Speech

/// What the core tells: requests that arrive, and what else concerns the person.
extension Conversation {
  /// Puts a notice among the inputs with what the core must be asked for it, so that no key waits behind the question.
  func bring(_ notice: CoreNotice) async {
    let needsSwitch =
      switch notice {
      case .approval(let approval): approval.state == .requested
      case .methodSwitch, .recovery: true
      default: false
      }
    input.yield(.notice(notice, needsSwitch ? await pendingChange() : nil))
  }

  func arrive(_ approval: Approval, _ change: PendingChange?) async {
    guard approval.authenticator == owner?.authenticator, arrived != approval.id else { return }
    arrived = approval.id
    // Without parts it can be rejected, and never heard or approved.
    let pending = await pendingApproval(of: approval, pendingChange: change)
    await receive(.arrived(pending ?? PendingApproval(approval, parts: [], pendingChange: change)))
  }

  /// Asks what was turned away, at most once a second and beside the queue: however many requests come, no key waits for them.
  func askTurnedAway() {
    guard let owner else { return }
    let now = clock.now
    let earliest = max(now, askedTurnedAway.map { $0 + Self.turnedAwayInterval } ?? now)
    askedTurnedAway = earliest
    Task { [core, input, clock] in
      if earliest > now { try? await Task.sleep(until: earliest, clock: clock) }
      let news = await core.takeTurnedAway(of: owner.user)
      if !news.isEmpty { input.yield(.turnedAway(news)) }
    }
  }

  private static let turnedAwayInterval = Duration.seconds(1)

  /// The approval in the words of now; `nil` where they cannot be said.
  func pendingApproval(of approval: Approval, pendingChange: PendingChange?) async -> PendingApproval? {
    let kept = await kept(beside: approval)
    let (isElsewhere, isNewPayee) = (kept.isElsewhere(approval), kept.isToNewPayee(approval))
    do throws(SpeechError) {
      return try await languages.pending(
        approval, pendingChange, isElsewhere: isElsewhere, isNewPayee: isNewPayee)
    } catch {
      recorder.note(error: error.description)
      return nil
    }
  }

  /// What the reader keeps, where it tells something of a request.
  private func kept(beside approval: Approval) async -> ApprovedBefore {
    guard ApprovedBefore.concerns(approval) else { return ApprovedBefore([:]) }
    return ApprovedBefore(
      await remembered { memory throws(MemoryError) in try memory.settings(of: approval.user) } ?? [:])
  }

  /// What was approved is what the next request of its asker, or to its payee, is held to.
  func remember(_ approval: Approval) {
    guard approval.state == .approved, ApprovedBefore.concerns(approval) else { return }
    do throws(MemoryError) {
      let before = ApprovedBefore(try memory.settings(of: approval.user))
      for (key, value) in before.changes(by: approval, at: core.currentTime(), core.limits) {
        try memory.keep(value, as: key, of: approval.user)
      }
    } catch {
      recorder.note(error: error.description)
      report(phrase: error.phrase)
    }
  }

  func pendingChange() async -> PendingChange? {
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

  /// Somebody else than its keypad blocked this reader, opened it, or put another device in its place.
  private func announceHindrance(_ news: AuthenticatorNews, of device: Authenticator) async {
    switch news {
    case .blocked where device.blockReason == .request:
      await receive(.hindered(.blockedOnRequest, phrase: .announceThisBlocked))
    case .locked, .blocked: await receive(.hindered(device.obstacle(at: core.currentTime()), phrase: nil))
    case .unblocked: await receive(.hindered(nil, phrase: .announceThisUnblocked))
    case .deleted: await receive(.hindered(.noAuthenticator, phrase: .announceThisDeleted))
    default: break
    }
  }

  /// What happened to the person's other authenticators, password or number, and who may ask them; what this reader did itself
  /// was said.
  func announce(_ notice: CoreNotice, _ change: PendingChange?) async {
    if case .authenticator(let news, let device) = notice, device.id == owner?.authenticator {
      return await announceHindrance(news, of: device)
    }
    if case .recovery(let news, let user) = notice, user == owner?.user {
      return await receive(.recovery(news, isWaiting: change == .recovery))
    }
    guard let owner, notice.concerns(owner) else { return }
    if case .serviceLetAsk(let service, _) = notice { return await receive(.letAsk(service)) }
    guard let phrase = notice.phrase else { return }
    if case .methodSwitch(let news, _) = notice, news == settledHere {
      settledHere = nil
      return
    }
    let arguments = notice.arguments(accountName)
    await receive(.announced(Announcement(phrase, arguments, pending: change)))
  }
}

extension CoreNotice {
  /// Whether it is about the reader's owner, and not about a request on the reader itself. Whose message waits is not
  /// told; it is sent from here, and nobody else can be told of it.
  func concerns(_ owner: Owner) -> Bool {
    switch self {
    case .approval, .requestsTurnedAway, .submissionRefused: false
    case .guesserWaits(let guesser): guesser.user == owner.user
    case .messagesWait, .stateAccepted, .serviceRegistered: true
    case .serviceLetAsk(_, let user): user == owner.user
    case .authenticator(_, let authenticator):
      authenticator.user == owner.user && authenticator.id != owner.authenticator
    case .methodSwitch(_, let authenticator): authenticator.user == owner.user
    case .passwordChanged(let user), .phoneChanged(let user), .recovery(_, let user),
      .recoveryCodesMade(let user), .accountLetAsk(_, let user), .accountTaken(let user):
      user == owner.user
    }
  }

  /// What fills its phrase.
  ///
  /// - Parameter accountName: what this machine calls an account; one that it has no name for is said by its number.
  func arguments(_ accountName: (UInt32) -> String?) -> [String: Argument] {
    switch self {
    case .accountLetAsk(let account, _): ["account": .name(accountName(account) ?? String(account))]
    case .serviceRegistered(let service): ["service": .name(service.text)]
    default: [:]
    }
  }
}

/// What cannot be read is said, and the conversation goes on without it.
extension Conversation {
  /// The approvals that live when the conversation begins.
  func livingApprovals() async -> [Approval] {
    do throws(CoreError) {
      return try await core.livingApprovals()
    } catch {
      recorder.note(error: error.description)
      report(error)
      return []
    }
  }

  /// The operator's terms in words; nil where there are none, or none that can be said.
  func heardTerms() async -> HeardTerms? {
    guard let terms = core.terms else { return nil }
    do throws(SpeechError) {
      return try await languages.heard(terms)
    } catch {
      recorder.note(error: error.description)
      report(phrase: error.phrase)
      return nil
    }
  }

  /// The accounts in the memory, as the dialogue knows them.
  func accountCards() async -> [AccountCard] {
    let user = owner?.user
    let accounts = await remembered { memory throws(MemoryError) in try memory.accounts(of: user) } ?? []
    return accounts.map { AccountCard(name: $0.name) }
  }

  /// What the memory holds; `nil` where it cannot be read, which is said.
  func remembered<Value: Sendable>(
    _ read: (any ReaderMemory) throws(MemoryError) -> Value
  ) async -> Value? {
    do throws(MemoryError) {
      return try read(memory)
    } catch {
      recorder.note(error: error.description)
      report(phrase: error.phrase)
      return nil
    }
  }
}

extension LanguageStore {
  /// The operator's terms, paragraph by paragraph, in their own language.
  func heard(_ terms: Terms) throws(SpeechError) -> HeardTerms? {
    let book = try named(LanguageCode(terms.language))
    var parts: [Utterance] = []
    for paragraph in terms.text.split(separator: "\n") where paragraph.contains(where: { !$0.isWhitespace }) {
      parts += try book.quotation(String(paragraph), punctuation: punctuation)
    }
    return HeardTerms(version: terms.version, digest: terms.digest, parts: parts)
  }

  /// An approval in the words of now.
  func pending(
    _ approval: Approval, _ pendingChange: PendingChange? = nil, isElsewhere: Bool = false,
    isNewPayee: Bool = false
  ) throws(SpeechError) -> PendingApproval {
    let own = try own()
    guard let quoting = try quoting(approval.text.language) else {
      return try PendingApproval(
        foreign: approval, in: own, punctuation: punctuation, pendingChange: pendingChange,
        isElsewhere: isElsewhere, isNewPayee: isNewPayee)
    }
    return try PendingApproval(
      approval, in: own, quoting: quoting, punctuation: punctuation, pendingChange: pendingChange,
      isElsewhere: isElsewhere, isNewPayee: isNewPayee)
  }
}
