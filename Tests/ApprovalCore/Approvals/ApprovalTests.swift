// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import Testing

@testable import ApprovalCore

/// The state machine against its table.
@Suite struct ApprovalTests {
  static let start = Instant(milliseconds: 1_790_000_000_000)
  static let code = Secret(utf8: "482917")

  static let steps: [(name: String, event: ApprovalEvent)] = [
    ("opened", .opened), ("right-code", .codeTyped(code)), ("session-seen", .sessionSeen),
    ("heard", .heard(.shown)),
    ("approve", .approve), ("submitted", .submitted(codeHolds: true, passwordHolds: true)),
  ]

  static let ways: Set<String> = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Vectors/approval-ways.txt")
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
    return Set(
      lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").joined(separator: " ") })
  }()

  static func approval(_ binding: Binding, _ state: ApprovalState = .requested) throws -> Approval {
    let text = try TransactionText(action: .logOn, service: ServiceName("Borger.dk"), body: "Log på.")
    return Approval(
      id: try .random(), user: try UserID("anna"), authenticator: AuthenticatorID(1), binding: binding,
      text: text,
      textDigest: text.digest, requestedAt: start, isRepeat: false, oneTimeCode: code, codeCounter: 0,
      state: state, expiresAt: start + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
  }

  @Test(arguments: Binding.allCases, ApprovalState.allCases)
  func `the ways forward are those of the table and no others`(binding: Binding, state: ApprovalState) throws
  {
    #expect(Self.ways.count == 21)
    for step in Self.steps {
      var approval = try Self.approval(binding, state)
      let effects = approval.receive(step.event, at: Self.start)
      let way = "\(binding.rawValue) \(state.rawValue) \(step.name) \(approval.state.rawValue)"
      if Self.ways.contains(way) {
        #expect(effects == [.entered(approval.state)], "\(way)")
      } else {
        #expect(approval.state == state, "\(way)")
        #expect(effects == [.refuse(state.isLiving ? .notNow(state) : .over)], "\(way)")
      }
    }
  }

  @Test(arguments: ApprovalState.allCases)
  func `a living approval can be rejected, cancelled and failed, an ended one not`(state: ApprovalState)
    throws
  {
    let ends: [(ApprovalEvent, ApprovalState, more: [ApprovalEffect])] = [
      (.reject(.notMe), .rejected, [.explained(.notMe)]), (.reject(nil), .rejected, []),
      (.cancel, .cancelled, []), (.fail, .failed, []),
    ]
    for (event, end, more) in ends {
      var approval = try Self.approval(.oneTimeCode, state)
      let effects = approval.receive(event, at: Self.start)
      #expect(approval.state == (state.isLiving ? end : state))
      #expect(effects == (state.isLiving ? [.entered(end)] + more : [.refuse(.over)]))
    }
  }

  @Test func `three wrong codes end the approval`() throws {
    var approval = try Self.approval(.oneTimeCode, .opened)
    let wrong = ApprovalEvent.codeTyped(Secret(utf8: "000000"))
    #expect(
      approval.receive(wrong, at: Self.start) == [.missed, .refuse(.wrongCode(triesLeft: 2))])
    #expect(
      approval.receive(wrong, at: Self.start) == [.missed, .refuse(.wrongCode(triesLeft: 1))])
    #expect(
      approval.receive(wrong, at: Self.start) == [
        .missed, .entered(.failed), .refuse(.wrongCode(triesLeft: 0)),
      ])
    #expect(approval.receive(.codeTyped(Self.code), at: Self.start) == [.refuse(.over)])
  }

  @Test(arguments: [(true, false), (false, true), (false, false)])
  func `a submitted code without its password, or the other way round, approves nothing`(
    holds: (code: Bool, password: Bool)
  ) throws {
    var approval = try Self.approval(.spokenCode, .heard)
    let effects = approval.receive(
      .submitted(codeHolds: holds.code, passwordHolds: holds.password), at: Self.start)
    #expect(approval.state == .heard)
    #expect(effects == [.missed, .refuse(.wrongCode(triesLeft: 2))])
  }

  @Test func `an approval past its time expires before anything counts`() throws {
    var approval = try Self.approval(.oneTimeCode, .heard)
    let late = Self.start + .seconds(300)
    #expect(approval.receive(.approve, at: late) == [.entered(.expired), .refuse(.over)])
    #expect(approval.decidedAt == late)
  }

  @Test func `it does not expire while its own sentence is spoken, up to a limit`() throws {
    var approval = try Self.approval(.oneTimeCode, .heard)
    _ = approval.receive(.speaking(true), at: Self.start + .seconds(290))
    #expect(approval.receive(.tick, at: Self.start + .seconds(310)).isEmpty)
    var patient = approval
    _ = patient.receive(.speaking(false), at: Self.start + .seconds(320))
    #expect(
      patient.receive(.approve, at: Self.start + .seconds(320)) == [.entered(.expired), .refuse(.over)])
    #expect(approval.receive(.tick, at: Self.start + .seconds(470)) == [.entered(.expired)])
  }

  @Test func `the user can extend once, and never past ten minutes`() throws {
    var approval = try Self.approval(.oneTimeCode)
    let more = ApprovalEvent.extend(by: .seconds(300), latest: Self.start + .seconds(500))
    #expect(approval.receive(more, at: Self.start) == [.extended(until: Self.start + .seconds(500))])
    #expect(approval.receive(more, at: Self.start) == [.refuse(.noExtensionLeft)])
  }
}
