// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Why a passport's chip was not read, or not believed. No case carries what the chip holds.
public enum PassportChipError: Error, Hashable, Sendable {
  /// The chip was taken away, or the reader is gone.
  case unreachable
  /// The chip holds no travel document.
  case notAPassport
  /// The keys do not open the chip: number, birth or expiry are not this document's.
  case accessDenied
  /// The chip would not do what it was asked, and said so in these two status bytes (ISO 7816-4 §5.1.3).
  case refused(status: UInt16)
  /// An answer that did not come from the chip that was opened, or not as it sent it.
  case answerForged
  /// An answer or a file that is not made as the standard says.
  case answerMalformed
  /// A file longer than any document's.
  case fileTooLong(bytes: Int, most: Int)
  /// The machine-readable code on the chip breaks a rule of its own.
  case zoneInvalid(IdentityError)
  /// The machine-readable code on the chip is another than the one typed; this field is the first that differs.
  case zoneDiffers(ZoneField)
  /// libcrypto failed.
  case cryptography(CryptographyError)

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .unreachable: "errorChipUnreachable"
    case .notAPassport: "errorChipNotAPassport"
    case .accessDenied: "errorChipAccessDenied"
    case .refused, .answerMalformed, .fileTooLong, .zoneInvalid: "errorChipUnreadable"
    case .answerForged: "errorChipAnswerForged"
    case .zoneDiffers: "errorChipZoneDiffers"
    case .cryptography(let error): error.code
    }
  }

  /// What it carries, by name.
  public var arguments: [String: CodeArgument] {
    if case .zoneDiffers(let field) = self { ["field": .code(field.code)] } else { [:] }
  }
}

extension PassportChipError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log.
  public var description: String {
    switch self {
    case .unreachable:
      "the passport's chip does not answer (hint: lay the passport flat on the reader and keep it there)"
    case .notAPassport: "the chip is no passport's"
    case .accessDenied:
      "the passport's chip does not open (hint: document number, date of birth or date of expiry is another)"
    case .refused(let status): "the passport's chip refused, status \(Self.hexadecimal(status))"
    case .answerForged: "an answer of the passport's chip was changed on its way"
    case .answerMalformed: "an answer of the passport's chip is not as ICAO 9303 has it"
    case .fileTooLong(let bytes, let most):
      "a file on the passport's chip has \(bytes) bytes, more than \(most)"
    case .zoneInvalid(let error): "on the passport's chip: \(error)"
    case .zoneDiffers(let field): "the passport's chip has another \(field.words)"
    case .cryptography(let error): error.description
    }
  }

  private static func hexadecimal(_ status: UInt16) -> String {
    Hexadecimal.encode([UInt8(status >> 8), UInt8(truncatingIfNeeded: status)])
  }
}
