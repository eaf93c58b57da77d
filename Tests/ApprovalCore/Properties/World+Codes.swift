// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

extension World {
  /// The code that a choice stands for at this moment.
  func code(_ choice: Step.CodeChoice, right: GivenCode?, of device: AuthenticatorID) async throws(CoreError)
    -> GivenCode
  {
    let nothing = GivenCode(digits: Secret(utf8: "000000"), name: .none)
    switch choice {
    case .right: return right ?? nothing
    case .wrong: return Self.spoiled(right ?? nothing)
    case .spent: return spentCode ?? nothing
    case .away(let steps): return try await ownCode(of: device, away: steps) ?? nothing
    }
  }

  /// The code that is good for an approval: the device's bound one, or its own of the moment.
  func rightCode(for approval: Approval) async throws(CoreError) -> GivenCode? {
    guard let counter = approval.codeCounter else { return try await ownCode(of: approval.authenticator) }
    let device = store.records.authenticators[approval.authenticator]?.device
    guard let digits = try device?.boundCode(counter: counter, textDigest: approval.textDigest) else {
      return nil
    }
    return GivenCode(digits: digits, name: .bound(approval.authenticator, counter: counter))
  }

  /// A device's own code, so many time steps from now.
  func ownCode(of id: AuthenticatorID, away steps: Int = 0) async throws(CoreError) -> GivenCode? {
    guard let device = store.records.authenticators[id]?.device else { return nil }
    let step = Limits().readerCodeStep
    let moment = core.wallTime() + step * steps
    let number = UInt64(moment.milliseconds / step.wholeMilliseconds)
    return GivenCode(digits: try device.currentCode(at: moment), name: .own(id, step: number))
  }

  /// Whether a code is good for an approval, however it was come by.
  func isGood(_ code: GivenCode, for approval: Approval) async throws(CoreError) -> Bool {
    guard approval.codeCounter == nil else {
      return try await rightCode(for: approval)?.digits == code.digits
    }
    return try await isOwn(code, of: approval.authenticator)
  }

  /// Whether a code is the device's own of this time step or of a neighbour.
  func isOwn(_ code: GivenCode, of id: AuthenticatorID) async throws(CoreError) -> Bool {
    for steps in -Limits().readerCodeDrift...Limits().readerCodeDrift {
      if try await ownCode(of: id, away: steps)?.digits == code.digits { return true }
    }
    return false
  }

  private static func spoiled(_ code: GivenCode) -> GivenCode {
    var digits = code.digits.revealed()
    digits[0] = digits[0] == UInt8(ascii: "9") ? UInt8(ascii: "0") : digits[0] + 1
    return GivenCode(digits: Secret(digits), name: .none)
  }
}
