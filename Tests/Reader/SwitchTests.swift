// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import Storage
import Testing

@testable import Reader

/// The key that settles the switches of a person's apps, where one of them is locked.
@Suite final class SwitchTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  private let clock = ManualClock()
  private let store: CoreDatabase
  private let core: IdentityProvider
  private let owner: Owner

  init() throws {
    store = try CoreDatabase(inFolder: folder.path)
    core = try IdentityProvider(store: store, clock: clock, passwordCost: .forTests)
    owner = Owner(
      user: try UserID("anna.aa"), authenticator: AuthenticatorID(1),
      device: CodeDevice(serial: "1", seed: Secret(utf8: "seed"), movingFactor: .time))
    try store.commit([.user(User(id: owner.user, createdAt: clock.wall))], .durable)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Keeps an app whose switch is due.
  private func keepApp(_ number: Int64, lockedUntil: Instant? = nil) throws {
    var app = Authenticator(id: AuthenticatorID(number), user: owner.user, kind: .app, state: .active)
    app.methodSwitch = MethodSwitch(requestedAt: clock.wall, dueAt: clock.wall)
    app.lockedUntil = lockedUntil
    try store.commit([.authenticator(app)], .durable)
  }

  @Test func `a switch is given up on an app that is locked, and on the one after it`() async throws {
    try keepApp(2, lockedUntil: clock.wall + .seconds(60))
    try keepApp(3)
    #expect(try await core.perform(.cancelSwitch, by: owner) == .switchSettled(.cancelled))
    #expect(try await core.methodSwitches(of: owner.user).isEmpty)
  }

  @Test func `a locked app keeps no other's switch from being made`() async throws {
    try keepApp(2, lockedUntil: clock.wall + .seconds(60))
    try keepApp(3)
    #expect(try await core.perform(.confirmSwitch, by: owner) == .switchSettled(.done))
    #expect(try store.authenticator(AuthenticatorID(3))?.binding == .oneTimeCode)
    #expect(try await core.methodSwitches(of: owner.user).map(\.id) == [AuthenticatorID(2)])
  }

  @Test func `that the one app is locked is said, and not taken for the reader's own lock`() async throws {
    let until = clock.wall + .seconds(60)
    try keepApp(2, lockedUntil: until)
    let answer = try await core.perform(.confirmSwitch, by: owner)
    #expect(answer == .failed(Fault(.locked(until: until), at: clock.wall)))
    var dialogue = Dialogue()
    dialogue.isAwaiting = true
    _ = dialogue.receive(.answered(answer), at: clock.wall)
    #expect(dialogue.obstacle == nil)
  }
}
