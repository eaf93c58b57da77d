// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import OneTimeCodes
import Testing

/// Accounts that come from other programs' files, and that leave for one.
@Suite(.timeLimit(.minutes(20))) struct AccountImportTests {
  static let files = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "AccountFiles/Files").path
  static let passphrase = "en hest med sadel"
  static let names = """
    GitHub anna
    Big Bank anna@example.dk
    Arbejde: IT søren
    Tæller nr 1
    Steam gaben
    """

  @Test func `an encrypted vault is kept with a line an entry, and its keys are told nowhere`() async throws {
    let house = try await Household()
    let vault = Self.files + "/aegis-encrypted.json"
    let wrong = try await house.command(["account", "import", vault], input: "en hest uden sadel\n")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("the passphrase is wrong"), "\(wrong.errors)")
    #expect(try await house.command(["account", "list"]).output.isEmpty)
    let kept = try await house.command(["account", "import", vault], input: Self.passphrase + "\n")
    #expect(kept.code == 6)
    #expect(
      kept.output == """
        GitHub anna: kept.
        Big Bank anna@example.dk: kept.
        Arbejde: IT søren: kept.
        Tæller nr 1: kept.
        Steam gaben: kept.
        VPN gammel: not kept: its codes are of Mobile-OTP, which are not made here.
        The file is a vault of Aegis.
        Accounts that are kept: 5.
        Not kept: 1.
        """)
    try await house.hear(phrase: "announceAccountsImported")
    #expect(try await house.command(["account", "list"]).output == Self.names)
    let again = try await house.command(
      ["account", "import", Self.files + "/keepassxc.xml", "--json"])
    #expect(again.code == 0)
    #expect(
      again.output.hasPrefix(#"{"entry":"GitHub anna","fate":"known","name":"GitHub anna"}"#),
      "\(again.output)")
    let end = try await house.end()
    for text in [kept.output, kept.errors, again.output, house.transcript.joined(), end.errors] {
      #expect(!text.contains("5M5DAB6J") && !text.contains(Self.passphrase))
    }
  }

  @Test func `a name that is taken is kept with a number, and a broken file leaves everything as it was`()
    async throws
  {
    let house = try await Household()
    let mine = "otpauth://totp/GitHub:anna?secret=MZXW6YTBOI&issuer=GitHub\n"
    #expect(try await house.command(["account", "add"], input: mine).code == 0)
    let list = try String(contentsOfFile: Self.files + "/andotp-plain.json", encoding: .utf8)
    let broken = try await house.command(["account", "import", "-"], input: String(list.dropLast(20)))
    #expect(broken.code == 2)
    #expect(broken.errors.contains("breaks off"), "\(broken.errors)")
    #expect(try await house.command(["account", "list"]).output == "GitHub anna")
    let kept = try await house.command(["account", "import", "-"], input: list)
    #expect(kept.code == 0)
    #expect(kept.output.hasPrefix("GitHub anna: kept as GitHub anna 2, as"), "\(kept.output)")
    _ = try await house.end()
  }

  @Test func `several addresses on standard input are all kept, and one without a name by --name`()
    async throws
  {
    let house = try await Household()
    let both = "\u{FEFF}\notpauth://totp/A:a?secret=MZXW6YTBOI\r\n  otpauth://totp/B:b?secret=GEZDGNBV\n"
    let added = try await house.command(["account", "add"], input: both)
    #expect(added.code == 0, "\(added.errors)")
    #expect(try await house.command(["account", "list"]).output == "A a\nB b")
    let nameless = "otpauth://totp/?secret=GEZDGNBW\n"
    #expect(try await house.command(["account", "add"], input: nameless).code == 2)
    #expect(try await house.command(["account", "add", "--name", "Min"], input: nameless).code == 0)
    #expect(try await house.command(["account", "list"]).output == "A a\nB b\nMin")
    #expect(try await house.command(["account", "add", "--name", "To"], input: both).code == 2)
    _ = try await house.end()
  }

  @Test func `more accounts than are kept are each told, and none is dropped in silence`() async throws {
    let house = try await Household()
    let key = (0..<103).map { Base32.encode(.init(Array("key number \($0)".utf8))) }
    let list = key.enumerated().map { "otpauth://totp/Konto:\($0)?secret=\($1)\n" }.joined()
    let outcome = try await house.command(["account", "import", "-"], input: list)
    #expect(outcome.code == 6)
    #expect(outcome.output.contains("Konto 102: not kept: there are 100 accounts, as many as are kept."))
    #expect(outcome.output.contains("Accounts that are kept: 100.\nNot kept: 3."))
    _ = try await house.end()
  }

  @Test func `a code of Steam's is spelled, a word a letter`() async throws {
    let house = try await Household(["--transcript-secrets", "--language", "en"])
    try await house.enrol()
    let account = "otpauth://steam/Steam:gaben?secret=D7G72HM3Q3JUDJXZCQJS2SW6GYHSC2UX"
    #expect(try await house.command(["account", "add"], input: account).code == 0)
    let generator = try TOTP(OTPAuthURI(account).generator, step: .seconds(30))
    let before = Int64(Date().timeIntervalSince1970)
    #expect(try await house.command(["code", "--account", "Steam"]).code == 0)
    try await house.hear(phrase: "accountCode")
    let said = try #require(try await house.hear { $0.say != nil && $0.phrase == nil }.say)
    let after = Int64(Date().timeIntervalSince1970)
    let first = said.split(separator: " ").compactMap { $0.first { $0.isLetter || $0.isNumber } }
    let codes = try stride(from: before, through: after + 30, by: 1).map {
      try generator.code(at: $0).revealed()
    }
    #expect(codes.contains(String(first).uppercased()), "\(said)")
    _ = try await house.end()
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zbarimg")))
  func `a picture of a QR code is read by zbar, and one without says so`() async throws {
    let house = try await Household()
    let picture = Self.files + "/qr.png"
    let kept = try await house.command(["account", "import", picture])
    #expect(kept.code == 0, "\(kept.errors)")
    #expect(kept.errors.isEmpty)
    #expect(try await house.command(["account", "list"]).output == "Billede anna")
    let blank = Self.files + "/blank.png"
    #expect(try await house.command(["account", "import", blank]).errors.contains("no QR code was found"))
    _ = try await house.end()
  }
}

