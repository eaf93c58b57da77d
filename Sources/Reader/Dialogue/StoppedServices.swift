// SPDX-License-Identifier: GPL-3.0-or-later

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
