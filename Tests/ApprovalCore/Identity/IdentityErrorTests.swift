// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct IdentityErrorTests {
  @Test func `every rule is said in words of its own`() {
    let rules = IdentityError.allRules
    #expect(Set(rules.map { [AnyHashable($0.code), AnyHashable($0.arguments)] }).count == rules.count)
    #expect(rules.map(\.code).allSatisfy { $0.hasPrefix("error") && $0.allSatisfy(\.isLetter) })
  }

  @Test(arguments: IdentityError.allRules)
  func `every rule is said in lower case without a full stop`(rule: IdentityError) {
    #expect(rule.description.first?.isLowercase == true || rule.description.hasPrefix("PIN"))
    #expect(rule.description.last != ".")
  }

  @Test func `every case of the enumeration is among the rules`() {
    // A case is known by its name; the list of names is the declaration's.
    let names = Set(
      IdentityError.allRules.map {
        String(describing: Mirror(reflecting: $0).children.first?.label ?? "\($0.code)")
      })
    #expect(names.count == 35)
  }
}
