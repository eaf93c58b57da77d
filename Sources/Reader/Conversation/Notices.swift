// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
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
    let change: PendingChange? =
      if needsSwitch, let user = notice.user { await pendingChange(of: user) } else { nil }
    input.yield(.notice(notice, change))
  }

  func take(_ notice: CoreNotice, _ change: PendingChange?) async {
    switch notice {
    case .approval(let approval) where owner(approval.authenticator) != nil:
      tell(approval.state, of: approval.id, on: approval.authenticator)
      if approval.state == .requested {
        // Who does not hear that it arrives may hear the bell.
        if case .muted? = outputTrouble { troubled(.output(.muted(output: player.outputName))) }
        await arrive(approval, change)
      }
      remember(approval)
      await receive(.ended(approval.id, approval.state))
    case .approval(let approval) where approval.id == arrived[approval.user]:
      arrived[approval.user] = nil
      await receive(.takenUpElsewhere(approval.id))
    case .requestsTurnedAway(let user) where owner(of: user) != nil: askTurnedAway(of: user)
    case .submissionRefused(let refusal, let approval) where owner(approval.authenticator) != nil:
      await receive(.fault(Fault(refusal, at: core.currentTime())))
    case .approval, .requestsTurnedAway, .submissionRefused: break
    default: await announce(notice, change)
    }
  }

  /// Writes a state down once, before anything that follows from it is heard.
  func tell(_ state: ApprovalState, of id: ApprovalID, on reader: AuthenticatorID) {
    var known = told[reader] ?? (id, [])
    if known.id != id { known = (id, []) }
    if known.states.insert(state).inserted { recorder.state(state, of: id) }
    told[reader] = known
  }

  func arrive(_ approval: Approval, _ change: PendingChange?) async {
    guard owner(approval.authenticator) != nil, arrived[approval.user] != approval.id else { return }
    arrived[approval.user] = approval.id
    // Without parts it can be rejected, and never heard or approved.
    let pending = await pendingApproval(of: approval, pendingChange: change)
    await receive(.arrived(pending ?? PendingApproval(approval, parts: [], pendingChange: change)))
  }

  /// Asks what was turned away, at most once a second and beside the queue: however many requests come, no key waits for them.
  func askTurnedAway(of user: UserID) {
    let now = clock.now
    let earliest = max(now, askedTurnedAway[user].map { $0 + Self.turnedAwayInterval } ?? now)
    askedTurnedAway[user] = earliest
    Task { [core, input, clock] in
      if earliest > now { try? await Task.sleep(until: earliest, clock: clock) }
      let news = await core.takeTurnedAway(of: user)
      if !news.isEmpty { input.yield(.turnedAway(news, of: user)) }
    }
  }

  private static let turnedAwayInterval = Duration.seconds(1)

  /// The approval in the words of now, as its user has the reader speak; `nil` where they cannot be said.
  func pendingApproval(of approval: Approval, pendingChange: PendingChange?) async -> PendingApproval? {
    let kept = await kept(beside: approval)
    let (isElsewhere, isNewPayee) = (kept.isElsewhere(approval), kept.isToNewPayee(approval))
    do throws(SpeechError) {
      guard isShared else {
        return try await languages.pending(
          approval, pendingChange, isElsewhere: isElsewhere, isNewPayee: isNewPayee)
      }
      return try await languages.pending(
        approval, pendingChange, isElsewhere: isElsewhere, isNewPayee: isNewPayee,
        in: languages.languages[voices.value(of: .language, for: approval.user)],
        voices.value(of: .punctuation, for: approval.user) == 1 ? .named : .paused)
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

  func pendingChange(of user: UserID) async -> PendingChange? {
    guard owner(of: user) != nil else { return nil }
    if await isRecovering(user) { return .recovery }
    guard let app = try? await core.methodSwitches(of: user).first,
      let due = try? await core.methodSwitchDue(on: app.id)
    else { return nil }
    return core.currentTime() < due ? .waiting : .due
  }

  /// Whether a recovery of a user's access waits or is due.
  func isRecovering(_ user: UserID) async -> Bool {
    (try? await core.recoveryDue(of: user)) ?? nil != nil
  }

  /// Somebody else than its keypad blocked this reader, opened it, or put another device in its place.
  private func announceHindrance(_ news: AuthenticatorNews, of device: Authenticator) async {
    let user = tag(device.user)
    switch news {
    case .blocked where device.blockReason == .request:
      await receive(.hindered(.blockedOnRequest, phrase: .announceThisBlocked, of: user))
    case .locked, .blocked:
      await receive(.hindered(device.obstacle(at: core.currentTime()), phrase: nil, of: user))
    case .unblocked: await receive(.hindered(nil, phrase: .announceThisUnblocked, of: user))
    case .deleted:
      if isShared, let owner = owner(of: device.user) { return await leave(owner) }
      await receive(.hindered(.noAuthenticator, phrase: .announceThisDeleted))
    default: break
    }
  }

  /// What happened to the person's other authenticators, password or number, and who may ask them; what this reader did itself
  /// was said.
  func announce(_ notice: CoreNotice, _ change: PendingChange?) async {
    if case .authenticator(let news, let device) = notice, owner(device.id) != nil {
      return await announceHindrance(news, of: device)
    }
    if case .recovery(let news, let user) = notice, owner(of: user) != nil {
      return await receive(.recovery(news, isWaiting: change == .recovery, of: tag(user)))
    }
    guard owners.contains(where: { notice.concerns($0) }) else { return }
    let user = tag(notice.user)
    if case .serviceLetAsk(let service, _) = notice { return await receive(.letAsk(service, of: user)) }
    guard let phrase = notice.phrase else { return }
    if case .methodSwitch(let news, _) = notice, news == settledHere {
      settledHere = nil
      return
    }
    let arguments = notice.arguments(accountName)
    await receive(.announced(Announcement(phrase, arguments, pending: change, of: user)))
  }
}

extension CoreNotice {
  /// Whom it is about; `nil` of nobody in particular.
  var user: UserID? {
    switch self {
    case .approval(let approval), .submissionRefused(_, let approval): approval.user
    case .guesserWaits(let guesser): guesser.user
    case .messagesWait, .stateAccepted, .serviceRegistered: nil
    case .authenticator(_, let authenticator), .methodSwitch(_, let authenticator): authenticator.user
    case .requestsTurnedAway(let user), .serviceLetAsk(_, let user), .passwordChanged(let user),
      .phoneChanged(let user), .recovery(_, let user), .recoveryCodesMade(let user),
      .accountLetAsk(_, let user), .accountTaken(let user):
      user
    }
  }

  /// Whether it is about an owner of the reader, and not about a request on the reader itself. Whose message waits is not
  /// told; it is sent from here, and nobody else can be told of it.
  func concerns(_ owner: Owner) -> Bool {
    switch self {
    case .approval, .requestsTurnedAway, .submissionRefused: false
    case .authenticator(_, let authenticator):
      authenticator.user == owner.user && authenticator.id != owner.authenticator
    default: user.map { $0 == owner.user } ?? true
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

  /// The accounts of a user in the memory, as the dialogue knows them.
  func accountCards(of user: UserID?) async -> [AccountCard] {
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

  /// An approval in the words of a language, by default of the one of now.
  func pending(
    _ approval: Approval, _ pendingChange: PendingChange? = nil, isElsewhere: Bool = false,
    isNewPayee: Bool = false, in language: LanguageCode? = nil, _ punctuation: Punctuation? = nil
  ) throws(SpeechError) -> PendingApproval {
    let own = try named(language ?? self.language)
    let punctuation = punctuation ?? self.punctuation
    guard let quoting = try quoting(approval.text.language ?? own.language.rawValue) else {
      return try PendingApproval(
        foreign: approval, in: own, punctuation: punctuation, pendingChange: pendingChange,
        isElsewhere: isElsewhere, isNewPayee: isNewPayee)
    }
    return try PendingApproval(
      approval, in: own, quoting: quoting, punctuation: punctuation, pendingChange: pendingChange,
      isElsewhere: isElsewhere, isNewPayee: isNewPayee)
  }
}
