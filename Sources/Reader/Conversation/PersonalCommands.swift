// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) internal import ApprovalCore
internal import Glibc
internal import Speech

/// What the personal menu asks: each of its owner, and the core decides.
extension CommandPerformer {
  func perform(_ command: PersonalCommand, of owner: Owner) async -> CoreAnswer {
    do throws(CoreError) {
      switch command {
      case .open(let pin):
        try await core.checkPIN(pin, of: owner.authenticator)
        return .personal(.opened(owner.user))
      case .history(let id): return .personal(.history(try await history(of: owner.user, before: id)))
      case .devices: return .personal(.devices(try await devices(of: owner)))
      case .block(let id):
        return try await ofAnother { () throws(CoreError) in
          try await core.block(id, of: owner.user)
          return .personal(.blocked)
        }
      case .methodSwitch(let news, let app):
        return try await ofAnother { () throws(CoreError) in
          try await settle(news, of: app)
          return .switchSettled(news)
        }
      case .changePIN(let old, let pin):
        try await core.changePIN(on: owner.authenticator, from: old, to: pin, repeated: pin.secret)
        return .personal(.pinChanged)
      case .changePassword(let old, let password):
        try await core.changePassword(of: owner.user, from: old, to: password, repeated: password.secret)
        return .personal(.passwordChanged)
      case .acceptTerms(let digest):
        try await core.acceptTerms(digest, by: owner.user)
        return .personal(.termsAccepted)
      }
    } catch {
      return CoreAnswer(error, at: core.currentTime())
    }
  }

  /// A refusal is the other device's and not the reader's own: that an app is locked says nothing of the reader.
  private func ofAnother(_ deed: () async throws(CoreError) -> CoreAnswer) async throws(CoreError)
    -> CoreAnswer
  {
    do throws(CoreError) {
      return try await deed()
    } catch .refused(let refusal) {
      return .failed(Fault(refusal, at: core.currentTime()))
    }
  }

  private func settle(_ news: MethodSwitchNews, of app: AuthenticatorID) async throws(CoreError) {
    switch news {
    case .requested: try await core.requestMethodSwitch(on: app)
    case .cancelled: try await core.cancelMethodSwitch(on: app)
    case .done: try await core.confirmMethodSwitch(on: app)
    case .back: try await core.switchBackToQRCode(on: app)
    // It falls due by itself.
    case .due: throw .refused(.noSwitchWaits)
    }
  }

  /// How many decisions are put into words at a time.
  private static let page = 10

  private func history(of user: UserID, before id: ApprovalID?) async throws(CoreError) -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    for approval in try await core.decisions(of: user, before: id, limit: Self.page) {
      let moment = LocalMoment(core.wallTime(of: approval.decidedAt ?? approval.requestedAt))
      entries.append(
        HistoryEntry(
          approval, on: try await core.authenticator(approval.authenticator).kind, date: moment.date,
          time: (moment.hour, moment.minute), parts: await parts(approval)))
    }
    return entries
  }

  private func devices(of owner: Owner) async throws(CoreError) -> [OwnDevice] {
    let now = core.currentTime()
    // This one first, then the newest; what was only ordered comes last.
    let known = try await core.authenticators(of: owner.user).sorted { one, other in
      let (isThis, isOther) = (one.id == owner.authenticator, other.id == owner.authenticator)
      return isThis != isOther
        ? isThis : (one.activatedAt?.milliseconds ?? 0) > (other.activatedAt?.milliseconds ?? 0)
    }
    return known.map { device in
      OwnDevice(
        id: device.id, kind: device.kind, isThis: device.id == owner.authenticator,
        standing: device.standing(at: now),
        since: device.activatedAt.map { LocalMoment(core.wallTime(of: $0)).date },
        method: device.method(at: now))
    }
  }
}

extension Authenticator {
  /// Where it stands, as a phrase.
  fileprivate func standing(at now: Instant) -> Phrase {
    if case .locked? = obstacle(at: now) { return .stateLocked }
    return switch state {
    case .active: .stateActive
    case .ordered: .stateOrdered
    case .blocked, .deleted: .stateBlocked
    }
  }

  /// Of an app that is active, how it is bound.
  fileprivate func method(at now: Instant) -> OwnDevice.Method? {
    guard kind == .app, state == .active else { return nil }
    guard binding == .qrCode else { return .oneTimeCode }
    return .qrCode(methodSwitch.map { now < $0.dueAt ? .waiting : .due })
  }
}

/// A day and a time of it, where the reader is.
struct LocalMoment {
  let date: CalendarDate
  let hour: Int
  let minute: Int

  init(_ instant: Instant) {
    var moment = time_t(instant.seconds)
    var local = tm()
    tzset()
    let offset = localtime_r(&moment, &local) == nil ? 0 : Int64(local.tm_gmtoff)
    let seconds = instant.seconds + offset
    let days = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
    date = CalendarDate(daysSince1970: Int(days))
    let minutes = Int(seconds - days * 86_400) / 60
    (hour, minute) = (minutes / 60, minutes % 60)
  }
}
