// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core tells those who watch it, after it is kept.
public enum CoreNotice: Sendable {
  /// An approval is new, or its state or expiry moved.
  case approval(Approval)
  /// Requests did not come to the user's reader: another approval of the user lives, one asker asked too often, or for another
  /// device. Told once; how many, whose and why says `ApprovalCore.takeTurnedAway(of:)`, after which it is told again.
  case requestsTurnedAway(from: UserID)
  /// What a service brought of a person's code and password was refused: the service is not told why, the person is.
  case submissionRefused(Refusal, of: Approval)
  /// An asker must wait, because it gave too many wrong codes or passwords; told once in a run of them.
  case guesserWaits(Guesser)
  /// An authenticator's state moved: to be announced on the user's other ones.
  case authenticator(AuthenticatorNews, of: Authenticator)
  /// A switch of method moved: to be announced on every authenticator of the user.
  case methodSwitch(MethodSwitchNews, of: Authenticator)
  /// The user's password is another one.
  case passwordChanged(UserID)
  /// The user's telephone number is another one.
  case phoneChanged(UserID)
  /// A recovery moved: to be announced on everything that the user has.
  case recovery(RecoveryNews, of: UserID)
  /// Recovery codes were made for the user, in the place of those before.
  case recoveryCodesMade(UserID)
  /// An account of this machine may ask for approvals by the user from now on.
  case accountLetAsk(UInt32, for: UserID)
  /// The account that asked for approvals by the user may not any more.
  case accountTaken(from: UserID)
  /// A service that the user stopped may ask again.
  case serviceLetAsk(ServiceName, for: UserID)
  /// A service may ask everyone from now on.
  case serviceRegistered(ServiceName)
  /// The state had gone back, and root accepted it as it is.
  case stateAccepted
  /// A text message waits, because the gateway did not take it.
  case messagesWait
}

/// What happened to an authenticator.
public enum AuthenticatorNews: String, CaseIterable, Sendable {
  /// As its state moved; locked is for an hour.
  case ordered, activated, locked, blocked, unblocked, deleted
}

/// How far a recovery has come.
public enum RecoveryNews: String, CaseIterable, Sendable {
  /// Begun: nothing can be activated by it for a day, and whoever did not begin it stops it.
  case requested
  /// The wait is over: one authenticator may be activated.
  case due
  /// Stopped before it served.
  case stopped
  /// It served.
  case done
}

/// How far a switch of method has come.
public enum MethodSwitchNews: String, CaseIterable, Sendable {
  /// Asked for: nothing changes for 24 hours.
  case requested
  /// The time is over: the user is asked to confirm.
  case due
  /// Confirmed: one-time codes from now on.
  case done
  /// Given up before it was confirmed.
  case cancelled
  /// QR codes again.
  case back
}

/// Who is told what the core keeps, each what they asked for and no more.
struct Watchers {
  private(set) var takers: [Int: @Sendable (CoreNotice) -> Void] = [:]
  private var next = 0

  func tell(_ notice: CoreNotice) {
    for take in takers.values { take(notice) }
  }

  /// Adds one, whose stream begins with `first`; `number` is what to call it when it is to be removed.
  mutating func add<Element: Sendable>(
    keeping policy: AsyncStream<Element>.Continuation.BufferingPolicy, from first: Element? = nil,
    _ element: @escaping @Sendable (CoreNotice) -> Element?
  ) -> (stream: AsyncStream<Element>, continuation: AsyncStream<Element>.Continuation, number: Int) {
    let (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: policy)
    if let first { continuation.yield(first) }
    next += 1
    takers[next] = { notice in
      if let element = element(notice) { continuation.yield(element) }
    }
    return (stream, continuation, next)
  }

  mutating func remove(_ number: Int) { takers[number] = nil }
}

/// Following what the core keeps. Each stream ends with the task that reads it.
extension IdentityProvider {
  /// What happens from now on, in order and without gaps: for a reader that passes everything on at once, since what it does
  /// not take stays in memory.
  public func notices() -> AsyncStream<CoreNotice> {
    watch(keeping: .unbounded) { $0 }
  }

  /// One approval from how it stands now to its end, whatever becomes of others meanwhile: a reader that is slow may miss
  /// steps on the way, and never the last state.
  ///
  /// - Throws: `CoreError.refused(.unknownApproval)`.
  public func states(of id: ApprovalID) async throws(CoreError) -> AsyncStream<Approval> {
    try await settled { () throws(CoreError) in
      let now = try perform(.tick, on: approval(id))
      return watch(keeping: .bufferingNewest(Self.keptStates), from: now) { notice in
        guard case .approval(let approval) = notice, approval.id == id else { return nil }
        return approval
      }
    }
  }

  /// That something of a kind has happened since the last look, however often: for a reader that then looks for itself.
  public func signals(of isMeant: @escaping @Sendable (CoreNotice) -> Bool) -> AsyncStream<Void> {
    watch(keeping: .bufferingNewest(1)) { isMeant($0) ? () : nil }
  }

  /// More than an approval has states, wrong tries and extensions.
  private static var keptStates: Int { 16 }

  func watch<Element: Sendable>(
    keeping policy: AsyncStream<Element>.Continuation.BufferingPolicy, from first: Element? = nil,
    _ element: @escaping @Sendable (CoreNotice) -> Element?
  ) -> AsyncStream<Element> {
    let (stream, continuation, number) = watchers.add(keeping: policy, from: first, element)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(watcher: number) }
    }
    return stream
  }

  private func forget(watcher number: Int) { watchers.remove(number) }
}
