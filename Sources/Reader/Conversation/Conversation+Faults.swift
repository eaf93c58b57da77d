// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What cannot be read is said, and the conversation goes on without it.
extension Conversation {
  /// The approvals that live when the conversation begins.
  func livingApprovals() async -> [Approval] {
    do throws(CoreError) {
      return try await core.livingApprovals()
    } catch {
      scribe.note(error: error.description)
      report(error)
      return []
    }
  }

  /// The accounts in the memory, as the dialogue knows them.
  func accountCards() async -> [AccountCard] {
    let accounts = await remembered { memory throws(MemoryError) in try memory.accounts() } ?? []
    return accounts.map { AccountCard(name: $0.name) }
  }

  /// What the memory holds; `nil` where it cannot be read, which is said.
  func remembered<Value: Sendable>(
    _ read: (any ReaderMemory) throws(MemoryError) -> Value
  ) async -> Value? {
    do throws(MemoryError) {
      return try read(memory)
    } catch {
      scribe.note(error: error.description)
      report(phrase: error.phrase)
      return nil
    }
  }
}
