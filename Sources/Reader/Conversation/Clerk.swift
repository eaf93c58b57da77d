// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Does what the dialogue asks, and says in one value what came of it. Holds the code that is being spoken.
actor Clerk {
  private let core: ApprovalCore
  private let memory: any ReaderMemory
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
      return CoreAnswer(error)
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
      case .failed(let phrase): return .failed(phrase: phrase)
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
      case .account(let name): return try await accountCode(name)
      }
    } catch {
      return CoreAnswer(error)
    }
  }

  private func hold(_ code: Secret, _ source: CodeSource, until: Instant?) -> CoreAnswer {
    heldCode = code
    return .code(CodeCard(source: source, length: code.count, until: until))
  }

  private func ownCode() async throws(CoreError) -> CoreAnswer {
    guard let device = owner?.device else { return .failed(phrase: "nobodyEnrolled") }
    let now = await core.currentTime()
    let left = try device.timeLeft(at: now, limits: core.limits)
    return hold(try device.currentCode(at: now, limits: core.limits), .own, until: now + left)
  }

  private func boundCode(_ id: ApprovalID) async throws(CoreError) -> CoreAnswer {
    let approval = try await core.approvalState(id)
    guard let device = owner?.device, approval.state == .heard, let counter = approval.codeCounter else {
      return .failed(phrase: "noCodeHere")
    }
    return hold(
      try device.boundCode(counter: counter, textDigest: approval.textDigest), .bound(id), until: nil)
  }

  /// An account's code; a counter is kept as used before its code can be heard (RFC 4226 §7.2).
  private func accountCode(_ name: String) async throws(CoreError) -> CoreAnswer {
    let now = await core.currentTime()
    do throws(MemoryError) {
      guard var account = try memory.accounts().first(where: { $0.name == name }) else {
        return .failed(phrase: "noSuchAccount")
      }
      let address = try Self.address(of: account)
      switch address.kind {
      case .totp(let step):
        let totp = try Self.made { () throws(OneTimeCodeError) in
          try TOTP(
            key: address.generator.key, algorithm: address.generator.algorithm,
            digits: address.generator.digits,
            step: step)
        }
        let code = try Self.made { () throws(OneTimeCodeError) in try totp.code(at: now) }
        return hold(code.digits, .account(name), until: totp.end(ofStepAt: now))
      case .hotp(let first):
        let counter = max(first, account.counter)
        account.counter = counter + 1
        try memory.keep(account)
        let code = try Self.made { () throws(OneTimeCodeError) in try address.generator.code(at: counter) }
        return hold(code.digits, .account(name), until: nil)
      }
    } catch {
      return .failed(phrase: error.phrase)
    }
  }

  private static func address(of account: Account) throws(MemoryError) -> OTPAuthURI {
    try made { () throws(OneTimeCodeError) in
      try OTPAuthURI(String(decoding: account.address.revealed(), as: UTF8.self))
    }
  }

  private static func made<Value>(_ make: () throws(OneTimeCodeError) -> Value) throws(MemoryError) -> Value {
    do {
      return try make()
    } catch {
      throw MemoryError(error.description, phrase: error.phrase)
    }
  }
}

extension CoreAnswer {
  /// What the core threw, as the dialogue hears of it.
  init(_ error: CoreError) {
    switch error {
    case .refused(let refusal): self = .refused(refusal)
    case .store, .cryptography, .oneTimeCode: self = .failed(phrase: error.phrase)
    case .invalidText, .identity, .passportChip, .chipKey: self = .failed(phrase: "refused")
    }
  }
}
