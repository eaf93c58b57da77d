// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

extension ApprovalCore {
  /// Does what the dialogue asks about approvals and services, on the owner's authenticator.
  func perform(_ command: CoreCommand, by owner: Owner) throws(CoreError) -> CoreAnswer {
    let device = owner.authenticator
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
    case .unfreeze(let service):
      try unfreeze(service, for: owner.user)
      return .lifted
    case .cancelSwitch:
      for app in try methodSwitches(of: owner.user) { try cancelMethodSwitch(on: app.id) }
      return .switchSettled(.cancelled)
    case .confirmSwitch:
      for app in try methodSwitches(of: owner.user) { try confirmMethodSwitch(on: app.id) }
      return .switchSettled(.done)
    case .code, .enrol: return .failed(phrase: "refused")
    }
  }
}
