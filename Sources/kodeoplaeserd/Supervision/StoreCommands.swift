// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import ServiceInterfaces
internal import Storage
internal import Varlink

/// `store backup` and `store check`: a state that is copied while it serves, and held to all that is known of it.
struct StoreCommands {
  let state: String

  /// Copies the state: the daemon that serves it does, while it serves; where there is none, this program.
  ///
  /// - Parameter socket: where the daemon listens.
  func backUp(askingAt socket: String) async throws(DaemonError) -> Int32 {
    let made: (folder: String, entries: Int64)
    do {
      made = try await backUpByDaemon(at: socket)
    } catch VarlinkError.unreachable {
      try Places.takeAccount(of: state)
      made = try await backUpHere()
    } catch let error as VarlinkError {
      throw DaemonError(error)
    } catch {
      throw .failure("the state was not copied: \(error)")
    }
    Screen.say(
      "The state is copied to \(made.folder), with \(made.entries) entries of the log. "
        + "The keys are in it: keep it where nobody else reads.")
    return 0
  }

  /// Opens a state that no daemon has open, a copy for one, and holds it to its marks, its anchors, its log and SQLite's own check.
  func check() async throws(DaemonError) -> Int32 {
    guard access("\(state)/core.sqlite", F_OK) == 0 else {
      throw .usage("there is no state in \(state); name its folder with --state")
    }
    try Places.takeAccount(of: state)
    let (store, memory) = try opened()
    do {
      try StateBackup(of: store, and: memory, inFolder: state).check()
      let core = try IdentityProvider(store: store, clock: SystemClock())
      guard let (entries, fault) = try await core.verifyAudit() else { throw CancellationError() }
      if let fault { throw StoreError(fault.description) }
      Screen.say("The state in \(state) is whole: \(entries) entries of the log hold.")
      return 0
    } catch {
      throw .failure("the state in \(state) is not whole: \(error)")
    }
  }

  private func backUpByDaemon(at socket: String) async throws -> (folder: String, entries: Int64) {
    var accounts: Set<UInt32> = [0, getuid()]
    var facts = stat()
    if stat(state, &facts) == 0 { accounts.insert(facts.st_uid) }
    let daemon = try VarlinkClient(toDaemonAt: socket, answeredBy: accounts)
    let copy = try await daemon.identity.backUp()
    return (copy.folder, Int64(copy.entries))
  }

  private func backUpHere() async throws(DaemonError) -> (folder: String, entries: Int64) {
    guard access("\(state)/core.sqlite", F_OK) == 0 else {
      throw .usage("there is no daemon, and no state in \(state); name its folder with --state")
    }
    let (store, memory) = try opened()
    do {
      return try await StateBackup(of: store, and: memory, inFolder: state)
        .make(named: SystemClock().wall.description)
    } catch {
      throw .failure("the state in \(state) was not copied: \(error)")
    }
  }

  private func opened() throws(DaemonError) -> (CoreDatabase, ReaderDatabase) {
    do throws(StorageError) {
      return (try CoreDatabase(inFolder: state), try ReaderDatabase(inFolder: state))
    } catch {
      throw .usage(error.description)
    }
  }
}
