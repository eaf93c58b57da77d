// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import JSON
import ServiceInterfaces
import Testing

@testable import Varlink
@testable import kodeoplaeser
@testable import kodeoplaeserd

/// What the command line makes of every error that the daemon may answer.
struct FailureTests {
  private static let interfaces = [
    ServiceInterface.description, LimitInterface.description, ApprovalInterface.description,
    IdentityInterface.description, ReaderInterface.description,
  ]

  /// How each error ends the program, by the table of exit codes.
  private static let codes: [String: ExitCode] = [
    "Refused": .refused, "PermissionDenied": .refused, "ApprovalNeeded": .refused, "Denied": .refused,
    "PressingIsOff": .refused, "LessPrivate": .refused, "TooOften": .refused,
    "RuleBroken": .usage, "InvalidText": .usage, "InvalidParameter": .usage, "CannotSay": .usage,
    "NoSuchAccount": .usage, "AccountRefused": .usage, "NotAKey": .usage, "MessageTooLong": .usage,
    "NoSuchSetting": .usage, "NoSuchValue": .usage, "NoAccounts": .usage, "NobodyApproves": .refused,
    "WhichUser": .usage, "NoMixer": .other, "StaysMuted": .other,
    "NoSuchApproval": .other, "MethodNotImplemented": .other, "MethodNotFound": .other,
    "InterfaceNotFound": .other, "ExpectedMore": .other, "TooManyConnections": .other,
    "MessageTooSlow": .other, "NotAMessage": .other, "Failed": .other,
  ]

  @Test(arguments: interfaces)
  func `every error that is described has an exit code and one sentence`(text: String) throws {
    for (name, error) in try InterfaceDescription(parsing: text).errors {
      guard case .structure(let fields) = error.input else {
        Issue.record("\(name) has no fields")
        continue
      }
      let parameters = fields.map { ($0.name, JSONValue.string("some \($0.name)")) }
      let failure = Failure(VarlinkReplyError("a.b." + name, Dictionary(uniqueKeysWithValues: parameters)))
      #expect(failure.code == Self.codes[name], "\(name)")
      #expect(Self.isOneSentence(failure.sentence), "\(name): \(failure.sentence)")
    }
  }

  @Test(arguments: Refusal.allCases)
  func `every rule that says no is told as a sentence of its own, with its number or moment`(refusal: Refusal)
    throws
  {
    let failure = Failure(
      try reply(IdentityInterface.Denied(refusal)))
    #expect(failure.code == .refused)
    #expect(Self.isOneSentence(failure.sentence), "\(failure.sentence)")
    #expect(failure.sentence.hasPrefix("refused: ") && failure.sentence != "refused: a rule says no")
    for case (let name, let value) in refusal.arguments where name != "step" {
      #expect(failure.sentence.contains(value.description))
    }
  }

  @Test func `no sentence stands for a rule that is none`() {
    #expect(Set(DeniedSentences.all.keys) == Set(Refusal.allCases.map(\.code)))
    #expect(Set(DeniedSentences.all.values).count == DeniedSentences.all.count)
  }

  @Test func `every code that a rule says no with is documented in the interface`() throws {
    let errors = try InterfaceDescription(parsing: IdentityInterface.description).errors
    let (denied, broken) = (try #require(errors["Denied"]), try #require(errors["RuleBroken"]))
    func words(_ comment: String) -> Set<String> {
      Set(comment.split { !$0.isLetter }.map(String.init))
    }
    #expect(Set(Refusal.allCases.map(\.code)).subtracting(words(denied.comment)).sorted() == [])
    let steps = denied.input.fieldComment("step")
    #expect(Set(EnrolmentStep.allCases.map(\.code)).subtracting(words(steps)).sorted() == [])
    let rules =
      IdentityError.allRules.map(\.code) + TextError.Reason.allCases.map(\.code)
      + ChipKeyError.allCases.map(\.code)
    #expect(Set(rules).subtracting(words(broken.comment)).sorted() == [])
  }

  @Test func `no daemon is 5, and what breaks on the way is 5, too`() {
    #expect(Failure(VarlinkError.closed).code == .daemonUnreachable)
    #expect(Failure(CancellationError()).code == .other)
  }

  /// An error as it comes over the wire.
  private func reply(_ error: IdentityInterface.Denied) throws -> VarlinkReplyError {
    guard case .object(let parameters) = try JSONValue(encoding: error) else { throw VarlinkError.closed }
    return VarlinkReplyError(IdentityInterface.Denied.name, parameters)
  }

  private static func isOneSentence(_ text: String) -> Bool {
    let isFilledIn = !text.contains { "{}\n".contains($0) }
    return isFilledIn && !text.isEmpty && !text.hasSuffix(".") && text.first?.isUppercase == false
  }
}

extension DescribedType {
  /// The comment of a field of a structure.
  fileprivate func fieldComment(_ name: String) -> String {
    guard case .structure(let fields) = self else { return "" }
    return fields.first { $0.name == name }?.comment ?? ""
  }
}
