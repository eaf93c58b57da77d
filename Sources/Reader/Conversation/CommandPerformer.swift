// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) internal import ApprovalCore
internal import Cryptography

/// Does what the dialogue asks, and says in one value what came of it. Holds the code that is being spoken.
actor CommandPerformer {
  let core: IdentityProvider
  let memory: any ReaderMemory
  private let enroller: (any Enroller)?
  private(set) var owners: [Owner]
  /// The digits of the code that was fetched last, ASCII.
  private(set) var heldCode: Secret?
  /// The recovery codes that were just made, until nobody will have them said again.
  private var recoveryCodes: [Secret] = []
  /// The text of an approval, as it is heard; empty where it cannot be read out.
  let parts: @Sendable (Approval) async -> [TextPart]

  init(
    core: IdentityProvider, memory: any ReaderMemory, enroller: (any Enroller)?, owners: [Owner],
    parts: @escaping @Sendable (Approval) async -> [TextPart]
  ) {
    self.parts = parts
    self.core = core
    self.memory = memory
    self.enroller = enroller
    self.owners = owners
  }

  func belong(to owners: [Owner]) {
    self.owners = owners
  }

  /// On whose authenticator something is done: the user's who is named, and of no other; without one, of the only one there is.
  func owner(_ user: UserID?) -> Owner? {
    guard let user else { return owners.count == 1 ? owners.first : nil }
    return owners.first { $0.user == user }
  }

  /// - Parameter user: whose the command is, where the reader has several users.
  func answer(to command: CoreCommand, of user: UserID? = nil) async -> CoreAnswer {
    if case .enrol(let user, let password, let pin, let terms) = command {
      return await enrol(user, password, pin, accepting: terms)
    }
    let owner = owner(user)
    switch command {
    case .code(let source): return await code(source, of: owner)
    case .check(let account): return await check(account)
    case .keep(let account): return keep(account, of: owner?.user)
    default: break
    }
    guard let owner else { return .refused(.noAuthenticator) }
    switch command {
    case .personal(let command): return await perform(command, of: owner)
    case .makeRecoveryCodes: return await makeRecoveryCodes(of: owner.user)
    default: return await decide(command, by: owner)
    }
  }

  // MARK: Approvals

  private func decide(_ command: CoreCommand, by owner: Owner) async -> CoreAnswer {
    do {
      return try await core.perform(command, by: owner)
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  private func enrol(_ user: UserID, _ password: Password, _ pin: PIN, accepting terms: [UInt8]?) async
    -> CoreAnswer
  {
    guard let enroller else { return .refused(.noAuthenticator) }
    do throws(EnrolmentRefusal) {
      owners.take(try await enroller.enrol(user, password: password, pin: pin, accepting: terms))
      return .enrolled
    } catch {
      switch error {
      case .taken: return .refused(.alreadyExists)
      case .failed(let fault): return .failed(fault)
      }
    }
  }

  /// For who is at the keypad at the end of the first start.
  private func makeRecoveryCodes(of user: UserID) async -> CoreAnswer {
    do throws(CoreError) {
      recoveryCodes = try await core.makeRecoveryCodes(for: user, isAnnounced: false)
      return .recoveryCodes(recoveryCodes.count)
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  // MARK: Codes

  private func code(_ source: CodeSource, of owner: Owner?) async -> CoreAnswer {
    heldCode = nil
    do throws(CoreError) {
      switch source {
      case .own: return try await ownCode(of: owner)
      case .bound(let id): return try await boundCode(id, of: owner)
      case .account(let name): return await accountCode(name, of: owner?.user)
      case .recovery(let number) where recoveryCodes.indices.contains(number):
        return hold(recoveryCodes[number], source, until: nil)
      case .new, .recovery: return .failed(phrase: .noCodeHere)
      }
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  /// Nobody will have it said again.
  func forgetCode() { (heldCode, recoveryCodes) = (nil, []) }

  func hold(_ code: Secret, _ source: CodeSource, until: Instant?) -> CoreAnswer {
    heldCode = code
    return .code(CodeCard(source: source, length: code.count, until: until))
  }

  private func ownCode(of owner: Owner?) async throws(CoreError) -> CoreAnswer {
    guard let device = owner?.device else { return .failed(phrase: .nobodyEnrolled) }
    let now = core.reading()
    let left = try device.timeLeft(at: now.wall, limits: core.limits)
    return hold(try device.currentCode(at: now.wall, limits: core.limits), .own, until: now.now + left)
  }

  private func boundCode(_ id: ApprovalID, of owner: Owner?) async throws(CoreError) -> CoreAnswer {
    let approval = try await core.approvalState(id)
    guard let device = owner?.device, approval.user == owner?.user, approval.state == .heard,
      approval.hearing?.authenticator != nil,
      let counter = approval.codeCounter
    else {
      return .failed(phrase: .noCodeHere)
    }
    return hold(
      try device.boundCode(counter: counter, textDigest: approval.textDigest), .bound(id), until: nil)
  }
}

extension CoreAnswer {
  /// What the core threw, as the dialogue hears of it.
  init(_ error: CoreError, at now: Instant) {
    if case .refused(let refusal) = error {
      self = .refused(refusal)
    } else {
      self = .failed(Fault(error, at: now))
    }
  }
}

extension IdentityProvider {
  /// Does what the dialogue asks about approvals and services, on the owner's authenticator.
  func perform(_ command: CoreCommand, by owner: Owner) async throws(CoreError) -> CoreAnswer {
    let device = AnsweringDevice(inProcess: owner.authenticator)
    switch command {
    case .open(let id, let pin): return .done(try await open(id, on: device, pin: pin).state)
    case .bindLocally(let id): return .done(try await bindLocally(id, on: owner.authenticator).state)
    case .bind(let id, let code): return .done(try await bind(id, on: device, code: code).state)
    case .heard(let id, let confirmed):
      return .done(try await heard(id, on: device, confirmed: confirmed).state)
    case .approve(let id): return .done(try await approve(id, on: device).state)
    case .reject(let id): return .done(try await reject(id, on: owner.authenticator).state)
    case .extend(let id): return .extended(until: try await extend(id, on: device).expiresAt)
    case .giveReason(let id, let reason):
      if let until = try await giveReason(reason, forRejecting: id, on: owner.authenticator) {
        return .askerStopped(until: until)
      }
      return reason == .notMe ? .frozen : .reasonGiven
    case .unfreeze(let service):
      do throws(CoreError) {
        try unfreeze(service, for: owner.user)
      } catch .refused(.notFrozen) {
        // Somebody lifted it elsewhere meanwhile: it is as the person wants it.
      }
      return .lifted
    case .letAskAgain(let id):
      try letAskAgain(afterRejecting: id, on: owner.authenticator)
      return .lifted
    case .stoppedServices:
      let freezes = try freezes(of: owner.user).sorted { $0.since > $1.since }
      return .stoppedServices(freezes.map { StoppedService($0) })
    case .cancelSwitch:
      return try settle(.cancelled, of: owner.user) { app throws(CoreError) in
        try cancelMethodSwitch(on: app)
      }
    case .confirmSwitch:
      return try settle(.done, of: owner.user) { app throws(CoreError) in try confirmMethodSwitch(on: app) }
    case .stopRecovery:
      do throws(CoreError) {
        try stopRecovery(of: owner.user)
      } catch .refused(.noRecoveryWaits) {
        // Somebody stopped it elsewhere meanwhile: it is as the person wants it.
      }
      return .recoveryStopped
    case .unblock(let pin, let password):
      try await unblock(owner.authenticator, pin: pin, password: password)
      return .unblocked
    case .wayBack: return .wayBack(try isRecovered(owner.user) ? owner.user : nil)
    case .code, .check, .keep, .enrol, .makeRecoveryCodes, .personal: return .failed(phrase: .refused)
    }
  }

  /// Does the same to every switch that waits: what one app is refused keeps no other from it.
  ///
  /// A refusal is an app's and not the reader's own: that the app is locked says nothing of the reader.
  private func settle(
    _ news: MethodSwitchNews, of user: UserID, by deed: (AuthenticatorID) throws(CoreError) -> Void
  ) throws(CoreError) -> CoreAnswer {
    var refusals: [Refusal] = []
    let apps = try methodSwitches(of: user)
    for app in apps {
      do throws(CoreError) {
        try deed(app.id)
      } catch .refused(let refusal) {
        refusals.append(refusal)
      }
    }
    guard let refusal = refusals.first, refusals.count == apps.count else { return .switchSettled(news) }
    return .failed(Fault(refusal, at: currentTime()))
  }
}

extension StoppedService {
  /// A freeze, with the day as it was where the reader is.
  init(_ freeze: Freeze) {
    self.init(service: freeze.service, since: LocalMoment(freeze.since).date)
  }
}
