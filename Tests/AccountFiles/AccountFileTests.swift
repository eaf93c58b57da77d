// SPDX-License-Identifier: GPL-3.0-or-later

import AccountFiles
import Children
import Cryptography
import Foundation
import OneTimeCodes
import Testing

/// The files of `Files`, each as its program writes it, of the same accounts; codes as oathtool makes them.
enum AccountFiles {
  static let passphrase = Secret(utf8: "en hest med sadel")

  /// 2026-11-28T12:00:00Z.
  static let time: Int64 = 1_795_867_200

  struct Known: Sendable {
    let name, key, code: String
    let oathtool: [String]
  }

  static let all = [
    Known(
      name: "GitHub anna", key: "5M5DAB6JY64B255XGH6WD54JXALT65GS", code: "609526", oathtool: ["--totp=sha1"]),
    Known(
      name: "Big Bank anna@example.dk", key: "23L22VBMVJZGHWIPJFO4BQMETZYXHCPR", code: "93000104",
      oathtool: ["--totp=sha256", "-s", "60s", "-d", "8"]),
    Known(
      name: "Arbejde: IT søren", key: "X5VR6YLVFMSCYMFZHIB4SA4XZ262KVAW", code: "2497817",
      oathtool: ["--totp=sha512", "-d", "7"]),
    Known(
      name: "Tæller nr 1", key: "OA2GU36B2XGPOGF5UUMM3XHKDYJNZ4C6", code: "752763",
      oathtool: ["--hotp", "-c", "5"]),
    Known(name: "Steam gaben", key: "D7G72HM3Q3JUDJXZCQJS2SW6GYHSC2UX", code: "T8NTY", oathtool: []),
  ]

  static func bytes(_ name: String) throws -> [UInt8] {
    let files = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Files")
    return Array(try Data(contentsOf: files.appending(path: name)))
  }

  /// The accounts of a file, opened where it is sealed.
  static func list(_ bytes: [UInt8], _ passphrase: Secret = passphrase) throws(AccountFileError)
    -> AccountList
  {
    switch try AccountFile(reading: bytes) {
    case .list(let list): list
    case .sealed(let sealed): try sealed.open(passphrase)
    }
  }

  static func code(of account: OTPAuthURI, at time: Int64 = time) throws -> String {
    switch account.kind {
    case .hotp(let counter): try account.generator.code(at: counter).revealed()
    case .totp(let step): try TOTP(account.generator, step: step).code(at: time).revealed()
    }
  }
}

@Suite struct AccountFileTests {
  static let whole: [(name: String, format: AccountFileFormat, withoutCode: Int)] = [
    ("addresses.txt", .addresses, 0), ("aegis-plain.json", .aegis, 0), ("aegis-encrypted.json", .aegis, 0),
    ("2fas-plain.2fas", .twoFAS, 0), ("2fas-encrypted.2fas", .twoFAS, 0),
    ("freeotp-plus.json", .freeOTPPlus, 0), ("andotp-plain.json", .andOTP, 0),
    ("andotp-encrypted.json.aes", .andOTP, 0), ("andotp-old-encrypted.json.aes", .andOTP, 0),
    ("bitwarden.json", .bitwarden, 2), ("bitwarden.csv", .bitwarden, 1), ("keepassxc.csv", .keePassXC, 1),
    ("keepassxc.xml", .keePassXC, 1),
  ]

  @Test(arguments: whole)
  func `each program's file gives every account, with the codes that it had there`(
    name: String, format: AccountFileFormat, withoutCode: Int
  ) throws {
    let list = try AccountFiles.list(AccountFiles.bytes(name))
    #expect(list.format == format)
    #expect(list.withoutCode == withoutCode)
    // FreeOTP+ makes no codes of Steam's.
    let known = format == .freeOTPPlus ? Array(AccountFiles.all.dropLast()) : AccountFiles.all
    let accounts = try list.entries.prefix(known.count).map { try $0.account.get() }
    #expect(list.entries.prefix(known.count).map(\.name) == known.map(\.name))
    #expect(accounts.map { Base32.encode($0.generator.key) } == known.map(\.key))
    #expect(try accounts.map { try AccountFiles.code(of: $0) } == known.map(\.code))
    #expect(list.entries.count == known.count + (format == .aegis ? 1 : 0))
  }

  @Test func `an account whose codes are of another kind is named with the reason`() throws {
    let last = try #require(AccountFiles.list(AccountFiles.bytes("aegis-plain.json")).entries.last)
    #expect(last.name == "VPN gammel")
    #expect(throws: AccountEntry.Refusal.kind(.motp)) { try last.account.get() }
  }

