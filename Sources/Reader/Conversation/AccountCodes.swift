// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import OneTimeCodes

/// Other services' codes.
extension CommandPerformer {
  /// An account's code; a counter is kept as used before its code can be heard (RFC 4226 §7.2).
  func accountCode(_ name: String, of user: UserID?) async -> CoreAnswer {
    let now = core.reading()
    do throws(MemoryError) {
      guard let account = try memory.accounts(of: user).first(where: { $0.name == name }) else {
        return .failed(phrase: .noSuchAccount)
      }
      if case .server(let code)? = memory.given(to: account, of: user) {
        return code.map { hold($0, .account(name), until: nil) } ?? .failed(phrase: .pushAsked)
      }
      let address = try Self.address(of: account)
      switch address.kind {
      case .totp(let step): return try timed(address.generator, step, .account(name), at: now)
      case .hotp(let first):
        let counter = max(first, account.counter)
        guard counter < .max else { return .failed(phrase: .noCodeHere) }
        guard try memory.moveCounter(of: account, to: counter + 1, for: user) else {
          return .failed(phrase: .noSuchAccount)
        }
        let code = try Self.made { () throws(OneTimeCodeError) in try address.generator.code(at: counter) }
        return hold(code.digits, .account(name), until: nil)
      }
    } catch {
      return .failed(phrase: error.phrase)
    }
  }

  /// Other services go by the clock on the wall; how long a code is good is told in the core's own time.
  private func timed(_ generator: HOTP, _ step: Duration, _ source: CodeSource, at now: ClockReading)
    throws(MemoryError) -> CoreAnswer
  {
    let totp = try Self.made { () throws(OneTimeCodeError) in
      try TOTP(generator, step: step)
    }
    let code = try Self.made { () throws(OneTimeCodeError) in try totp.code(at: now.wall) }
    let left = totp.end(ofStepAt: now.wall).duration(since: now.wall)
    return hold(code.digits, source, until: now.now + left)
  }

  // MARK: From the keypad

  /// The code of an account that is not kept, so that its key can be compared at the service.
  func check(_ account: NewAccount) async -> CoreAnswer {
    let now = core.reading()
    do throws(MemoryError) {
      let address = try account.address()
      guard case .totp(let step) = address.kind else { return .failed(phrase: .noCodeHere) }
      return try timed(address.generator, step, .new(account.name), at: now)
    } catch {
      return .failed(phrase: error.phrase)
    }
  }

  func keep(_ new: NewAccount, of user: UserID?) -> CoreAnswer {
    do throws(MemoryError) {
      guard try memory.accounts(of: user).allSatisfy({ $0.name != new.name }) else {
        return .failed(phrase: .accountNameTaken)
      }
      let address = Secret(utf8: try new.address().revealed())
      try memory.keep(Account(name: new.name, address: address, counter: 0), of: user)
      return .kept(try memory.accounts(of: user).map { AccountCard(name: $0.name) })
    } catch {
      return .failed(phrase: error.phrase)
    }
  }

  private static func address(of account: Account) throws(MemoryError) -> OTPAuthURI {
    try made { () throws(OneTimeCodeError) in
      try OTPAuthURI(String(decoding: account.address.revealed(), as: UTF8.self))
    }
  }

  fileprivate static func made<Value>(_ make: () throws(OneTimeCodeError) -> Value) throws(MemoryError)
    -> Value
  {
    do {
      return try make()
    } catch {
      throw MemoryError(error.description, phrase: error.phrase)
    }
  }
}

extension NewAccount {
  /// What services mean by a key to be typed: SHA-1, six digits, thirty seconds.
  fileprivate func address() throws(MemoryError) -> OTPAuthURI {
    try CommandPerformer.made { () throws(OneTimeCodeError) in
      try OTPAuthURI(issuer: nil, account: name, kind: .totp(step: .seconds(30)), generator: HOTP(key: key))
    }
  }
}
