// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import kodeoplaeser

/// Which sessions are the person's own, at this machine.
struct LocalSessionTests {
  @Test(
    arguments: [
      ("0::/user.slice/user-1000.slice/session-3.scope\n", "3"),
      ("9:name=systemd:/user.slice/user-1000.slice/session-c1.scope\n0::/\n", "c1"),
      ("0::/user.slice/user-1000.slice/session-3.scope/inner\n", "3"),
      // Another account's, the user manager's with a name of the person's choice, and ways out of the folder.
      ("0::/user.slice/user-1001.slice/session-3.scope\n", nil),
      ("0::/user.slice/user-1000.slice/user@1000.service/session-3.scope\n", nil),
      ("0::/user.slice/user-1000.slice/user@1000.service/user.slice/user-1000.slice/session-3.scope\n", nil),
      ("0::/user.slice/user-1000.slice/session-../../x.scope\n", nil),
      ("0::/user.slice/user-1000.slice/session-.scope\n", nil),
      ("1:cpu:/user.slice/user-1000.slice/session-3.scope\n", nil),
      ("0::/system.slice/ssh.service\n", nil), ("0::/\n", nil), ("", nil),
    ] as [(String, String?)])
  func `a session is read from the group that logind made, and from nothing else`(
    groups: String, name: String?
  ) {
    #expect(LocalSession.name(inGroups: groups, of: 1000) == name)
  }

  private static let facts = [
    "UID=1000", "ACTIVE=1", "STATE=active", "REMOTE=0", "CLASS=user", "SEAT=seat0", "TTY=tty1",
  ]

  @Test func `it is at a seat, active, and the account's own`() {
    #expect(LocalSession.isAtSeat(Self.facts.joined(separator: "\n"), of: 1000))
    #expect(!LocalSession.isAtSeat(Self.facts.joined(separator: "\n"), of: 1001))
  }

  @Test(arguments: [
    "ACTIVE=0", "STATE=online", "STATE=closing", "REMOTE=1", "CLASS=greeter", "SEAT=", "UID=0",
  ])
  func `with one fact another it is none, and with one fact less`(other: String) {
    let name = other.prefix { $0 != "=" }
    let rest = Self.facts.filter { !$0.hasPrefix(name + "=") }
    #expect(!LocalSession.isAtSeat((rest + [other]).joined(separator: "\n"), of: 1000))
    #expect(!LocalSession.isAtSeat(rest.joined(separator: "\n"), of: 1000))
  }
}
