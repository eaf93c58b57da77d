// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import JSON
import Testing

/// Calls of `dk.kodeoplaeser.Identity` about anna, each with everything that it asks for: first by whom it is not about, who get
/// nothing by it, then by who may.
final class RightWalk {
  /// What the call of who may is answered with.
  enum Expected {
    case taken
    /// The core's own rules say no: it is too soon, nothing waits, or the account stands for somebody.
    case deniedByARule
    /// It is the clerk's.
    case clerks
  }

  let house: Household
  private(set) var walked: Set<String> = []
  /// Whether root calls.
  let isClerk: Bool
  private let caller: Account
  private let others: [(uid: UInt32, account: Account)]

  /// - Parameter uid: who may: the account that stands for anna, or root.
  init(_ house: Household, by uid: UInt32) throws {
    self.house = house
    isClerk = uid == 0
    caller = try Account(uid, in: house)
    others = try [RightsTests.bentes, RightsTests.bank, RightsTests.nobody].map {
      ($0, try Account($0, in: house))
    }
  }

  /// Calls a method that is about anna, or about something of hers.
  ///
  /// - Parameters:
  ///   - isApproved: whether the person hears of it and approves before it is called again; root needs nobody.
  @discardableResult
  func call(
    _ method: String, _ texts: [String: String] = [:], _ more: [String: JSONValue] = [:],
    isApproved: Bool = false, is expected: Expected = .taken
  ) async throws -> Account.Answer {
    var fields = [String: JSONValue].texts(texts).merging(more) { $1 }
    if isApproved, !isClerk { fields["approval"] = .string(try await approval(of: method, fields)) }
    for (uid, other) in others {
      let answer = try await other.call(Self.name(method), fields)
      #expect(answer.error == "PermissionDenied", "\(method) by \(uid): \(answer)")
    }
    return try await callByWhoMay(method, fields, is: expected)
  }

  /// Calls a method that is about nobody: any account that stands for somebody may, and no other.
  @discardableResult
  func callAboutNobody(
    _ method: String, _ texts: [String: String] = [:], is expected: Expected = .taken
  ) async throws -> Account.Answer {
    for (uid, other) in others where uid != RightsTests.bentes || expected == .clerks {
      let answer = try await other.call(Self.name(method), .texts(texts))
      #expect(answer.error == "PermissionDenied", "\(method) by \(uid): \(answer)")
    }
    return try await callByWhoMay(method, .texts(texts), is: expected)
  }

  /// Calls a method that everybody may call.
  func callByEverybody(_ method: String) async throws {
    for (uid, other) in others {
      #expect(try await other.call(Self.name(method)).error == nil, "\(method) by \(uid)")
    }
    _ = try await callByWhoMay(method, [:], is: .taken)
  }

  private func callByWhoMay(_ method: String, _ fields: [String: JSONValue], is expected: Expected)
    async throws -> Account.Answer
  {
    let answer = try await caller.call(Self.name(method), fields)
    walked.insert(method)
    switch expected {
    case .clerks where !isClerk: #expect(answer.error == "PermissionDenied", "\(method): \(answer)")
    case .taken, .clerks: #expect(answer.error == nil, "\(method): \(answer)")
    case .deniedByARule: #expect(answer.error == "Denied", "\(method): \(answer)")
    }
    return answer
  }

  private static func name(_ method: String) -> String { "dk.kodeoplaeser.Identity." + method }

  // MARK: The person

  /// Asks for a change, and lets the person hear of it and approve.
  private func approval(of method: String, _ fields: [String: JSONValue]) async throws -> String {
    let needed = try await caller.call(Self.name(method), fields)
    try #require(needed.error == "ApprovalNeeded", "\(method): \(needed)")
    let waiting: Set<String> = ["arrivalWaits", "requestWaits"]
    let told = try await house.hear {
      $0.phrase == "enterPIN"
        || waiting.contains($0.phrase ?? "") && $0.voice == "prompt" && $0.say?.contains("lus ") == true
    }
    if told.phrase != "enterPIN" {
      try house.type("+")
      try await house.hear(phrase: "enterPIN")
    }
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(try #require(needed["oneTimeCode"]))
    try await house.hear(phrase: "timeLeft")
    try house.type("+")
    try await house.hear { $0.phrase?.hasPrefix("confirm") == true && $0.complete == true }
    try house.type("+")
    try await house.hear { $0.state == "approved" }
    return try #require(needed["approvalID"])
  }
}
