// SPDX-License-Identifier: GPL-3.0-or-later
import AccountFiles
import Cryptography
import Glibc
import OneTimeCodes
import Options
import Platform
import ServiceInterfaces
import Varlink

/// `account import`: the accounts of another program's file, each with what came of it.
///
/// The file is read here and not by the daemon: what it is made of, and its passphrase, reach no other program.
struct AccountImport {
  private let invocation: Invocation

  init(_ invocation: Invocation) { self.invocation = invocation }

  static func run(_ invocation: Invocation) async throws -> ExitCode {
    let place = invocation.operands[0]
    let bytes =
      place == "-" ? await Console.everything(upTo: AccountFile.mostBytes) : try content(of: place)
    return try await AccountImport(invocation).take(list(bytes, from: place))
  }

  // MARK: Reading

  private static func content(of path: String) throws -> [UInt8] {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.usage, "\(path) cannot be read: \(SystemError(errno))") }
    defer { close(file) }
    guard let bytes = WholeFile.read(file, upTo: AccountFile.mostBytes) else {
      throw Failure(.usage, "\(path) cannot be read: \(SystemError(errno))")
    }
    return bytes
  }

  /// The accounts of a file, or of the QR codes in a picture; an encrypted one asks for its passphrase.
  static func list(_ bytes: [UInt8], from place: String) async throws -> AccountList {
    do {
      switch try AccountFile(reading: bytes) {
      case .list(let list): return list
      case .sealed(let sealed): return try await open(sealed, from: place)
      }
    } catch AccountFileError.picture {
      return try await list(codes(inPicture: bytes), from: place)
    } catch let error as AccountFileError {
      throw Failure(.usage, "nothing was kept: \(error.description)")
    }
  }

  private static func open(_ sealed: SealedAccounts, from place: String) async throws -> AccountList {
    guard place != "-" else {
      throw Failure(
        .usage,
        "the file is \(sealed.format.rawValue) that is encrypted; hint: name it, as its passphrase is read from standard input"
      )
    }
    guard let passphrase = await Console.secret(asking: "Passphrase of the file"), !passphrase.isEmpty else {
      throw Failure(.usage, "nothing was kept: standard input ended before the passphrase")
    }
    return try sealed.open(passphrase)
  }

  /// What the QR codes of a picture hold, one a line. D-Bus is not told of it, as zbarimg would by itself.
  private static func codes(inPicture bytes: [UInt8]) throws -> [UInt8] {
    guard ChildProgram.isInstalled("zbarimg") else {
      throw Failure(
        .usage, "the file is a picture, and zbarimg reads those; hint: apt-get install zbar-tools")
    }
    let program = ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-"]
    guard let text = ChildProgram.output(of: program, given: bytes, isQuiet: true), !text.isEmpty else {
      throw Failure(.usage, "no QR code was found in the picture; hint: one that is sharp and whole is")
    }
    return Array(text.utf8)
  }

  // MARK: Keeping

  /// Gives the accounts to the daemon, which keeps those that are new at once, and tells what came of each.
  func take(_ list: AccountList) async throws -> ExitCode {
    let accounts = list.entries.compactMap { try? $0.account.get() }
    var told: [ReaderInterface.ImportedAccount] = []
    if !accounts.isEmpty {
      let reply = try await DaemonSocket.connect(invocation).reader.importAccounts(
        .init(
          accounts: accounts.map { .init(uri: SecretText(Secret(utf8: $0.revealed()))) },
          user: invocation["--user"]))
      told = reply.accounts
      guard told.count == accounts.count else {
        throw Failure(.other, "the daemon did not tell what came of each; hint: is it of the same version?")
      }
    }
    var rest = told[...]
    let fates = list.entries.map { entry -> Outcome in
      switch entry.account {
      case .success: Outcome(entry, rest.removeFirst())
      case .failure(let error): Outcome(entry, error.description)
      }
    }
    for fate in fates { Fact.tell(fate.facts, asJSON: invocation.has("--json")) }
    tellSum(of: fates, list)
    return fates.contains { $0.fate == .refused } || list.missingParts > 0 ? .other : .approvedOrDone
  }

  private func tellSum(of outcomes: [Outcome], _ list: AccountList) {
    let kept = outcomes.count { $0.fate == .kept || $0.fate == .renamed }
    let known = outcomes.count { $0.fate == .known }
    let refused = outcomes.count { $0.fate == .refused }
    Fact.tell(
      [
        Fact("format", .text(list.format.rawValue), "The file is \(list.format.rawValue)."),
        Fact("kept", .number(kept), "Accounts that are kept: \(kept)."),
        Fact("known", .number(known), known > 0 ? "Here already: \(known)." : ""),
        Fact("refused", .number(refused), refused > 0 ? "Not kept: \(refused)." : ""),
        Fact(
          "withoutCode", .number(list.withoutCode),
          list.withoutCode > 0 ? "Entries without a one-time code: \(list.withoutCode)." : ""),
        Fact(
          "missingParts", .number(list.missingParts),
          list.missingParts > 0
            ? "Google's export is in several pictures, and those that are missing are: \(list.missingParts)."
            : ""),
      ], asJSON: invocation.has("--json"))
  }

  /// What came of one entry of the file.
  private struct Outcome {
    let entry: String
    let fate: ReaderInterface.Fate
    private let name: String?
    private let reason: String?

    init(_ entry: AccountEntry, _ told: ReaderInterface.ImportedAccount) {
      self.entry = PlainText.cleaned(entry.name) ?? "an entry without a name"
      (fate, name, reason) = (told.fate, PlainText.cleaned(told.name), PlainText.cleaned(told.reason))
    }

    init(_ entry: AccountEntry, _ reason: String) {
      self.entry = PlainText.cleaned(entry.name) ?? "an entry without a name"
      (fate, name, self.reason) = (.refused, nil, reason)
    }

    var facts: [Fact?] {
      [
        Fact(.entry, .text(entry), "\(entry): \(words)."), Fact(.fate, .text(fate.rawValue), ""),
        Fact(.name, name) { _ in "" }, Fact(.reason, reason) { _ in "" },
      ]
    }

    private var words: String {
      switch fate {
      case .kept: "kept"
      case .renamed: "kept as \(name ?? ""), as an account with another key has its name"
      case .known: "here already, as \(name ?? "")"
      case .refused: "not kept: \(reason ?? "")"
      }
    }
  }
}
