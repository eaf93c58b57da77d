// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Identity.varlink, then swift run InterfaceGenerator.
public import Varlink

extension IdentityInterface.Handlers {
  /// The interface as a server offers it.
  ///
  /// - Parameter permits: whom it is for; everybody else is denied every method.
  public func served(
    permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true }
  ) throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(
      IdentityInterface.description, permits: permits,
      methods: IdentityInterface.Method.allCases.map { served($0) })
  }

  private func served(_ method: IdentityInterface.Method) -> VarlinkMethod {
    switch method {
    case .enrol:
      VarlinkMethod(IdentityInterface.Enrol.method) { parameters, peer in
        try await perform(.enrol, parameters, for: peer) { caller in
          try await enrol(parameters, by: caller)
        }
      }
    case .terms:
      VarlinkMethod(IdentityInterface.Terms.method) { nothing, peer in
        try await perform(.terms, nothing, for: peer) { caller in
          try await terms(by: caller)
        }
      }
    case .acceptTerms:
      VarlinkMethod(IdentityInterface.AcceptTerms.method) { parameters, peer in
        try await perform(.acceptTerms, parameters, for: peer) { caller in
          try await acceptTerms(parameters, by: caller)
        }
        return Nothing()
      }
    case .follow:
      VarlinkMethod(several: IdentityInterface.Follow.method) { parameters, call in
        try await perform(.follow, parameters, for: call.peer) { caller in
          try await follow(parameters, by: caller, call)
        }
      }
    case .log:
      VarlinkMethod(several: IdentityInterface.Log.method) { parameters, call in
        try await perform(.log, parameters, for: call.peer) { caller in
          try await log(parameters, by: caller, call)
        }
      }
    case .history:
      VarlinkMethod(several: IdentityInterface.History.method) { parameters, call in
        try await perform(.history, parameters, for: call.peer) { caller in
          try await history(parameters, by: caller, call)
        }
      }
    case .verifyLog:
      VarlinkMethod(IdentityInterface.VerifyLog.method) { nothing, peer in
        try await perform(.verifyLog, nothing, for: peer) { caller in
          try await verifyLog(by: caller)
        }
      }
    case .backUp:
      VarlinkMethod(IdentityInterface.BackUp.method) { nothing, peer in
        try await perform(.backUp, nothing, for: peer) { caller in
          try await backUp(by: caller)
        }
      }
    case .beginEnrolment:
      VarlinkMethod(IdentityInterface.BeginEnrolment.method) { nothing, peer in
        try await perform(.beginEnrolment, nothing, for: peer) { caller in
          try await beginEnrolment(by: caller)
        }
      }
    case .enterPassport:
      VarlinkMethod(IdentityInterface.EnterPassport.method) { parameters, peer in
        try await perform(.enterPassport, parameters, for: peer) { caller in
          try await enterPassport(parameters, by: caller)
        }
      }
    case .attest:
      VarlinkMethod(IdentityInterface.Attest.method) { parameters, peer in
        try await perform(.attest, parameters, for: peer) { caller in
          try await attest(parameters, by: caller)
        }
      }
    case .chooseUserID:
      VarlinkMethod(IdentityInterface.ChooseUserID.method) { parameters, peer in
        try await perform(.chooseUserID, parameters, for: peer) { caller in
          try await chooseUserID(parameters, by: caller)
        }
      }
    case .proveUser:
      VarlinkMethod(IdentityInterface.ProveUser.method) { parameters, peer in
        try await perform(.proveUser, parameters, for: peer) { caller in
          try await proveUser(parameters, by: caller)
        }
      }
    case .awaitedStep:
      VarlinkMethod(IdentityInterface.AwaitedStep.method) { parameters, peer in
        try await perform(.awaitedStep, parameters, for: peer) { caller in
          try await awaitedStep(parameters, by: caller)
        }
      }
    case .sendPhoneCode:
      VarlinkMethod(IdentityInterface.SendPhoneCode.method) { parameters, peer in
        try await perform(.sendPhoneCode, parameters, for: peer) { caller in
          try await sendPhoneCode(parameters, by: caller)
        }
        return Nothing()
      }
    case .bindPhone:
      VarlinkMethod(IdentityInterface.BindPhone.method) { parameters, peer in
        try await perform(.bindPhone, parameters, for: peer) { caller in
          try await bindPhone(parameters, by: caller)
        }
        return Nothing()
      }
    case .changePassword:
      VarlinkMethod(IdentityInterface.ChangePassword.method) { parameters, peer in
        try await perform(.changePassword, parameters, for: peer) { caller in
          try await changePassword(parameters, by: caller)
        }
        return Nothing()
      }
    case .authenticators:
      VarlinkMethod(IdentityInterface.Authenticators.method) { parameters, peer in
        try await perform(.authenticators, parameters, for: peer) { caller in
          try await authenticators(parameters, by: caller)
        }
      }
    case .orderCodeDevice:
      VarlinkMethod(IdentityInterface.OrderCodeDevice.method) { parameters, peer in
        try await perform(.orderCodeDevice, parameters, for: peer) { caller in
          try await orderCodeDevice(parameters, by: caller)
        }
      }
    case .activateCodeDevice:
      VarlinkMethod(IdentityInterface.ActivateCodeDevice.method) { parameters, peer in
        try await perform(.activateCodeDevice, parameters, for: peer) { caller in
          try await activateCodeDevice(parameters, by: caller)
        }
      }
    case .resynchronise:
      VarlinkMethod(IdentityInterface.Resynchronise.method) { parameters, peer in
        try await perform(.resynchronise, parameters, for: peer) { caller in
          try await resynchronise(parameters, by: caller)
        }
        return Nothing()
      }
    case .changePIN:
      VarlinkMethod(IdentityInterface.ChangePIN.method) { parameters, peer in
        try await perform(.changePIN, parameters, for: peer) { caller in
          try await changePIN(parameters, by: caller)
        }
        return Nothing()
      }
    case .block:
      VarlinkMethod(IdentityInterface.Block.method) { parameters, peer in
        try await perform(.block, parameters, for: peer) { caller in
          try await block(parameters, by: caller)
        }
        return Nothing()
      }
    case .delete:
      VarlinkMethod(IdentityInterface.Delete.method) { parameters, peer in
        try await perform(.delete, parameters, for: peer) { caller in
          try await delete(parameters, by: caller)
        }
        return Nothing()
      }
    case .orderChip:
      VarlinkMethod(IdentityInterface.OrderChip.method) { parameters, peer in
        try await perform(.orderChip, parameters, for: peer) { caller in
          try await orderChip(parameters, by: caller)
        }
      }
    case .chipChallenge:
      VarlinkMethod(IdentityInterface.ChipChallenge.method) { parameters, peer in
        try await perform(.chipChallenge, parameters, for: peer) { caller in
          try await chipChallenge(parameters, by: caller)
        }
      }
    case .activateChip:
      VarlinkMethod(IdentityInterface.ActivateChip.method) { parameters, peer in
        try await perform(.activateChip, parameters, for: peer) { caller in
          try await activateChip(parameters, by: caller)
        }
        return Nothing()
      }
    case .beginApp:
      VarlinkMethod(IdentityInterface.BeginApp.method) { parameters, peer in
        try await perform(.beginApp, parameters, for: peer) { caller in
          try await beginApp(parameters, by: caller)
        }
      }
    case .resendTemporaryPIN:
      VarlinkMethod(IdentityInterface.ResendTemporaryPIN.method) { parameters, peer in
        try await perform(.resendTemporaryPIN, parameters, for: peer) { caller in
          try await resendTemporaryPIN(parameters, by: caller)
        }
        return Nothing()
      }
    case .acceptTemporaryPIN:
      VarlinkMethod(IdentityInterface.AcceptTemporaryPIN.method) { parameters, peer in
        try await perform(.acceptTemporaryPIN, parameters, for: peer) { caller in
          try await acceptTemporaryPIN(parameters, by: caller)
        }
        return Nothing()
      }
    case .activateApp:
      VarlinkMethod(IdentityInterface.ActivateApp.method) { parameters, peer in
        try await perform(.activateApp, parameters, for: peer) { caller in
          try await activateApp(parameters, by: caller)
        }
      }
    case .chooseOnApp:
      VarlinkMethod(IdentityInterface.ChooseOnApp.method) { parameters, peer in
        try await perform(.chooseOnApp, parameters, for: peer) { caller in
          try await chooseOnApp(parameters, by: caller)
        }
        return Nothing()
      }
    case .showCopyCode:
      VarlinkMethod(IdentityInterface.ShowCopyCode.method) { parameters, peer in
        try await perform(.showCopyCode, parameters, for: peer) { caller in
          try await showCopyCode(parameters, by: caller)
        }
      }
    case .copyApp:
      VarlinkMethod(IdentityInterface.CopyApp.method) { parameters, peer in
        try await perform(.copyApp, parameters, for: peer) { caller in
          try await copyApp(parameters, by: caller)
        }
      }
    case .pendingApproval:
      VarlinkMethod(IdentityInterface.PendingApproval.method) { parameters, peer in
        try await perform(.pendingApproval, parameters, for: peer) { caller in
          try await pendingApproval(parameters, by: caller)
        }
      }
    case .openApproval:
      VarlinkMethod(IdentityInterface.OpenApproval.method) { parameters, peer in
        try await perform(.openApproval, parameters, for: peer) { caller in
          try await openApproval(parameters, by: caller)
        }
        return Nothing()
      }
    case .bindApproval:
      VarlinkMethod(IdentityInterface.BindApproval.method) { parameters, peer in
        try await perform(.bindApproval, parameters, for: peer) { caller in
          try await bindApproval(parameters, by: caller)
        }
        return Nothing()
      }
    case .hearApproval:
      VarlinkMethod(IdentityInterface.HearApproval.method) { parameters, peer in
        try await perform(.hearApproval, parameters, for: peer) { caller in
          try await hearApproval(parameters, by: caller)
        }
        return Nothing()
      }
    case .approve:
      VarlinkMethod(IdentityInterface.Approve.method) { parameters, peer in
        try await perform(.approve, parameters, for: peer) { caller in
          try await approve(parameters, by: caller)
        }
      }
    case .reject:
      VarlinkMethod(IdentityInterface.Reject.method) { parameters, peer in
        try await perform(.reject, parameters, for: peer) { caller in
          try await reject(parameters, by: caller)
        }
      }
    case .extend:
      VarlinkMethod(IdentityInterface.Extend.method) { parameters, peer in
        try await perform(.extend, parameters, for: peer) { caller in
          try await extend(parameters, by: caller)
        }
      }
    case .requestSwitch:
      VarlinkMethod(IdentityInterface.RequestSwitch.method) { parameters, peer in
        try await perform(.requestSwitch, parameters, for: peer) { caller in
          try await requestSwitch(parameters, by: caller)
        }
      }
    case .confirmSwitch:
      VarlinkMethod(IdentityInterface.ConfirmSwitch.method) { parameters, peer in
        try await perform(.confirmSwitch, parameters, for: peer) { caller in
          try await confirmSwitch(parameters, by: caller)
        }
        return Nothing()
      }
    case .cancelSwitch:
      VarlinkMethod(IdentityInterface.CancelSwitch.method) { parameters, peer in
        try await perform(.cancelSwitch, parameters, for: peer) { caller in
          try await cancelSwitch(parameters, by: caller)
        }
        return Nothing()
      }
    case .switchBack:
      VarlinkMethod(IdentityInterface.SwitchBack.method) { parameters, peer in
        try await perform(.switchBack, parameters, for: peer) { caller in
          try await switchBack(parameters, by: caller)
        }
        return Nothing()
      }
    case .registerService:
      VarlinkMethod(IdentityInterface.RegisterService.method) { parameters, peer in
        try await perform(.registerService, parameters, for: peer) { caller in
          try await registerService(parameters, by: caller)
        }
        return Nothing()
      }
    case .letAsk:
      VarlinkMethod(IdentityInterface.LetAsk.method) { parameters, peer in
        try await perform(.letAsk, parameters, for: peer) { caller in
          try await letAsk(parameters, by: caller)
        }
      }
    case .freeze:
      VarlinkMethod(IdentityInterface.Freeze.method) { parameters, peer in
        try await perform(.freeze, parameters, for: peer) { caller in
          try await freeze(parameters, by: caller)
        }
        return Nothing()
      }
    case .freezes:
      VarlinkMethod(IdentityInterface.Freezes.method) { parameters, peer in
        try await perform(.freezes, parameters, for: peer) { caller in
          try await freezes(parameters, by: caller)
        }
      }
    case .unfreeze:
      VarlinkMethod(IdentityInterface.Unfreeze.method) { parameters, peer in
        try await perform(.unfreeze, parameters, for: peer) { caller in
          try await unfreeze(parameters, by: caller)
        }
        return Nothing()
      }
    case .makeRecoveryCodes:
      VarlinkMethod(IdentityInterface.MakeRecoveryCodes.method) { parameters, peer in
        try await perform(.makeRecoveryCodes, parameters, for: peer) { caller in
          try await makeRecoveryCodes(parameters, by: caller)
        }
      }
    case .sendRecoveryPIN:
      VarlinkMethod(IdentityInterface.SendRecoveryPIN.method) { parameters, peer in
        try await perform(.sendRecoveryPIN, parameters, for: peer) { caller in
          try await sendRecoveryPIN(parameters, by: caller)
        }
        return Nothing()
      }
    case .beginRecovery:
      VarlinkMethod(IdentityInterface.BeginRecovery.method) { parameters, peer in
        try await perform(.beginRecovery, parameters, for: peer) { caller in
          try await beginRecovery(parameters, by: caller)
        }
      }
    case .stopRecovery:
      VarlinkMethod(IdentityInterface.StopRecovery.method) { parameters, peer in
        try await perform(.stopRecovery, parameters, for: peer) { caller in
          try await stopRecovery(parameters, by: caller)
        }
        return Nothing()
      }
    case .limits:
      VarlinkMethod(IdentityInterface.Limits.method) { nothing, peer in
        try await perform(.limits, nothing, for: peer) { caller in
          try await limits(by: caller)
        }
      }
    }
  }
}
