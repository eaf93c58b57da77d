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
}