  @Test func `the pictures of Google's export are put together, and a missing one is counted`() throws {
    let (first, second) = (try AccountFiles.bytes("google-1.txt"), try AccountFiles.bytes("google-2.txt"))
    let both = try AccountFiles.list(first + second)
    #expect(both.entries.map(\.name) == ["GitHub anna", "Big Bank anna@example.dk", "Tæller nr 1"])
    #expect(both.missingParts == 0)
    let accounts = try both.entries.map { try $0.account.get() }
    #expect(accounts.map(\.generator.digits) == [6, 8, 6])
    #expect(accounts.map(\.generator.algorithm) == [.sha1, .sha256, .sha1])
    #expect(try AccountFiles.code(of: accounts[0]) == "609526")
    #expect(try AccountFiles.code(of: accounts[2]) == "752763")
    #expect(try AccountFiles.list(first).missingParts == 1)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/oathtool")))
  func `the codes are those that oathtool makes`() async throws {
    for known in AccountFiles.all where !known.oathtool.isEmpty {
      let child = try Child(
        ["oathtool", "-b", "--now", "2026-11-28 12:00:00 UTC"] + known.oathtool + ["-"], input: known.key)
      #expect(await child.end().lines == [known.code])
    }
  }

  @Test(arguments: ["aegis-encrypted.json", "2fas-encrypted.2fas", "andotp-old-encrypted.json.aes"])
  func `another passphrase opens nothing`(name: String) throws {
    let bytes = try AccountFiles.bytes(name)
    #expect(throws: AccountFileError.wrongPassphrase) {
      try AccountFiles.list(bytes, Secret(utf8: "en hest uden sadel"))
    }
  }
}

/// Files that break off, were changed, or want too much.
@Suite struct BrokenAccountFileTests {
  @Test(arguments: [
    "aegis-plain.json", "2fas-plain.2fas", "freeotp-plus.json", "andotp-plain.json", "bitwarden.json",
    "keepassxc.xml", "google-1.txt",
  ])
  func `a file that breaks off anywhere gives no account`(name: String) throws {
    let bytes = try AccountFiles.bytes(name)
    let whole = try AccountFiles.list(bytes).entries.map { try? $0.account.get().revealed() }
    let end = bytes.lastIndex { $0 != UInt8(ascii: "\n") } ?? 0
    for length in 0..<end {
      guard let list = try? AccountFiles.list(Array(bytes.prefix(length))) else { continue }
      let accounts = list.entries.compactMap { try? $0.account.get().revealed() }
      // What says how many pictures an export has follows its accounts.
      #expect(accounts.isEmpty || accounts == whole && name == "google-1.txt", "\(length)")
    }
  }

  @Test(arguments: ["bitwarden.csv", "keepassxc.csv"])
  func `a table that breaks off gives no account that was not whole`(name: String) throws {
    let bytes = try AccountFiles.bytes(name)
    let whole = try AccountFiles.list(bytes).entries.map { try? $0.account.get().revealed() }
    for length in 0..<bytes.count {
      guard let list = try? AccountFiles.list(Array(bytes.prefix(length))) else { continue }
      // Bitwarden ends its last row with the code, without a quotation mark or a line's end: nothing tells it from a shorter one.
      for entry in list.entries.dropLast(name == "bitwarden.csv" ? 1 : 0) {
        #expect(whole.contains(try? entry.account.get().revealed()), "\(length)")
      }
    }
  }

