// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Reader

/// Enrols on the stage's core, as the daemon does on its own.
struct StageEnroller: Enroller {
  let core: IdentityProvider

  func enrol(_ user: UserID, password: Password, pin: PIN, accepting terms: [UInt8]? = nil)
    async throws(EnrolmentRefusal) -> Owner
  {
    do {
      let isAgain = try await core.user(user) != nil
      if isAgain, try await !core.isRecovered(user) { throw EnrolmentRefusal.taken }
      if !isAgain { try await core.createUser(user) }
      if let terms { try await core.acceptTerms(terms, by: user) }
      let former = try await core.authenticators(of: user).first { $0.kind == .codeReader }
      let device = try await core.orderCodeDevice(.codeReader, for: user, replacing: former?.id).device
      let code = try device.currentCode(at: core.currentTime() - core.limits.readerCodeStep)
      let authenticator = try await core.activateCodeDevice(
        serial: device.serial, for: user, password: password, code: code, pin: pin,
        mayChoosePassword: !isAgain)
      if isAgain { try await core.finishRecovery(of: user) }
      return Owner(user: user, authenticator: authenticator, device: device)
    } catch let refusal as EnrolmentRefusal {
      throw refusal
    } catch {
      throw .failed(Fault(.refused))
    }
  }
}
