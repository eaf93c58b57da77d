// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import ServiceInterfaces
import Varlink

/// The ways in which a user can approve, and which of them is taken: what a log-on in a terminal offers.
struct MethodChoice {
  static let command = Command(
    "method list", "name the ways in which a user can approve, the one that they approved with last first",
    options: [
      Option("--user", "USERID", "whose", isRequired: true, candidates: .users),
      Option("--service", "NAME", "who asks, as the user knows it", isRequired: true), RuleCommand.json,
    ])

  /// What stands in the place of a binding.
  private enum Wish: String, CaseIterable {
    case remembered, choose
  }

  static let names = Wish.allCases.map(\.rawValue)

  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  func list() async throws -> ExitCode {
    for method in try await methods() { tell(method) }
    return .approvedOrDone
  }

  /// The binding that is meant; nil where one was named, or none.
  func made() async throws -> ApprovalInterface.Binding? {
    guard let wish = invocation["--binding"].flatMap(Wish.init) else { return nil }
    let methods = try await methods()
    let place = wish == .choose ? try await chosen(of: methods) : 0
    guard methods.indices.contains(place) else { throw Failure(.refused, "no way to approve was named") }
    return methods[place].binding
  }

  private func methods() async throws -> [ApprovalInterface.ApprovalMethod] {
    try await DaemonSocket.connect(invocation).approval.methods(
      .init(user: invocation["--user"] ?? "", service: invocation["--service"] ?? "")
    ).methods
  }

  /// Asks for the number of one; an empty line takes the first.
  private func chosen(of methods: [ApprovalInterface.ApprovalMethod]) async throws -> Int {
    for (index, method) in methods.enumerated() { tell(method, number: index + 1) }
    let answer = await Console.line(asking: "number of the way to approve, empty for the first") ?? ""
    guard !answer.isEmpty else { return 0 }
    guard let number = Int(answer), (1...methods.count).contains(number) else {
      throw Failure(.usage, "there is no way \(answer); give a number from 1 to \(methods.count)")
    }
    return number - 1
  }

  private func tell(_ method: ApprovalInterface.ApprovalMethod, number: Int? = nil) {
    let before = number.map { "\($0): " } ?? ""
    Fact.tell(
      [
        number.map { Fact(.number, .number($0), "") },
        Fact(
          .kind, .text(method.kind),
          "\(before)\(Self.devices[method.kind] ?? method.kind), \(method.binding.name)."),
        Fact(.binding, .text(method.binding.name), ""),
      ], asJSON: invocation.has(RuleCommand.json.name))
  }

  private static let devices = [
    "app": "App", "codeDisplay": "Code display", "codeReader": "Code reader", "chip": "Chip",
  ]
}
