// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

@testable import Reader

/// The core's rules for one approval, as small as they can be written: what a typist is let do.
struct ModelCore {
  private(set) var state = ApprovalState.requested
  private var pinsLeft = 3
  private var codesLeft = 3
  private var extensionsLeft = 1
  private let expiry: Instant
  /// Whether the service shows a code; else it is told one.
  let isTyped: Bool

  private static let stopped = ["Bank", "Fup.dk"].compactMap { try? ServiceName($0) }.map {
    StoppedService(service: $0, since: CalendarDate(daysSince1970: 20_000))
  }

  static let pin = Secret(utf8: "270945")
  static let code = Secret(utf8: "482917")

  init(expiry: Instant, isTyped: Bool) {
    self.expiry = expiry
    self.isTyped = isTyped
  }

  mutating func answer(to command: CoreCommand) -> CoreAnswer {
    switch command {
    case .code(let source): return .code(CodeCard(source: source, length: 6, until: nil))
    case .unfreeze: return .lifted
    case .stoppedServices: return .stoppedServices(Self.stopped)
    case .check(let account):
      return .code(CodeCard(source: .new(account.name), length: 6, until: nil))
    case .keep(let account): return .kept([AccountCard(name: account.name)])
    case .giveReason(_, let reason):
      guard state == .rejected else { return .refused(.notNow(state)) }
      return reason == .notMe ? .frozen : .reasonGiven
    case .cancelSwitch: return .switchSettled(.cancelled)
    case .confirmSwitch: return .switchSettled(.done)
    case .enrol: return .enrolled
    case .makeRecoveryCodes: return .recoveryCodes(10)
    case .personal(let command): return answer(to: command)
    default: return state.isLiving ? decide(command) : .refused(.over)
    }
  }

  private func answer(to command: PersonalCommand) -> CoreAnswer {
    switch command {
    case .open(let pin) where pin == Self.pin: .personal(.opened(Stage.anna))
    case .open: .refused(.wrongPIN(triesLeft: 2))
    case .history: .personal(.history([]))
    case .devices: .personal(.devices(Self.devices))
    case .block: .personal(.blocked)
    case .methodSwitch(let news, _): .switchSettled(news)
    case .changePIN: .personal(.pinChanged)
    case .changePassword: .personal(.passwordChanged)
    case .acceptTerms: .personal(.termsAccepted)
    }
  }

  private static let devices = [
    OwnDevice(
      id: AuthenticatorID(1), kind: .app, isThis: false, standing: .stateActive,
      since: CalendarDate(daysSince1970: 20_000), method: .oneTimeCode)
  ]

  private mutating func decide(_ command: CoreCommand) -> CoreAnswer {
    switch (command, state) {
    case (.open(_, let pin), .requested) where isTyped: return open(pin)
    case (.bind(_, let code), .opened): return bind(code)
    case (.heard, .bound) where isTyped: return reach(.heard)
    case (.heard, .requested) where !isTyped: return reach(.heard)
    case (.approve, .heard) where isTyped: return reach(.approved)
    case (.reject, _): return reach(.rejected)
    case (.extend, _):
      guard extensionsLeft > 0 else { return .refused(.noExtensionLeft) }
      extensionsLeft -= 1
      return .extended(until: expiry + .seconds(300))
    default: return .refused(.notNow(state))
    }
  }

  private mutating func reach(_ next: ApprovalState) -> CoreAnswer {
    state = next
    return .done(next)
  }

  private mutating func open(_ pin: Secret) -> CoreAnswer {
    if pin == Self.pin { return reach(.opened) }
    pinsLeft -= 1
    if pinsLeft > 0 { return .refused(.wrongPIN(triesLeft: pinsLeft)) }
    state = .failed
    return .refused(.locked(until: expiry))
  }

  private mutating func bind(_ code: Secret) -> CoreAnswer {
    if code == Self.code { return reach(.bound) }
    codesLeft -= 1
    if codesLeft == 0 { state = .failed }
    return .refused(.wrongCode(triesLeft: codesLeft))
  }
}
