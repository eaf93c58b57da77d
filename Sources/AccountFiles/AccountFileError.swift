// SPDX-License-Identifier: GPL-3.0-or-later

internal import JSON

/// Why no account was read from a file. No case carries anything that the file holds.
public enum AccountFileError: Error, Hashable, Sendable {
  /// Nothing is in it.
  case empty
  /// It is of no format that is read here.
  case unknown
  /// More bytes than this.
  case tooLarge(Int)
  /// More accounts with codes than are taken at once.
  case tooManyAccounts(Int, most: Int)
  /// A picture, whose QR codes something else must read.
  case picture
  /// It is encrypted with PGP.
  case pgp
  /// An export that is encrypted in a way that is not opened here.
  case encrypted(AccountFileFormat)
  /// A version of a format that came after the ones that are read here.
  case newerVersion(AccountFileFormat)
  /// It breaks off, or is damaged: what, and where.
  case broken(what: String, place: Place)
  /// Its key takes more work than is ever done here.
  case tooMuchWork
  /// The passphrase is another one, or the file was changed.
  case wrongPassphrase
  /// libcrypto failed.
  case cryptography

  /// Where in a file something is.
  public enum Place: Hashable, Sendable {
    case byte(Int)
    case line(Int)
    case entry(Int)
    case whole
  }

  static func notJSON(_ error: JSONError) -> AccountFileError {
    switch error {
    case .notJSON(let offset):
      .broken(what: "it is no JSON from there on, or breaks off", place: .byte(offset))
    case .tooDeep: .broken(what: "it is nested too deep", place: .whole)
    case .tooManyValues: .broken(what: "it has too many values", place: .whole)
    case .duplicateName: .broken(what: "a name stands twice in one object", place: .whole)
    default: .broken(what: "it is no text in UTF-8", place: .whole)
    }
  }
}

extension AccountFileError: CustomStringConvertible {
  /// One lower-case sentence about the file.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .unknown:
      "the file is of no program that is known here; hint: a list of otpauth addresses is read from any"
    case .tooLarge(let most): "the file is larger than \(most / 1_048_576) megabytes"
    case .tooManyAccounts(let count, let most):
      "the file has \(count) accounts, and at most \(most) are taken at once"
    case .picture: "the file is a picture"
    case .pgp:
      "the file is encrypted with PGP; hint: gpg --decrypt FILE | kodeoplaeser account import -"
    case .encrypted(let format):
      "the file is \(format.rawValue) that is encrypted; hint: export it unencrypted, import it, and delete it"
    case .newerVersion(let format): "the file is \(format.rawValue), of a version that is not known here"
    case .broken(let what, let place): "the file is damaged\(place.words): \(what)"
    case .tooMuchWork: "the file wants more work for its passphrase than is done here"
    case .wrongPassphrase: "the passphrase is wrong, or the file was changed"
    case .cryptography: "libcrypto failed; is OpenSSL 3 with its default provider installed?"
    }
  }
}

extension AccountFileError.Place {
  fileprivate var words: String {
    switch self {
    case .byte(let offset): " at byte \(offset)"
    case .line(let number): " in line \(number)"
    case .entry(let number): " in entry \(number)"
    case .whole: ""
    }
  }
}

extension JSONValue {
  /// The value of a file.
  ///
  /// - Throws: `broken`, with the place.
  init(file text: [UInt8]) throws(AccountFileError) {
    do throws(JSONError) {
      try self.init(reading: text, within: JSONLimits(values: 4_000_000), secrets: Self.secretNames)
    } catch {
      throw .notJSON(error)
    }
  }

  /// The names of members that hold keys, in every format.
  private static let secretNames: Set<String> = ["secret", "totp", "db", "servicesEncrypted", "password"]

  /// The elements of an array; nil where it is none.
  var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  /// A whole number, also where it is written as text.
  var number: Int64? {
    switch self {
    case .int(let number): number
    default: text.flatMap { Int64($0) }
    }
  }

  /// The text of a member; nil where there is none, or it is empty.
  func text(_ name: String) -> String? {
    self[name]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The elements of a member that has to be an array.
  func list(_ name: String) throws(AccountFileError) -> [JSONValue] {
    guard let elements = self[name]?.elements else {
      throw .broken(what: "it has no list of \(name)", place: .whole)
    }
    return elements
  }
}