/// What leaves the reader, or is forgotten, as the person approved it on the keypad with the PIN.
@Suite(.timeLimit(.minutes(20))) struct AccountExportTests {
  private func household() async throws -> Household {
    let house = try await Household()
    try await house.enrol()
    let kept = try await house.command(["account", "import", AccountImportTests.files + "/andotp-plain.json"])
    #expect(kept.code == 0, "\(kept.errors)")
    return house
  }

  /// Hears how many accounts it is about, and approves on the keypad.
  private func approve(_ code: String, in house: Household, hearing change: String) async throws {
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(code.filter(\.isNumber))
    let heard = try await house.hear { $0.phrase == "change\(change)" && $0.complete == true }
    #expect(heard.say?.lowercased().contains("fem konti") == true, "\(heard)")
    try await house.hear(phrase: "timeLeft")
    try house.type("+")
    try await house.hear(phrase: "confirmChange\(change)")
    try house.type("+")
  }

  /// The code that the command shows, among its lines.
  private func code(in lines: AsyncStream<String>) async throws -> String {
    for await line in lines where line.hasPrefix("One-time code: ") { return line }
    throw Household.Silence()
  }

  @Test func `accounts leave encrypted once that was heard and approved, and come back as they were`()
    async throws
  {
    let house = try await household()
    let command = try house.begin(["account", "export", "vault.json"])
    command.type("en hest med sadel\n")
    try await approve(code(in: command.lines), in: house, hearing: "Export")
    let outcome = await command.outcome()
    #expect(outcome.code == 0, "\(outcome.errors)")
    let file = house.folder.path + "/vault.json"
    let vault = try String(contentsOfFile: file, encoding: .utf8)
    #expect(!vault.contains("anna") && !vault.contains("5M5DAB6J"))
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let over = try await house.command(["account", "export", "vault.json"], input: "en hest med sadel\n")
    #expect(over.code == 2)
    #expect(over.errors.contains("not written over"), "\(over.errors)")
    _ = try await house.end()
    let other = try await Household()
    let kept = try await other.command(["account", "import", file], input: "en hest med sadel\n")
    #expect(kept.code == 0, "\(kept.errors)")
    #expect(try await other.command(["account", "list"]).output == AccountImportTests.names)
    _ = try await other.end()
  }

  @Test func `what is readable for anybody is asked for twice, said so, and rejected leaves nothing behind`()
    async throws
  {
    let house = try await household()
    let once = try await house.command(["account", "export", "plain.json", "--plain"], input: "ja\n")
    #expect(once.code == 1)
    let command = try house.begin(["account", "export", "plain.json", "--plain"])
    command.type("plain\n")
    let code = try await code(in: command.lines)
    #expect(!code.isEmpty)
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    let outcome = await command.outcome()
    #expect(outcome.code == 1, "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: house.folder.path + "/plain.json"))
    _ = try await house.end()
  }

  @Test func `all accounts are forgotten once that was heard and approved, and by nobody's word else`()
    async throws
  {
    let house = try await household()
    #expect(try await house.command(["account", "remove"]).code == 2)
    let command = try house.begin(["account", "remove", "--all"])
    try await approve(code(in: command.lines), in: house, hearing: "RemoveAccounts")
    #expect(await command.outcome().code == 0)
    #expect(try await house.command(["account", "list"]).output.isEmpty)
    let none = try await house.command(["account", "remove", "--all"])
    #expect(none.code == 2)
    _ = try await house.end()
    let nobodys = try await Household()
    let mine = "otpauth://totp/GitHub:anna?secret=MZXW6YTBOI\n"
    #expect(try await nobodys.command(["account", "add"], input: mine).code == 0)
    let refused = try await nobodys.command(["account", "export", "x"], input: "en hest med sadel\n")
    #expect(refused.code == 4)
    #expect(!FileManager.default.fileExists(atPath: nobodys.folder.path + "/x"))
    _ = try await nobodys.end()
  }
}
