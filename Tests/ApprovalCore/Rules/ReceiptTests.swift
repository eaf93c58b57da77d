// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Cryptography
import Devices
import Foundation
import Testing

@testable import ApprovalCore

struct ReceiptTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private func approvedReceipt(_ house: TestCore) async throws -> (receipt: String, approval: Approval) {
    try await house.enrolAnna()
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode, body: "Betal æ ø å \"nu\"")
    try await house.core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin))
    try await house.core.bind(approval.id, on: reader, code: #require(approval.oneTimeCode))
    try await house.core.heard(approval.id, on: reader)
    let approved = try await house.core.approve(approval.id, on: reader)
    return (try #require(approved.receipt), approved)
  }

  /// joserfc, a JOSE library that knows nothing of us.
  private func verify(_ receipt: String, with key: VerifyingKey) throws -> (
    status: Int32, output: String, complaint: String
  ) {
    let environment = ProcessInfo.processInfo.environment.merging([
      "RECEIPT": receipt, "PUBLIC_KEY": Base64.url.encode(key.rawRepresentation), "KID": key.thumbprint,
    ]) { $1 }
    let end = try Child.perform(
      ["python3", Self.folder.appending(path: "verify-receipt.py").path], environment: environment)
    return (end.status, end.output, end.errors)
  }

  @Test(.enabled("the PyPI package joserfc is not there") { await Peer.isWanted(package: "joserfc") })
  func `a receipt verifies in an independent JOSE library, word for word`() async throws {
    let house = try TestCore()
    let (receipt, approval) = try await approvedReceipt(house)
    let (status, output, complaint) = try verify(receipt, with: house.core.receiptKey)
    try #require(status == 0, "python3 with joserfc is needed (pip install joserfc); it said: \(complaint)")
    let claims = try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    #expect(claims["jti"] as? String == approval.id.text)
    #expect(claims["sub"] as? String == "anna.aa")
    #expect(claims["decision"] as? String == "approved")
    #expect(claims["service"] as? String == "Borger.dk")
    #expect(claims["text_sha256"] as? String == Base64.url.encode(approval.textDigest))
    #expect(claims["authenticator"] as? String == "codeReader")
    #expect(claims["binding"] as? String == "one-time-code")
    #expect(claims["heard_how"] as? String == "played")
    #expect(claims["heard_by"] as? String == approval.authenticator.description)
    #expect(claims["heard_by_kind"] as? String == "codeReader")
  }

  @Test(.enabled("the PyPI package joserfc is not there") { await Peer.isWanted(package: "joserfc") })
  func `a receipt with one character changed verifies nowhere`() async throws {
    let house = try TestCore()
    let (receipt, _) = try await approvedReceipt(house)
    let parts = receipt.split(separator: ".").map(String.init)
    let payload = String(decoding: try #require(Base64.url.decode(parts[1])), as: UTF8.self)
    let forged = payload.replacing("approved", with: "rejected")
    let changed = [parts[0], Base64.url.encode(Array(forged.utf8)), parts[2]].joined(separator: ".")
    #expect(Receipt(compact: changed).payload(verifiedWith: house.core.receiptKey) == nil)
    let (status, _, complaint) = try verify(changed, with: house.core.receiptKey)
    #expect(status == 3, "\(complaint)")
  }

  @Test func `a rejection has its receipt too, with the reason`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    let rejected = try await house.core.reject(approval.id, on: reader, because: .notMe)
    let receipt = try #require(rejected.receipt)
    let payload = try #require(
      Receipt(compact: receipt).payload(verifiedWith: house.core.receiptKey))
    #expect(payload.contains("\"decision\":\"rejected\"") && payload.contains("\"reason\":\"notMe\""))
  }

  @Test func `the receipt says whose word it is that the text was heard, after a restart too`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    let app = try house.signer(await house.activateApp().authenticator)
    let approval = try await house.request(.qrCode)
    let link = try #require(SessionLink(approval)).content
    try await house.core.open(
      approval.id, on: app.device(.open, to: approval), pin: Secret(utf8: TestCore.pin))
    try await house.core.bindToSession(approval.id, on: app.device(.bind, to: approval), scanned: link)
    try await house.core.heard(approval.id, on: app.device(.heard, to: approval))
    try await house.restart()
    let approved = try await house.core.approve(approval.id, on: app.device(.approve, to: approval))
    let payload = try claims(of: approved, in: house)
    #expect(payload["heard_how"] == "signed" && payload["heard_by_kind"] == "app")
    #expect(payload["heard_by"] == app.authenticator.description)
  }

  @Test func `what was shown by the service says that, and what was not heard says nothing`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    let (_, display) = try await house.activate(.codeDisplay)
    let approval = try await house.request(.shownCode)
    try await house.core.presented(approval.id)
    let approved = try await house.core.submit(
      display.currentCode(at: house.clock.wall), password: house.chosenPassword().secret, to: approval.id)
    let shown = try claims(of: approved, in: house)
    #expect(shown["heard_how"] == "shown" && shown["heard_by"] == nil && shown["heard_by_kind"] == nil)
    let second = try await house.request(.shownCode)
    let rejected = try await house.core.reject(second.id, on: second.authenticator, because: .changedMind)
    #expect(try claims(of: rejected, in: house)["heard_how"] == nil)
  }

  /// The text claims of a receipt that holds.
  private func claims(of approval: Approval, in house: TestCore) throws -> [String: String] {
    let payload = Receipt(compact: try #require(approval.receipt)).payload(
      verifiedWith: house.core.receiptKey)
    let object = try JSONSerialization.jsonObject(with: Data(#require(payload).utf8)) as? [String: Any]
    return (object ?? [:]).compactMapValues { $0 as? String }
  }
}
