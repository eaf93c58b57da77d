// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
internal import Speech

/// The services that may not ask, and which of them the person is at; never empty.
public struct StoppedServices: Sendable {
  private var services: [StoppedService]
  private var index = 0

  /// `nil` where there is none.
  init?(_ services: [StoppedService]) {
    guard !services.isEmpty else { return nil }
    self.services = services
  }

  var count: Int { services.count }
  var current: StoppedService { services[index] }

  /// The next or the previous, round and round.
  mutating func move(by step: Int) {
    index = (index + step + services.count) % services.count
  }

  /// Without the one at hand, the next in its place; `nil` where it was the last.
  func withoutCurrent() -> StoppedServices? {
    var rest = StoppedServices(services.filter { $0 != current })
    rest?.index = min(index, services.count - 2)
    return rest
  }
}

/// A service that may not ask any more, and since which day.
public struct StoppedService: Hashable, Sendable {
  /// Its name.
  public let service: ServiceName
  /// The day, where the reader is.
  public let since: CalendarDate

  /// A service and the day.
  public init(service: ServiceName, since: CalendarDate) {
    self.service = service
    self.since = since
  }
}

/// Going through the services that may not ask, and letting them ask again.
extension Dialogue {
  mutating func askStoppedServices(at now: Instant) -> [DialogueEffect] {
    guard isOwned else { return say(.phrase(.nobodyEnrolled)) }
    guard isOpen else { return askWhose(.stoppedServices) }
    return ask(.stoppedServices)
  }

  /// The core named them.
  mutating func show(_ services: [StoppedService]) -> [DialogueEffect] {
    guard case .settings = place else { return [] }
    guard let stopped = StoppedServices(services) else { return say(.phrase(.stoppedNone)) }
    place = .stopped(stopped)
    return say(.phrase(.stoppedCount, ["count": .number(stopped.count)]), Self.saying(stopped))
  }

  static func saying(_ stopped: StoppedServices) -> Speakable {
    let (service, since) = (stopped.current.service.text, stopped.current.since)
    return .phrase(
      .stoppedService,
      ["service": .name(service), "date": .date(year: since.year, month: since.month, day: since.day)])
  }

  mutating func choose(_ gesture: Gesture?, among stopped: StoppedServices) -> [DialogueEffect] {
    switch gesture {
    case .again, .whereAmI: return move(in: stopped, by: 0)
    case .previous: return move(in: stopped, by: -1)
    case .next: return move(in: stopped, by: 1)
    case .done: return unfreeze(stopped.current.service)
    case .leave: return backToMenu(.stoppedServices)
    case .softer, .louder, .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  mutating func unfreeze(_ service: ServiceName) -> [DialogueEffect] {
    liftedHere = service
    return ask(.unfreeze(service))
  }

  private mutating func move(in stopped: StoppedServices, by step: Int) -> [DialogueEffect] {
    var stopped = stopped
    stopped.move(by: step)
    place = .stopped(stopped)
    return say(Self.saying(stopped))
  }

  /// A service may ask again. Lifted elsewhere, that is said, and whoever had just stopped it is at rest, as after lifting it here;
  /// what was lifted here has been said.
  mutating func letAsk(_ service: ServiceName, of user: UserID?) -> [DialogueEffect] {
    if liftedHere.map({ $0.matches(service) }) ?? false {
      liftedHere = nil
      return []
    }
    let announced = put(
      .change(Announcement(.announceServiceLetAsk, ["service": .name(service.text)], of: user)))
    guard case .frozen(.service(let frozen), _) = place, frozen.matches(service), user == person else {
      return announced
    }
    return announced + settle()
  }

  /// The service may ask again: the others that may not, or the menu.
  mutating func lifted() -> [DialogueEffect] {
    if case .frozen(.asker, _) = place { return settle(after: .phrase(.liftedAsker)) }
    guard case .stopped(let stopped) = place else { return settle(after: .phrase(.lifted)) }
    guard let rest = stopped.withoutCurrent() else {
      return say(.phrase(.lifted)) + backToMenu(.stoppedServices)
    }
    place = .stopped(rest)
    return say(.phrase(.lifted), Self.saying(rest))
  }
}
