// SPDX-License-Identifier: GPL-3.0-or-later
import ServiceInterfaces
import Varlink

/// What cannot be undone is asked back of a person, and told to a program, which has decided.
extension RuleCall {
  /// The authenticators of a user, as far as whoever calls may know them.
  func devices(of user: String) async -> [IdentityInterface.Authenticator] {
    (try? await identity.authenticators(.init(user: user)))?.authenticators ?? []
  }

  /// An order takes the place of the one before.
  func confirmOrder(of kind: String, for user: String) async throws {
    let ordered = await devices(of: user).first { $0.kind == kind && $0.state == "ordered" }
    guard let ordered else { return }
    let serial = ordered.serial.map { ", serial number \($0)," } ?? ""
    try await confirm("the \(kind) that was ordered before\(serial) is void once another is ordered")
  }

  /// Without its last device a user approves nothing.
  func confirmIfLast(_ authenticator: String, of user: String) async throws {
    let active = await devices(of: user).filter { $0.state == "active" }
    guard active.count == 1, active[0].authenticator == authenticator else { return }
    try await confirm(
      "this is the last device that approves for \(user); a recovery or a clerk gives another")
  }

  private func confirm(_ consequence: String) async throws {
    guard Console.inputIsTerminal else { return Console.complain(consequence) }
    let answer = await Console.line(asking: consequence + "; type yes to go on")
    guard answer == "yes" else { throw Failure(.rejected, "nothing was changed") }
  }
}
