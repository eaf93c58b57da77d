// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Varlink

/// Asks the core what each method of one rule asks, once the call passed the gate.
struct IdentityRules: Sendable {
  let core: ApprovalCore
  /// Knows which authenticator is the reader itself.
  let enrolment: Enrolment
  let permission: Permission

  let budget: CallBudget

  private var gate: IdentityGate {
    IdentityGate(core: core, enrolment: enrolment, permission: permission, budget: budget)
  }

  var methods: [VarlinkMethod] {
    IdentityRule.allCases.map { rule in
      VarlinkMethod(rule.signature) { fields, peer in
        try await telling {
          try await gate.perform(rule, fields, for: peer) { pass in
            try await perform(rule, fields, for: peer, with: pass)
          }
        }
      }
    }
  }

  private func perform(
    _ rule: IdentityRule, _ given: IdentityFields, for peer: VarlinkPeer, with pass: IdentityGate.Pass
  ) async throws -> IdentityFields {
    switch rule {
    case .beginEnrolment: try await beginEnrolment()
    case .enterPassport: try await enterPassport(given)
    case .attest: try await attest(given, by: peer)
    case .chooseUserID: try await chooseUserID(given, by: peer)
    case .proveUser: try await proveUser(given)
    case .awaitedStep: try await awaits(given.enrolment())
    case .sendPhoneCode: try await sendPhoneCode(given)
    case .bindPhone: try await bindPhone(given)
    case .changePassword: try await changePassword(given, by: peer)
    case .authenticators: try await authenticators(given)
    case .orderCodeDevice: try await orderCodeDevice(given)
    case .activateCodeDevice: try await activateCodeDevice(given, with: pass, by: peer)
    case .resynchronise: try await resynchronise(given)
    case .changePIN: try await changePIN(given)
    case .block: try await block(given, by: peer)
    case .delete: try await delete(given)
    case .orderChip: try await orderChip(given)
    case .chipChallenge: try await chipChallenge(given)
    case .activateChip: try await activateChip(given, with: pass, by: peer)
    case .beginApp: try await beginApp(given)
    case .resendTemporaryPIN: try await resendTemporaryPIN(given)
    case .acceptTemporaryPIN: try await acceptTemporaryPIN(given)
    case .activateApp: try await activateApp(given)
    case .chooseOnApp: try await chooseOnApp(given)
    case .showCopyCode: try await showCopyCode(given)
    case .copyApp: try await copyApp(given)
    case .pendingApproval: try await pendingApproval(given)
    case .openApproval: try await open(given)
    case .bindApproval: try await bind(given)
    case .hearApproval: try await hear(given)
    case .approve: try await approve(given)
    case .reject: try await reject(given)
    case .extend: try await extend(given)
    case .requestSwitch: try await requestSwitch(given)
    case .confirmSwitch: try await confirmSwitch(given)
    case .cancelSwitch: try await cancelSwitch(given)
    case .switchBack: try await switchBack(given)
    case .registerService: try await registerService(given)
    case .letAsk: try await letAsk(given)
    case .freeze: try await freeze(given)
    case .freezes: try await freezes(given)
    case .unfreeze: try await unfreeze(given)
    case .makeRecoveryCode: try await makeRecoveryCode(given)
    case .sendRecoveryPIN: try await sendRecoveryPIN(given)
    case .beginRecovery: try await beginRecovery(given, by: peer)
    case .stopRecovery: try await stopRecovery(given)
    case .limits: limits()
    }
  }

  /// Turns the core's errors into the rule that said no: whoever may ask here may know.
  private func telling(_ work: () async throws -> IdentityFields) async throws -> IdentityFields {
    do {
      return try await work()
    } catch CoreError.refused(let refusal) {
      throw IdentityInterface.denied(refusal.phrase, arguments: refusal.arguments.mapValues(\.description))
    } catch CoreError.chipKey(let error) {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch let error as ChipKeyError {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch CoreError.identity(let error) {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch CoreError.invalidText(let error) {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch let error as IdentityError {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch let error as TextError {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    }
  }
}
