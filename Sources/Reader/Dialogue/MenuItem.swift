// SPDX-License-Identifier: GPL-3.0-or-later

/// One place of the menu: something to set, or something to go on to.
public enum MenuItem: Hashable, Sendable {
  /// Something to set.
  case setting(Setting)
  /// Another service's code is written on the keypad.
  case newAccount
  /// The services that may not ask any more, one by one.
  case stoppedServices

  /// The menu, in its order.
  static let all: [MenuItem] = Setting.allCases.map { .setting($0) } + [.newAccount, .stoppedServices]

  /// What names it.
  var phrase: String {
    switch self {
    case .setting(let setting): setting.phrase
    case .newAccount: "menuNewAccount"
    case .stoppedServices: "menuStoppedServices"
    }
  }

  /// The item `step` from here, round and round.
  func moved(by step: Int) -> MenuItem {
    let index = Self.all.firstIndex(of: self) ?? 0
    return Self.all[(index + step + Self.all.count) % Self.all.count]
  }
}
