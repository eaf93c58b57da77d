// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Speech
import Testing

@testable import Reader

/// A second user of the stage's reader.
extension Stage {
  static let bentsPIN = "193746"
  static let bentsPassword = "femten-graner"

  /// `also bent`: enrolled beside who has the reader, as the daemon tells it.
  func also(_ words: [String], _ place: Comment) async throws {
    let user = try UserID(words[0])
    let password = try Password(Self.bentsPassword, for: user)
    let owner = try await StageEnroller(core: core).enrol(user, password: password, pin: PIN(Self.bentsPIN))
    await performer.belong(to: await performer.owners + [owner])
    await receive(.owned)
    await receive(.shared(try await members()))
    await receive(.announced(Announcement(.announceUserAdded, ["user": .name(user.canonical)])))
  }

  /// The reader was deleted for one of them.
  func leave(_ owner: Owner) async {
    await performer.belong(to: await performer.owners.filter { $0.user != owner.user })
    if let members = try? await members() { await receive(.shared(members)) }
    await receive(.announced(Announcement(.announceUserLeft, ["user": .name(owner.user.canonical)])))
  }

  private func members() async throws -> [HouseholdMember] {
    var members: [HouseholdMember] = []
    for owner in await performer.owners {
      members.append(
        HouseholdMember(
          user: owner.user,
          obstacle: try await core.authenticator(owner.authenticator).obstacle(at: core.currentTime()),
          isRecovering: try await core.recoveryDue(of: owner.user) != nil,
          accounts: memory.accounts(of: owner.user).map { AccountCard(name: $0.name) }))
    }
    return members
  }

  /// The owner of that name; the first where it is nobody's.
  func owner(named name: String?) async throws -> Owner? {
    let owners = await performer.owners
    return owners.first { $0.user.canonical == name } ?? owners.first
  }

  /// Whose something is, as the dialogue is told.
  func tag(_ user: UserID?) async -> UserID? { await performer.owners.count > 1 ? user : nil }
}
