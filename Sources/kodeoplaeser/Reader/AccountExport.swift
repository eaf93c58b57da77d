// SPDX-License-Identifier: GPL-3.0-or-later
import AccountFiles
import Cryptography
import Glibc
import OneTimeCodes
import Options
import Platform
import ServiceInterfaces
import Varlink

/// `account export`: every account as a vault of Aegis, once the person heard how many leave the reader and approved it.
///
/// The vault is encrypted here, with a passphrase that reaches no other program. It is plain only where that is asked for twice:
/// by an option, and by a word of standard input.
struct AccountExport {
  private let invocation: Invocation
  /// Nil for standard output.
  private let path: String?

  private static let leastPassphrase = 8

  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let place = invocation.operands.first ?? "-"
    guard place != "-" || !Console.outputIsTerminal else {
      throw Failure(.usage, "no file was named; hint: kodeoplaeser account export FILE")
    }
    return try await AccountExport(invocation: invocation, path: place == "-" ? nil : place).run()
  }

  private func run() async throws -> ExitCode {
    let isPlain = invocation.has("--plain")
    let passphrase = isPlain ? nil : try await passphrase()
    if isPlain { try await confirmPlain() }
    // A file that cannot be made is said before anybody is asked.
    let file = try path.map(NewFile.init)
    do {
      let accounts = try await accounts(isPlain: isPlain)
      let vault =
        try passphrase.map { try AegisWriter.sealed(accounts, passphrase: $0) } ?? AegisWriter.plain(accounts)
      try write(vault, to: file)
      tell(accounts.count, isPlain)
      return .approvedOrDone
    } catch {
      file?.remove()
      guard let broken = error as? AccountFileError else { throw error }
      throw Failure(.other, broken.description)
    }
  }

  private func passphrase() async throws -> Secret {
    guard let first = await Console.secret(asking: "Passphrase for the file") else {
      throw Failure(.usage, "standard input ended before the passphrase")
    }
    guard first.count >= Self.leastPassphrase else {
      throw Failure(.usage, "the passphrase has fewer than \(Self.leastPassphrase) characters")
    }
    guard Console.inputIsTerminal else { return first }
    guard await Console.secret(asking: "Passphrase for the file again") == first else {
      throw Failure(.usage, "the two were not the same")
    }
    return first
  }

  private func confirmPlain() async throws {
    let answer = await Console.line(
      asking: "anybody who gets the file can make your codes; type plain to go on all the same")
    guard answer == "plain" else { throw Failure(.rejected, "no account left the reader") }
  }

  private func accounts(isPlain: Bool) async throws -> [OTPAuthURI] {
    let daemon = try DaemonSocket.connect(invocation)
    let reply = try await RuleCall(invocation, of: [], daemon: daemon).approving(aside: path == nil) {
      try await daemon.reader.exportAccounts(
        .init(isPlain: isPlain, approval: $0, user: invocation["--user"]))
    }
    return try reply.accounts.map { account in
      do throws(OneTimeCodeError) {
        return try OTPAuthURI(account.uri.plain)
      } catch {
        throw Failure(.other, "the daemon gave an account that does not hold: \(error.description)")
      }
    }
  }

  private func write(_ vault: [UInt8], to file: NewFile?) throws {
    guard let file else {
      guard let error = WriteTarget.file(STDOUT_FILENO).writeAll(vault + [UInt8(ascii: "\n")]).error else {
        return
      }
      throw Failure(.other, "standard output cannot be written: \(error)")
    }
    try file.write(vault)
  }

  private func tell(_ count: Int, _ isPlain: Bool) {
    let way = isPlain ? "for anybody to read" : "encrypted; nobody opens it without the passphrase"
    Fact.tell(
      [
        Fact(.count, .number(count), "Accounts in \(path ?? "standard output"): \(count), \(way)."),
        Fact("file", path) { _ in "" }, Fact(.isPlain, .truth(isPlain), ""),
      ], asJSON: invocation.has("--json"), aside: path == nil)
  }
}

/// A file of its owner's alone that was not there before, taken back where it does not come about.
private struct NewFile {
  private let path: String
  private let descriptor: CInt

  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor < 0 else { return }
    throw Failure(
      .usage,
      errno == EEXIST
        ? "there is a file at \(path) already, and it is not written over"
        : "\(path) cannot be made: \(SystemError(errno))")
  }

  /// On the disk before it returns.
  func write(_ bytes: [UInt8]) throws {
    let failure = WriteTarget.file(descriptor).writeAll(bytes).error
    guard failure == nil, fsync(descriptor) == 0 else {
      throw Failure(.other, "\(path) cannot be written: \(failure ?? SystemError(errno))")
    }
    close(descriptor)
  }

  func remove() { unlink(path) }
}
