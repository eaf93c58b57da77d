// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography
import Glibc
import Storage

/// A person with a code reader who approves and rejects whatever is asked.
struct ApprovingPerson: Sendable {
  private let core: IdentityProvider
  private let user: UserID
  private let pin = Secret(utf8: "270945")

  /// People of one core on the database in a folder.
  static func people(_ count: Int, inFolder folder: String) throws -> [ApprovingPerson] {
    let database = try CoreDatabase(inFolder: folder)
    let core = try IdentityProvider(store: database, clock: TickingClock(), passwordCost: .forTests)
    return try (0..<count).map { ApprovingPerson(core: core, user: try UserID("person.\($0)")) }
  }

  private init(core: IdentityProvider, user: UserID) {
    (self.core, self.user) = (core, user)
  }

  /// Approves for ever.
  func live() async throws {
    if try await core.user(user) == nil { try await core.createUser(user) }
    try await activateReader()
    while true { try await approve() }
  }

  /// Some are rejected; what an earlier life left unanswered is withdrawn.
  private func approve() async throws {
    if let left = try await core.livingApproval(of: user) { try await core.cancel(left.id) }
    let requested = try await core.request(ApprovalRequest(user: user, text: text(), binding: .oneTimeCode))
    let (id, device) = (requested.id, AnsweringDevice(inProcess: requested.authenticator))
    tell("requested \(id.text)")
    try await core.open(id, on: device, pin: pin)
    try await core.bind(id, on: device, code: requested.oneTimeCode ?? Secret([]))
    try await core.heard(id, on: device)
    if id.text.hasSuffix("0") {
      try await core.reject(id, on: device, because: .changedMind)
      tell("rejected \(id.text)")
    } else {
      try await core.approve(id, on: device)
      tell("approved \(id.text)")
    }
  }

  /// With the kernel before the next thing happens: write(2).
  private func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
  }

  private func activateReader() async throws {
    guard try await core.authenticators(of: user).allSatisfy({ $0.state != .active }) else { return }
    let (_, device) = try await core.orderCodeDevice(.codeReader, for: user)
    let code = try device.currentCode(at: core.currentTime())
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: Password("Vinterhave ved 7 fjorde", for: user), code: code,
      pin: PIN(pin))
  }

  private func text() throws -> TransactionText {
    try TransactionText(action: .approve, service: ServiceName("Borger.dk"), body: "Skift adresse")
  }
}

/// The machine's clocks.
struct TickingClock: CoreClock {
  private let start = ContinuousClock.now

  var wall: Instant { Instant(milliseconds: Int64(time(nil)) * 1000) }
  var uptime: Duration { ContinuousClock.now - start }
}
