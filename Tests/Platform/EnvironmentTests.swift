// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Platform
import Testing

struct EnvironmentTests {
  @Test(arguments: [(nil, nil), ("", nil), ("/run/user/1000", "/run/user/1000")] as [(String?, String?)])
  func `a variable that is empty is as good as none`(value: String?, expected: String?) {
    let name = "KODEOPLAESER_TEST_\(UUID().uuidString)"
    if let value { setenv(name, value, 1) }
    defer { unsetenv(name) }
    #expect(Environment[name] == expected)
  }

  @Test func `the environment of a program with its starter's rights is trusted`() {
    #expect(Environment.isTrusted)
  }

  @Test func `an error number has the system's words`() {
    #expect("\(SystemError(ENOENT))" == "No such file or directory")
    #expect("\(SystemError(54321))".hasSuffix("54321"))
    #expect(open("/nowhere/at/all", O_RDONLY) == -1 && SystemError.last == SystemError(ENOENT))
  }

  @Test func `a part is found whatever the case of its letters`() {
    #expect(TextSearch.contains("Jabra EVOLVE 20 Headset", "headset"))
    #expect(!TextSearch.contains("Jabra EVOLVE 20", "headset"))
  }
}
