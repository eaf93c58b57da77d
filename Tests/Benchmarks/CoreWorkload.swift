// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography
import Storage

/// People approving, one after another, on a database of so many.
struct CoreWorkload {
  private let core: IdentityProvider
  private let nation: CoreNation
  private var random: SystemRandomNumberGenerator

  init(users: Int, in folder: String) throws {
    nation = CoreNation(users: users)
    try CoreFolder.warm("\(folder)/\(users)/core.sqlite")
    let database = try CoreDatabase(inFolder: "\(folder)/\(users)")
    try nation.fill(database)
    core = try IdentityProvider(store: database, clock: CoreMachineClock())
    random = SystemRandomNumberGenerator()
  }

  /// Full approvals by people picked at random, whose requests are made up before; the mean time of one.
  mutating func run(_ count: Int) async throws -> Duration {
    var requests: [ApprovalRequest] = []
    for _ in 0..<count { requests.append(try request()) }
    let start = ContinuousClock.now
    for request in requests { try await approve(request) }
    return (ContinuousClock.now - start) / count
  }

  private mutating func request() throws -> ApprovalRequest {
    let user = try CoreNation.user(Int.random(in: 0..<nation.users, using: &random))
    return ApprovalRequest(user: user, text: try text(), binding: .oneTimeCode)
  }

  private func approve(_ request: ApprovalRequest) async throws {
    let requested = try await core.request(request)
    let (id, device) = (requested.id, AnsweringDevice(inProcess: requested.authenticator))
    try await core.open(id, on: device, pin: CoreNation.pin)
    try await core.bind(id, on: device, code: requested.oneTimeCode ?? Secret([]))
    try await core.heard(id, on: device)
    let approved = try await core.approve(id, on: device)
    guard approved.state == .approved, approved.receipt != nil else {
      throw StoreError("an approval of the benchmark was not approved")
    }
  }

  private mutating func text() throws -> TransactionText {
    let number = Int.random(in: 100_000_000...999_999_999, using: &random)
    return try TransactionText(
      action: .approve, service: ServiceName("Banken"), body: "Overfør penge til konto \(number) i dag",
      amount: Amount("12500.00", currency: "DKK"), payee: "Bo Madsen", account: String(number), language: "da"
    )
  }

  /// The rows of the audit log, all of which must hold.
  func verifiedRows() async throws -> Int64 {
    guard let (rows, fault) = try await core.verifyAudit() else { throw CancellationError() }
    if let fault { throw StoreError(fault.description) }
    return rows
  }
}
