// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import ServiceInterfaces
import Synchronization
import Testing
import Varlink

/// What is answered as approved counts only with the receipt of what was asked.
@Suite(.timeLimit(.minutes(20))) struct FalseReceiptTests {
  private let folder = Folder()

  /// What is false, and how the commands end.
  struct Case: Sendable, CustomTestStringConvertible {
    var claim: String?
    var value: String?
    var testDescription: String { claim ?? "nothing" }
  }

  private static let cases = [
    Case(), Case(claim: "jti", value: "another"), Case(claim: "sub", value: "bente"),
    Case(claim: "service", value: "Borger.dk"), Case(claim: "decision", value: "rejected"),
    Case(claim: "text_sha256", value: Base64.url.encode(Digest.sha256([7]))), Case(claim: "text_sha256"),
    Case(claim: "signature"), Case(claim: "receipt"),
  ]

  @Test(arguments: cases)
  func `an approval whose receipt is of something else, or of nobody, lets nobody in`(falsified: Case)
    async throws
  {
    let place = folder.made("receipt")
    let service = try ApprovingService(falsified)
    let server = try VarlinkServer(
      VarlinkListener(path: place.path + "/socket", access: .owner),
      about: VarlinkService(vendor: "", product: "", version: "", url: ""), interfaces: [service.interface()],
      brokenLimit: LimitInterface.error)
    let code: Int32 = falsified.claim == nil ? 0 : 6
    let request = try await Program.run(
      "kodeoplaeser",
      [
        "--socket", "socket", "request", "--user", "Anna", "--service", "Bank", "--action", "approve",
        "--text",
        "Betal 12 kr.", "--amount", "12.00", "--currency", "DKK", "--payee", "Bente", "--language", "da",
      ], in: place)
    #expect(request.code == code, "\(request.errors)")
    #expect(request.output.contains("Approved.") == (code == 0))
    let pam = try await Program.run(
      "kodeoplaeser", ["--socket", "socket", "pam"], in: place,
      environment: ["PAM_TYPE": "auth", "PAM_USER": "anna", "PAM_SERVICE": "login", "PAM_TTY": "tty1"])
    #expect(pam.code == code, "\(pam.errors)")
    await server.stop()
  }
}

/// Approves what it is asked at once, under a key of its own, with a receipt that is true but for one claim.
private final class ApprovingService: Sendable {
  private let falsified: FalseReceiptTests.Case
  private let key: SigningKey
  private let asked = Mutex<ApprovalInterface.Request.Parameters?>(nil)

  init(_ falsified: FalseReceiptTests.Case) throws {
    self.falsified = falsified
    key = try SigningKey.generate()
  }

  func interface() throws -> VarlinkInterface {
    try VarlinkInterface(
      ApprovalInterface.description,
      methods: [
        VarlinkMethod(ApprovalInterface.Request.method) { request, _ in
          self.asked.withLock { $0 = request }
          return .init(approvalID: "this", oneTimeCode: nil, expiresAt: "2099-01-01T00:00:00Z")
        },
        VarlinkMethod(several: ApprovalInterface.Watch.method, needsMore: false) { _, _ in
          .init(state: .approved, receipt: self.falsified.claim == "receipt" ? nil : try self.receipt())
        },
        VarlinkMethod(ApprovalInterface.ReceiptKey.method) { _, _ in
          let key = self.falsified.claim == "signature" ? try SigningKey.generate() : self.key
          return .init(
            kid: "", publicKey: Base64.url.encode(key.verifyingKey.rawRepresentation), algorithm: "EdDSA")
        },
      ])
  }

  private func receipt() throws -> String {
    let kept = asked.withLock { $0 }
    let request = try #require(kept)
    let text = try TransactionText(
      action: #require(Action(rawValue: request.action.rawValue)), service: ServiceName(request.service),
      body: request.text, amount: request.amount.map { try Amount($0, currency: request.currency ?? "") },
      payee: request.payee, account: request.toAccount, language: request.language)
    var claims = [
      "jti": "this", "sub": "anna", "service": text.service.text, "decision": "approved",
      "text_sha256": Base64.url.encode(text.digest),
    ]
    if let claim = falsified.claim, claims[claim] != nil { claims[claim] = falsified.value }
    let payload = try JSONSerialization.data(withJSONObject: claims)
    let signed = "e30." + Base64.url.encode([UInt8](payload))
    return signed + "." + Base64.url.encode(try key.sign(Array(signed.utf8)))
  }
}
