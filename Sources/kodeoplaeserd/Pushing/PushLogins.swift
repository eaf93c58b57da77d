// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc
internal import PushTokens
internal import Reader
internal import Storage

/// Logins of other servers: has the person asked about them, and signs what they decided.
///
/// 1. Only what a server signed for a token is asked, each challenge once, and it is withdrawn when the server offers it no more.
/// 2. An answer is signed for an approval of the core's that the dialogue decided, and for nothing else: whoever carries messages can
///    have a person asked about what the server signed, or keep an answer back, and approve nothing.
/// 3. An answer that did not arrive is sent again with the next poll, until it is taken or too old to be.
/// 4. Without a token nothing is kept, and nothing runs.
actor PushLogins {
  private let core: IdentityProvider
  private let memory: ReaderDatabase
  private let conversation: Conversation
  private let codes: GivenCodes
  private var carrier: AsyncStream<PushExchange>.Continuation?
  /// What was handed over and not answered, by number.
  private var underWay: [Int: Errand] = [:]
  private var lastNumber = 0
  private var logins: [LoginName: Login] = [:]
  /// Which servers did not answer rightly the last time: told once.
  private var troubled: Set<PushHolding> = []

  /// As many as a person can have been asked about while they still mean anything.
  private static let mostLogins = 256

  /// What somebody carries something for.
  private enum Errand: Equatable {
    case enrol(PushHolding)
    case poll(PushHolding)
    case answer(LoginName)

    var holding: PushHolding {
      switch self {
      case .enrol(let holding), .poll(let holding): holding
      case .answer(let login): login.holding
      }
    }
  }

  /// A challenge, which another server may name as it likes.
  private struct LoginName: Hashable {
    let holding: PushHolding
    let nonce: String
  }

  /// A challenge that was taken.
  private struct Login {
    let since: Instant
    /// What the person is asked; `nil` while it is begun, and of one that cannot be.
    var approval: ApprovalID?
    /// What is to be sent until the server took it.
    var answer: PushRequest?
  }

  init(core: IdentityProvider, memory: ReaderDatabase, conversation: Conversation, codes: GivenCodes) {
    self.core = core
    self.memory = memory
    self.conversation = conversation
    self.codes = codes
  }

  /// Polls whenever a person asks for it by key, until the task is cancelled. What was asked before the daemon ended is withdrawn: the
  /// server still offers it, and who answers it is told to the server then.
  func run() async {
    let names = ((try? kept()) ?? []).map(\.holding)
    for approval in (try? await core.livingApprovals()) ?? [] where approval.binding == .bindingMessage {
      let isOurs = names.contains { $0.user == approval.user && $0.name == approval.text.service.text }
      if isOurs { try? await core.cancel(approval.id) }
    }
    for await _ in codes.asking { _ = try? poll() }
  }

  // MARK: Carrying

  /// What is to be sent from now on, to whoever asked last; what another had is begun again.
  func exchanges() -> AsyncStream<PushExchange> {
    carrier?.finish()
    underWay = [:]
    let (stream, continuation) = AsyncStream.makeStream(of: PushExchange.self)
    carrier = continuation
    _ = try? poll()
    return stream
  }

  /// Asks every server that is not being asked; how many tokens there are.
  func poll() throws -> Int {
    let kept = try kept()
    let now = core.currentTime()
    logins = logins.filter { now.duration(since: $0.value.since) < core.limits.longestApprovalLifetime * 2 }
    for (holding, account) in kept {
      switch account {
      case .enrolling(let enrolment): send(enrolment.request, for: .enrol(holding))
      case .enrolled(let token): try send(token.poll(at: core.wallTime().description), for: .poll(holding))
      }
    }
    for (name, login) in logins where kept.contains(where: { $0.holding == name.holding }) {
      if let answer = login.answer { send(answer, for: .answer(name)) }
    }
    return kept.count
  }

  private func kept() throws -> [(holding: PushHolding, account: PushAccount)] {
    try memory.devices().flatMap { device in
      try memory.accounts(of: device.user).filter { PushAccount.isKept($0.address) }.map {
        (PushHolding(user: device.user, name: $0.name), try PushAccount(kept: $0.address))
      }
    }
  }

  private func send(_ request: PushRequest, for errand: Errand) {
    guard let carrier, !underWay.values.contains(errand) else { return }
    lastNumber += 1
    underWay[lastNumber] = errand
    carrier.yield(PushExchange(number: lastNumber, request: request))
  }

  // MARK: Answers

  /// Takes what a server answered; false where nothing of that number is under way.
  func take(status: Int, _ body: [UInt8], of number: Int) async -> Bool {
    guard let errand = underWay.removeValue(forKey: number) else { return false }
    do {
      guard status == 200 else { throw PushError.answer("its status is \(status)") }
      switch errand {
      case .enrol(let holding): try finishEnrolling(holding, body)
      case .poll(let holding): try await takeChallenges(body, of: holding)
      case .answer(let login): try takeOutcome(body, of: login)
      }
      troubled.remove(errand.holding)
    } catch {
      await refuse(errand, error)
    }
    return true
  }

  /// Takes that a server could not be asked; false where nothing of that number is under way.
  func fail(_ number: Int, because reason: String) -> Bool {
    guard let errand = underWay.removeValue(forKey: number) else { return false }
    let words = reason.prefix(200).filter { !$0.isNewline }
    let isNew = troubled.insert(errand.holding).inserted
    if isNew { StandardError.say("the server of \(errand.holding.name) cannot be asked: \(words)") }
    if case .answer(let login) = errand, isNew { announce(.pushNotSent, login.holding) }
    return true
  }

  private func refuse(_ errand: Errand, _ error: any Error) async {
    let isNew = troubled.insert(errand.holding).inserted
    if isNew { StandardError.say("\(errand.holding.name): \(error)") }
    switch errand {
    case .enrol(let holding):
      _ = try? memory.removeAccount(named: holding.name, of: holding.user)
      conversation.accountsChanged()
      announce(.pushNotEnrolled, holding)
    case .answer(let login):
      logins[login]?.answer = nil
      announce(.pushNotTaken, login.holding)
    case .poll: break
    }
  }

  private func finishEnrolling(_ holding: PushHolding, _ body: [UInt8]) throws {
    guard case .enrolling(let enrolment)? = try kept().first(where: { $0.holding == holding })?.account else {
      return
    }
    let token = PushAccount.enrolled(try enrolment.token(answered: body))
    try memory.keep(AccountRecord(name: holding.name, address: token.kept), of: holding.user)
    announce(.pushEnrolled, holding)
  }

  private func takeOutcome(_ body: [UInt8], of login: LoginName) throws {
    let outcome = try PushOutcome(answered: body)
    logins[login]?.answer = nil
    guard outcome.isTaken else { return announce(.pushNotTaken, login.holding) }
    guard let code = outcome.code else { return }
    codes.give(code, to: login.holding)
    conversation.speakCode(ofAccount: login.holding.name)
  }

  private func announce(_ phrase: Phrase, _ holding: PushHolding) {
    conversation.announce(.pushToken(phrase, of: holding.name))
  }

  // MARK: Challenges

  private func takeChallenges(_ body: [UInt8], of holding: PushHolding) async throws {
    guard case .enrolled(let token)? = try kept().first(where: { $0.holding == holding })?.account else {
      return
    }
    let (challenges, refused) = try PushChallenge.open(for: token, answered: body)
    if refused > 0, troubled.insert(holding).inserted {
      StandardError.say("\(holding.name): \(refused) challenges are not signed by its server")
    }
    let open = Set(challenges.map(\.nonce))
    for (name, login) in logins where name.holding == holding && !open.contains(name.nonce) {
      if let approval = login.approval, login.answer == nil { try? await core.cancel(approval) }
    }
    for challenge in challenges { await ask(challenge, of: holding, token) }
  }

  private func ask(_ challenge: PushChallenge, of holding: PushHolding, _ token: PushToken) async {
    let name = LoginName(holding: holding, nonce: challenge.nonce)
    guard logins[name] == nil, logins.count < Self.mostLogins else { return }
    logins[name] = Login(since: core.currentTime())
    codes.forget(holding)
    do throws(CoreError) {
      let approval = try await core.request(try request(for: challenge, of: holding))
      logins[name]?.approval = approval.id
      Task { await follow(approval.id, name, challenge, token) }
    } catch {
      guard case .refused = error else { return announce(.pushUnreadable, holding) }
      // Something else is asked just now, or the person stopped it: the next poll offers it again.
      logins[name] = nil
    }
  }

  private func request(for challenge: PushChallenge, of holding: PushHolding) throws(CoreError)
    -> ApprovalRequest
  {
    // A choice is made with a number, which a keypad has.
    guard challenge.choices.isEmpty else { throw .invalidText(TextError(.text, .empty)) }
    let words = [challenge.title, challenge.question].filter { !$0.isEmpty }.joined(separator: ". ")
    do throws(TextError) {
      let text = try TransactionText(
        action: .logOn, service: ServiceName(holding.name, limits: core.limits), body: words,
        limits: core.limits)
      return ApprovalRequest(user: holding.user, text: text, binding: .bindingMessage, asker: getuid())
    } catch {
      throw .invalidText(error)
    }
  }

  /// Waits for the person, and has the server told what they decided.
  private func follow(
    _ id: ApprovalID, _ name: LoginName, _ challenge: PushChallenge, _ token: PushToken
  ) async {
    guard let states = try? await core.states(of: id) else { return }
    for await approval in states where !approval.state.isLiving && !approval.awaitsReason {
      guard let decision = PushDecision(approval) else { return }
      do throws(PushError) {
        let answer = try token.answer(decision, to: challenge)
        logins[name]?.answer = answer
        send(answer, for: .answer(name))
      } catch {
        StandardError.say(error.description)
      }
      return
    }
  }
}

/// One thing to be sent, with the number that its answer comes back under.
struct PushExchange: Sendable {
  let number: Int
  let request: PushRequest
}

extension PushDecision {
  /// What a person decided; `nil` of what ended without them.
  fileprivate init?(_ approval: Approval) {
    switch (approval.state, approval.reason) {
    case (.approved, _): self = .approve()
    case (.rejected, .notMe?): self = .declineAsNotMine
    case (.rejected, _): self = .decline
    default: return nil
    }
  }
}
