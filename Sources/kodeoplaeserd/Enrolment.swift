// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import Storage

/// Makes this reader somebody's: orders it from the core, keeps its seed, activates it with a code of its own.
///
/// Each step is kept before the next, and done again it changes nothing: an enrolment that was cut off goes on where it was.
actor Enrolment {
  private let core: ApprovalCore
  private let memory: ReaderDatabase
  private(set) nonisolated let owner: Owner?
  private var current: Owner?

  init(core: ApprovalCore, memory: ReaderDatabase) async throws(CoreError) {
    self.core = core
    self.memory = memory
    owner = try await Self.owner(core, memory)
    current = owner
  }
}
