// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) internal import ApprovalCore
internal import Glibc

extension ApprovalCore {
  /// Does what the dialogue asks about approvals and services, on the owner's authenticator.
  func perform(_ command: CoreCommand, by owner: Owner) async throws(CoreError) -> CoreAnswer {
    let device = AnsweringDevice(inProcess: owner.authenticator)
    switch command {
    case .open(let id, let pin): return .done(try open(id, on: device, pin: pin).state)
    case .bind(let id, let code): return .done(try bind(id, on: device, code: code).state)
    case .heard(let id): return .done(try heard(id, on: device).state)
    case .approve(let id): return .done(try approve(id, on: device).state)
    case .reject(let id, let reason): return .done(try reject(id, on: device, because: reason).state)
    case .extend(let id): return .extended(until: try extend(id, on: device).expiresAt)
    case .freezeService(let id):
      guard let until = try freeze(afterRejecting: id, on: device) else { return .frozen }
      return .askerStopped(until: until)
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
    case .code, .check, .keep, .enrol: return .failed(phrase: "refused")
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
    var moment = time_t(freeze.since.seconds)
    var local = tm()
    tzset()
    let offset = localtime_r(&moment, &local) == nil ? 0 : Int64(local.tm_gmtoff)
    let seconds = freeze.since.seconds + offset
    let days = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
    self.init(service: freeze.service, since: CalendarDate(daysSince1970: Int(days)))
  }
}