  @Test func `an encrypted file that was changed in any byte gives no account`() throws {
    let bytes = try AccountFiles.bytes("andotp-old-encrypted.json.aes")
    for place in stride(from: 0, to: bytes.count, by: 7) {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: AccountFileError.wrongPassphrase, "\(place)") { try AccountFiles.list(changed) }
    }
  }

  @Test func `a vault that asks for more work than any machine has is refused before the work is begun`()
    throws
  {
    let text = String(decoding: try AccountFiles.bytes("aegis-encrypted.json"), as: UTF8.self)
    for (from, to) in [
      (#""n": 32768"#, #""n": 1048576"#), (#""n": 32768"#, #""n": 4611686018427387904"#),
      (#""p": 1"#, #""p": 4096"#), (#""r": 8"#, #""r": 9223372036854775807"#),
    ] {
      let changed = text.replacingOccurrences(of: from, with: to)
      #expect(changed != text)
      #expect(throws: AccountFileError.tooMuchWork) { try AccountFiles.list(Array(changed.utf8)) }
    }
  }

  @Test(arguments: [
    ("", AccountFileError.empty), (" \n\t", .empty), ("hello there", .unknown), ("a,b\n1,2\n", .unknown),
    (#"{"a": 1}"#, .unknown), ("<html></html>", .unknown), ("-----BEGIN PGP MESSAGE-----\n", .pgp),
    (#"{"version": 2, "header": {}, "db": "AAAA"}"#, .newerVersion(.aegis)),
    (
      #"{"version": 1, "header": {"slots": null, "params": null}, "db": {"version": 9}}"#,
      .newerVersion(.aegis)
    ),
  ])
  func `what is no file of a known program is told apart`(text: String, error: AccountFileError) {
    #expect(throws: error) { try AccountFile(reading: Array(text.utf8)) }
  }

  @Test func `an encrypted export of Bitwarden, a picture, and bytes of nobody are named`() throws {
    let bitwarden = try AccountFiles.bytes("bitwarden-encrypted.json")
    #expect(throws: AccountFileError.encrypted(.bitwarden)) { try AccountFile(reading: bitwarden) }
    #expect(throws: AccountFileError.picture) {
      try AccountFile(reading: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0])
    }
    #expect(throws: AccountFileError.unknown) { try AccountFile(reading: [0xFF, 0x00, 0x80]) }
  }

  @Test func `a document type, depth and size are refused`() throws {
    let bomb = #"<!DOCTYPE x [<!ENTITY a "aaaa">]><KeePassFile></KeePassFile>"#
    #expect(throws: AccountFileError.self) { try AccountFile(reading: Array(bomb.utf8)) }
    for opening in ["[", #"{"db":"#, "<a>"] {
      let deep = String(repeating: opening, count: 100_000)
      #expect(throws: AccountFileError.self) { try AccountFile(reading: Array(deep.utf8)) }
    }
    let huge = [UInt8](repeating: 0x20, count: AccountFile.mostBytes + 1)
    #expect(throws: AccountFileError.tooLarge(AccountFile.mostBytes)) { try AccountFile(reading: huge) }
    let line = "otpauth://totp/a?secret=MZXW6YTBOI\n"
    let many = String(repeating: line, count: AccountFile.mostAccounts + 1)
    #expect(throws: AccountFileError.tooManyAccounts(1001, most: 1000)) {
      try AccountFile(reading: Array(many.utf8))
    }
  }

  @Test func `no error repeats a key`() throws {
    let key = "GEZDGNBVGY3TQOJQ"
    let texts = [
      "otpauth://totp/a?secret=\(key)1\notpauth://totp/b?secret=\(key)", "\(key)\n\(key)",
      #"{"tokens": [{"secret": "\#(key)", "\#(key)": 1, "\#(key)": 1}]}"#, "<\(key)>\(key)</x>",
      "TOTP,Title,Username\n\(key),a\n", "otpauth-migration://offline?data=\(key)!",
      "otpauth://totp/a?secret=\(key)\n\(key)\n",
    ]
    for text in texts {
      do {
        let list = try AccountFiles.list(Array(text.utf8))
        for entry in list.entries {
          #expect(!entry.name.contains(key))
          if case .failure(let error) = entry.account { #expect(!"\(error)".contains(key)) }
        }
      } catch {
        #expect(!"\(error)".contains(key) && !String(reflecting: error).contains(key), "\(text)")
      }
    }
  }
}

/// What addresses have around and in them.
@Suite struct AddressListTests {
  @Test func `a key alone, an address without a name, and a line that is none each have their entry`() throws
  {
    let list = try AccountFiles.list(
      Array(
        """
        otpauth://totp/?secret=MZXW6YTBOI
        otpauth://totp/?secret=MZXW6YTBOJ&issuer=Bank
        what is this
        otpauth://steam/Steam:gaben?secret=MZXW6YTBOK
        steam://MZXW6YTBOL

        """.utf8))
    #expect(
      list.entries.map(\.name) == ["account 1", "Bank", "line 3", "Steam gaben", "account 5"])
    #expect(throws: AccountEntry.Refusal.notAnAddress) { try list.entries[2].account.get() }
    #expect(try AccountFiles.code(of: list.entries[4].account.get()).count == 5)
  }
}

/// Vaults that are written here.
@Suite struct AegisWriterTests {
  private func accounts() throws -> [OTPAuthURI] {
    try AccountFiles.list(AccountFiles.bytes("addresses.txt")).entries.map { try $0.account.get() }
  }

  @Test func `a vault that is written is read as it was, plain and sealed`() throws {
    let accounts = try accounts()
    let plain = try AegisWriter.plain(accounts)
    #expect(try AccountFiles.list(plain).entries.map { try $0.account.get() } == accounts)
    let sealed = try AegisWriter.sealed(accounts, passphrase: AccountFiles.passphrase)
    #expect(try AccountFiles.list(sealed).entries.map { try $0.account.get() } == accounts)
    #expect(throws: AccountFileError.wrongPassphrase) {
      try AccountFiles.list(sealed, Secret(utf8: "en anden"))
    }
    let text = String(decoding: sealed, as: UTF8.self)
    for known in AccountFiles.all { #expect(!text.contains(known.key) && !text.contains(known.name)) }
  }
}
