// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography
internal import JSON

/// A file of other services' accounts as another program wrote it, told apart by its content.
///
/// Nothing of a file is kept while it is read, and a file that breaks off gives no account at all. No error carries a key.
public enum AccountFile: Sendable {
  /// The accounts of a file that anybody can read.
  case list(AccountList)
  /// A file that a passphrase opens.
  case sealed(SealedAccounts)

  /// The most bytes that are read: more than a password manager of thousands of entries exports.
  public static let mostBytes = 32 * 1024 * 1024
  /// The most accounts with codes that one file may have.
  public static let mostAccounts = 1000

  /// Reads a whole file.
  ///
  /// - Throws: `AccountFileError` where it is of no format that is known here, breaks off, or is no whole file of its format.
  public init(reading bytes: [UInt8]) throws(AccountFileError) {
    guard bytes.count <= Self.mostBytes else { throw .tooLarge(Self.mostBytes) }
    guard !Picture.isOne(bytes) else { throw .picture }
    guard let text = Self.text(of: bytes), !text.contains(0) else {
      guard let backup = AndOTPBackup(bytes) else { throw .unknown }
      self = .sealed(SealedAccounts(format: .andOTP, opening: backup))
      return
    }
    guard let first = text.first(where: { !ASCII.isBlank($0) }) else { throw .empty }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): self = try Self(json: Array(text))
    case UInt8(ascii: "<"): self = .list(try KeePassExport.list(Array(text)))
    default: self = .list(try Self.list(lines: Array(text)))
    }
    if case .list(let list) = self { try list.check() }
  }

  /// The text without the byte order mark that Windows writes; nil where it is no UTF-8.
  private static func text(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    return bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  // MARK: JSON

  private init(json text: [UInt8]) throws(AccountFileError) {
    let value = try JSONValue(file: text)
    guard let format = Self.jsonFormats.first(where: { $0.isOne(value) }) else { throw .unknown }
    self = try format.read(value)
  }

  private typealias JSONFormat = (
    isOne: @Sendable (JSONValue) -> Bool,
    read: @Sendable (JSONValue) throws(AccountFileError) -> AccountFile
  )

  private static let jsonFormats: [JSONFormat] = [
    ({ $0["db"] != nil && $0["header"] != nil }, AegisVault.file),
    ({ $0["services"] != nil || $0["servicesEncrypted"] != nil }, TwoFASBackup.file),
    ({ $0["tokens"] != nil }, { value throws(AccountFileError) in .list(try FreeOTPBackup.list(value)) }),
    ({ $0["items"] != nil || $0["encrypted"] != nil }, BitwardenExport.file),
    (
      { $0.elements != nil },
      { value throws(AccountFileError) in .list(try AndOTPBackup.list(value)) }
    ),
  ]

  // MARK: Lines

  private static func list(lines text: [UInt8]) throws(AccountFileError) -> AccountList {
    guard !text.starts(with: "-----BEGIN PGP MESSAGE".utf8) else { throw .pgp }
    if AddressList.isOne(text) { return try AddressList.list(text) }
    let table = try CSVTable(text)
    for format in CSVFormat.all where format.columns.isSubset(of: Set(table.header)) {
      return try format.list(table)
    }
    throw .unknown
  }
}

/// The accounts of a file, and what the file has beside them.
public struct AccountList: Sendable {
  /// Which program's format it is.
  public let format: AccountFileFormat
  /// The accounts in the order of the file, each as it is, or why no codes can be made of it.
  public let entries: [AccountEntry]
  /// How many entries of a password manager have no code.
  public var withoutCode = 0
  /// How many pictures of an export in several are not in it.
  public var missingParts = 0

  init(_ format: AccountFileFormat, _ entries: [AccountEntry]) {
    self.format = format
    self.entries = entries
  }

  func check() throws(AccountFileError) {
    guard entries.count <= AccountFile.mostAccounts else {
      throw .tooManyAccounts(entries.count, most: AccountFile.mostAccounts)
    }
  }
}

/// A file that was recognised and whose accounts a passphrase opens.
public struct SealedAccounts: Sendable {
  /// Which program's format it is.
  public let format: AccountFileFormat
  private let opening: any PassphraseOpening

  init(format: AccountFileFormat, opening: any PassphraseOpening) {
    self.format = format
    self.opening = opening
  }

  /// The accounts; takes as long as the format's derivation of the key does.
  ///
  /// - Throws: `wrongPassphrase` where the passphrase is another or the file was changed, which nobody can tell apart.
  public func open(_ passphrase: Secret) throws(AccountFileError) -> AccountList {
    let list = try opening.open(passphrase)
    try list.check()
    return list
  }
}

/// What opens a format's encrypted files.
protocol PassphraseOpening: Sendable {
  func open(_ passphrase: Secret) throws(AccountFileError) -> AccountList
}

/// The programs whose files are read.
public enum AccountFileFormat: String, Sendable, CaseIterable {
  /// One otpauth:// address a line, Google's otpauth-migration:// among them.
  case addresses = "a list of otpauth addresses"
  /// A vault, plain or encrypted.
  case aegis = "a vault of Aegis"
  /// A backup, plain or encrypted.
  case twoFAS = "a backup of 2FAS"
  /// An export in JSON.
  case freeOTPPlus = "a backup of FreeOTP+"
  /// A backup, plain or encrypted.
  case andOTP = "a backup of andOTP"
  /// An export that is not encrypted, in JSON or CSV.
  case bitwarden = "an export of Bitwarden"
  /// An export in CSV or XML.
  case keePassXC = "an export of KeePassXC"
}

/// Pictures, by the bytes that they begin with.
enum Picture {
  static func isOne(_ bytes: [UInt8]) -> Bool {
    signatures.contains { bytes.starts(with: $0) }
      || bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
  }

  /// PNG, JPEG and GIF; WebP is told apart behind its length.
  private static let signatures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
  ]
}

/// Bytes of text.
enum ASCII {
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
