// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Does what the dialogue asks, and says in one value what came of it. Holds the code that is being spoken.
actor CommandPerformer {
  let core: ApprovalCore
  let memory: any ReaderMemory
  private let enroller: (any Enroller)?
  private(set) var owner: Owner?
  /// The digits of the code that was fetched last, ASCII.
  private(set) var heldCode: Secret?

  init(core: ApprovalCore, memory: any ReaderMemory, enroller: (any Enroller)?, owner: Owner?) {
    self.core = core
    self.memory = memory
    self.enroller = enroller
    self.owner = owner
  }

  func belong(to owner: Owner) {
    self.owner = owner
  }

  func answer(to command: CoreCommand) async -> CoreAnswer {
    switch command {
    case .code(let source): return await code(source)
    case .check(let account): return await check(account)
    case .keep(let account): return keep(account)
    case .enrol(let user, let password, let pin): return await enrol(user, password, pin)
    default: return await decide(command)
    }
  }

  // MARK: Approvals

  private func decide(_ command: CoreCommand) async -> CoreAnswer {
    guard let owner else { return .refused(.noAuthenticator) }
    do {
      return try await core.perform(command, by: owner)
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  private func enrol(_ user: UserID, _ password: Password, _ pin: PIN) async -> CoreAnswer {
    guard let enroller else { return .refused(.noAuthenticator) }
    do throws(EnrolmentRefusal) {
      owner = try await enroller.enrol(user, password: password, pin: pin)
      return .enrolled
    } catch {
      switch error {
      case .taken: return .refused(.alreadyExists)
      case .failed(let fault): return .failed(fault)
      }
    }
  }

  // MARK: Codes

  private func code(_ source: CodeSource) async -> CoreAnswer {
    heldCode = nil
    do throws(CoreError) {
      switch source {
      case .own: return try await ownCode()
      case .bound(let id): return try await boundCode(id)
      case .account(let name): return await accountCode(name)
      case .new: return .failed(phrase: "noCodeHere")
      }
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  /// Nobody will have it said again.
  func forgetCode() { heldCode = nil }

  func hold(_ code: Secret, _ source: CodeSource, until: Instant?) -> CoreAnswer {
    heldCode = code
    return .code(CodeCard(source: source, length: code.count, until: until))
  }

  private func ownCode() async throws(CoreError) -> CoreAnswer {
    guard let device = owner?.device else { return .failed(phrase: "nobodyEnrolled") }
    let now = core.reading()
    let left = try device.timeLeft(at: now.wall, limits: core.limits)
    return hold(try device.currentCode(at: now.wall, limits: core.limits), .own, until: now.now + left)
  }

  private func boundCode(_ id: ApprovalID) async throws(CoreError) -> CoreAnswer {
    let approval = try await core.approvalState(id)
    guard let device = owner?.device, approval.state == .heard, let counter = approval.codeCounter else {
      return .failed(phrase: "noCodeHere")
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
