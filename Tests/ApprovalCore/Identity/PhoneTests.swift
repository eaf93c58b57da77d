// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

struct PhoneTests {
  let house: TestCore
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  @Test func `a phone number is bound to the user by a code sent to it`() async throws {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    #expect(try await core.user(house.anna)?.phone == nil)
    let message = try #require(house.messages().first)
    #expect(message.hasPrefix("To: +4520123456\n\nphone "))
    try await core.bindPhone(code: house.receive(), for: house.anna)
    #expect(try await core.user(house.anna)?.phone?.e164 == "+4520123456")
  }

  @Test func `a validation code binds once`() async throws {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    let code = try house.receive()
    try await core.bindPhone(code: code, for: house.anna)
    #expect(await refusal { try await core.bindPhone(code: code, for: house.anna) } == .noCodeWaits)
  }

  @Test func `a wrong validation code three times is the end of it`() async throws {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    let right = try house.receive()
    for left in [2, 1, 0] {
      let wrong = Secret(utf8: "x")
      #expect(
        await refusal { try await core.bindPhone(code: wrong, for: house.anna) }
          == .wrongCode(triesLeft: left))
    }
    #expect(await refusal { try await core.bindPhone(code: right, for: house.anna) } == .noCodeWaits)
  }

  @Test func `a validation code lapses`() async throws {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    house.clock.pass(core.limits.messageCodeLifetime)
    let code = try house.receive()
    #expect(await refusal { try await core.bindPhone(code: code, for: house.anna) } == .codeLapsed)
  }

  @Test func `one message a minute, and the tries of a message cannot be had again sooner`() async throws {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    house.clock.pass(.seconds(59))
    let until = house.clock.wall + .seconds(1)
    #expect(
      await refusal { try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna) }
        == .tooSoon(until: until))
    house.clock.pass(.seconds(1))
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    #expect(try house.messages().count == 2)
  }

  @Test func `a number changed in the last five days cannot receive a temporary PIN`() async throws {
    try await house.bindPhone()
    house.clock.pass(.minutes(1))
    try await house.bindPhone("20654321")
    let until = house.clock.wall + .days(5)
    #expect(await refusal { try await core.beginApp(for: house.anna) } == .phoneChangedRecently(until: until))
    house.clock.pass(.days(5) - .seconds(1))
    #expect(await refusal { try await core.beginApp(for: house.anna) } == .phoneChangedRecently(until: until))
    house.clock.pass(.seconds(1))
    _ = try await house.activateApp()
  }

  @Test func `a first number may receive a temporary PIN at once, and so may one bound again`() async throws {
    try await house.bindPhone()
    house.clock.pass(.minutes(1))
    try await house.bindPhone()
    _ = try await house.activateApp()
  }

  @Test func `without a number there is no temporary PIN`() async {
    #expect(await refusal { try await core.beginApp(for: house.anna) } == .noPhone)
  }

  @Test func `a changed number is told`() async throws {
    try await house.bindPhone()
    var notices = await Notices(core)
    house.clock.pass(.minutes(1))
    try await house.bindPhone("20654321")
    let user = await notices.next { if case .phoneChanged(let user) = $0 { user } else { nil } }
    #expect(user == house.anna)
  }
}
