// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

/// Which accounts are those of services, told without waiting for the core.
struct ServiceAccountTests {
  @Test
  func `an account is a service's from its registration on, until the name has another, and after a restart`()
    async throws
  {
    let test = try TestCore()
    #expect(!test.core.isOfService(33))
    try await test.core.register(RegisteredService(name: test.service, systemAccount: 33))
    #expect(test.core.isOfService(33) && !test.core.isOfService(34))
    try await test.core.register(RegisteredService(name: test.service, systemAccount: 34))
    #expect(!test.core.isOfService(33) && test.core.isOfService(34))
    try await test.restart()
    #expect(!test.core.isOfService(33) && test.core.isOfService(34))
  }

  @Test(arguments: [UInt32.max, 0xFFFF])
  func `what is no account's number is taken as none`(number: UInt32) async throws {
    let test = try TestCore()
    try await test.enrolAnna()
    let isRefused = { (error: any Error) in
      if case CoreError.identity(let broken) = error {
        broken == .notAnAccount(number: Int64(number))
      } else {
        false
      }
    }
    await #expect(
      performing: {
        try await test.core.register(RegisteredService(name: test.service, systemAccount: number))
      }, throws: isRefused)
    await #expect(performing: { try await test.core.letAsk(number, for: test.anna) }, throws: isRefused)
    await #expect(
      performing: { try await test.core.createUser(UserID("bente"), systemAccount: number) },
      throws: isRefused)
    for number in [-1, 1 << 32] as [Int64] {
      #expect(throws: IdentityError.notAnAccount(number: number)) { try SystemAccount.number(number) }
    }
    #expect(try SystemAccount.number(65_534) == 65_534)
  }
}
