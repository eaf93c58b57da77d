// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Storage

/// Takes a state that is missing or went back as it is: the one way on where no newer copy is left.
///
/// It asks nothing and needs neither daemon nor ear, so that root can do it where the reader that would be heard does not
/// start. The log's next row says so, standard error too, and the reader at its next start.
struct Acceptance {
  let state: String

  func run() async throws(DaemonError) -> Int32 {
    let (store, wrong) = try opened()
    guard !wrong.isEmpty else {
      Screen.say("The records in \(state) are as they were written; nothing was changed.")
      return 0
    }
    for error in wrong { StandardError.say("accepted: \(error.description)") }
    do {
      let core = try IdentityProvider(store: store, clock: SystemClock())
      try await core.acceptState()
      try store.finishAcceptance()
    } catch {
      throw .failure("the records in \(state) cannot be accepted: \(error)")
    }
    Screen.say(
      "The records in \(state) are accepted as they are; the log says so, and the reader when it starts.")
    return 0
  }

  private func opened() throws(DaemonError) -> (CoreDatabase, wrong: [StorageError]) {
    do throws(StorageError) {
      // As the daemon does: a core that is gone is told by the reader's state that is there before.
      let store = try CoreDatabase(inFolder: state, accepting: true)
      let reader = try ReaderDatabase(inFolder: state, accepting: true)
      return (store, [store.accepted, reader.accepted].compactMap(\.self))
    } catch {
      throw .usage(error.description, phrase: error.phrase)
    }
  }
}
