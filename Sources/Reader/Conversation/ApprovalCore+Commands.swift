// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

extension ApprovalCore {
  /// Does what the dialogue asks, and says in one value what came of it.
  func answer(to command: CoreCommand, by owner: Owner?) async -> CoreAnswer {
    guard let device = owner?.authenticator else { return .refused(.noAuthenticator) }
    do {
      switch command {
      case .open(let id, let pin): return .done(try open(id, on: device, pin: pin).state)
      case .bind(let id, let code): return .done(try bind(id, on: device, code: code).state)
      case .heard(let id): return .done(try heard(id, on: device).state)
      case .approve(let id): return .done(try approve(id, on: device).state)
      case .reject(let id, let reason): return .done(try reject(id, on: device, because: reason).state)
      case .extend(let id): return .extended(until: try extend(id, on: device).expiresAt)
      case .freezeService(let id):
        try freeze(afterRejecting: id, on: device)
        return .frozen
      }
    } catch {
      switch error {
      case .refused(let refusal): return .refused(refusal)
      case .store, .cryptography, .oneTimeCode: return .failed(phrase: error.phrase)
      case .invalidText, .identity, .passportChip, .chipKey: return .failed(phrase: "refused")
      }
    }
  }
}
