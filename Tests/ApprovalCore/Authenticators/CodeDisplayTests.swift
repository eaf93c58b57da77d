// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Testing

/// The life of a code display that is built on the public library alone.
struct CodeDisplayTests {
  private let clock = ManualClock()
  private let core: IdentityProvider
  private let user: UserID
  private let password = "Vinterhave ved 7 fjorde"

  init() async throws {
    core = try IdentityProvider(store: MemoryStore(), clock: clock, passwordCost: .forTests)
    user = try UserID("anna.aa")
    try await core.createUser(user)
  }

  @Test(arguments: MovingFactor.allCases)
  func `a display is ordered, activated, approves with its code and the password, and is blocked when lost`(
    movingFactor: MovingFactor
  ) async throws {
    let (id, device) = try await core.orderCodeDevice(.codeDisplay, for: user, movingFactor: movingFactor)
    var display = CodeDisplay(device)
    try await activate(&display)

    clock.pass(.seconds(240))
    let approval = try await core.request(request())
    #expect(approval.authenticator == id)
    try await core.presented(approval.id)
    let approved = try await core.submit(
      read(&display), password: Password.secret(typed: password), to: approval.id)
    #expect(approved.state == .approved)
    #expect(try #require(approved.receipt).isGood(for: core.receiptKey))

    try await core.block(id, of: user)
    await #expect(throws: CoreError.self) { try await core.request(request()) }
  }

  @Test(arguments: MovingFactor.allCases)
  func `a display's code approves once`(movingFactor: MovingFactor) async throws {
    let (_, device) = try await core.orderCodeDevice(.codeDisplay, for: user, movingFactor: movingFactor)
    var display = CodeDisplay(device)
    try await activate(&display)
    clock.pass(.seconds(240))
    let code = try await read(&display)
    for isFirst in [true, false] {
      let approval = try await core.request(request())
      try await core.presented(approval.id)
      let state = try? await core.submit(code, password: Password.secret(typed: password), to: approval.id)
        .state
      #expect(state == (isFirst ? .approved : nil))
    }
  }

  @Test func `a display goes dark`() async throws {
    var display = CodeDisplay(try await core.orderCodeDevice(.codeDisplay, for: user).device)
    try display.press(at: clock.wall)
    #expect(display.digits(at: clock.wall)?.count == 6)
    clock.pass(.seconds(30))
    #expect(display.digits(at: clock.wall) == nil)
  }

  // MARK: -

  private func activate(_ display: inout CodeDisplay) async throws {
    _ = try await core.activateCodeDevice(
      serial: display.serial, for: user, password: Password(password, for: user),
      repeated: Password.secret(typed: password), code: read(&display), pin: nil)
  }

  /// Presses the button and reads what a person would.
  private func read(_ display: inout CodeDisplay) async throws -> Secret {
    let now = core.currentTime()
    try display.press(at: now)
    return Secret(utf8: try #require(display.digits(at: now)))
  }

  private func request() throws -> ApprovalRequest {
    let text = try TransactionText(action: .logOn, service: ServiceName("Borger.dk"), body: "Log på")
    return ApprovalRequest(user: user, text: text, binding: .shownCode)
  }
}

extension String {
  fileprivate func isGood(for key: VerifyingKey) -> Bool {
    Receipt(compact: self).payload(verifiedWith: key) != nil
  }
}
