// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Storage

/// Hands over the text messages that waited for the daemon, and again those that the gateway did not take.
///
/// It sleeps until one waits. Then it tries after each pause until none does: a disk that was full, or a folder that was
/// away, costs a message its time and not its way.
struct MessageDelivery: Sendable {
  let core: IdentityProvider
  let pause: Duration
  /// Takes what went wrong, to be heard.
  let report: @Sendable (CoreError) -> Void

  func run() async {
    let waits = await core.signals { if case .messagesWait = $0 { true } else { false } }
    await deliver(isAnnounced: true)
    for await _ in waits {
      StandardError.say("text messages wait for the gateway")
      var isDone = false
      while !isDone, (try? await Task.sleep(for: pause)) != nil { isDone = await deliver() }
    }
  }

  /// Whether none waits any more.
  @discardableResult
  private func deliver(isAnnounced: Bool = false) async -> Bool {
    do throws(CoreError) {
      return try await core.deliverMessages(isAnnounced: isAnnounced) == 0
    } catch {
      report(error)
      StandardError.say("text messages cannot be handed over: \(error.description)")
      return false
    }
  }
}

/// Where text messages leave: a folder, and how they stand in it.
struct MessageOutlet: Sendable, CustomStringConvertible {
  let format: MessageFormat
  let folder: String

  /// `spool:DIR` or `gammu:DIR`.
  init(parsing text: String) throws(DaemonError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let format = MessageFormat(rawValue: parts[0]), !parts[1].isEmpty else {
      throw .usage("messages cannot go to \(text), only to spool:DIR or gammu:DIR")
    }
    self.format = format
    folder = parts[1]
  }

  /// The outlet where none is named: a folder of the state's own.
  init(inState state: String) {
    format = .spool
    folder = "\(state)/outbox"
  }

  /// The group of the folder, where it is there and another program's.
  var group: gid_t? {
    var facts = stat()
    guard format == .gammu, stat(folder, &facts) == 0 else { return nil }
    return facts.st_gid
  }

  func open() throws(DaemonError) -> MessageFolder {
    do throws(StorageError) {
      return try MessageFolder(folder, format: format)
    } catch {
      throw .usage("messages cannot leave: \(error.description)", phrase: error.phrase)
    }
  }

  var description: String { "\(format.rawValue):\(folder)" }
}
