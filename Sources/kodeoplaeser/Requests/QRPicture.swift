// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Glibc
import Options
import Platform
import QRCodes

/// Where the QR code of a link or a code is shown, beside the text of it.
enum QRPicture {
  case terminal
  case png(String)
  case svg(String)

  static let option = Option(
    "--picture", "WHERE",
    "show what is scanned as a QR code, too: terminal, or a file whose name ends with .png or .svg")

  /// What was asked for; nil where nothing was. That it can be made is checked here, before anything is asked of anybody.
  init?(_ invocation: Invocation) throws {
    guard let place = invocation[Self.option.name] else { return nil }
    switch place {
    case "terminal": self = .terminal
    case _ where place.hasSuffix(".png"): self = .png(place)
    case _ where place.hasSuffix(".svg"): self = .svg(place)
    default:
      throw Failure(.usage, "option --picture is terminal, or a file whose name ends with .png or .svg")
    }
    if case .terminal = self, invocation.has("--json") {
      throw Failure(
        .usage, "option --picture terminal is for eyes, and --json for programs; hint: name a file")
    }
    guard QRCode.isAvailable else { throw Failure(.other, QRCodeError.noLibrary.description) }
  }

  /// Makes the picture; a file is its user's alone, as what it holds lets in whoever scans it.
  ///
  /// - Returns: what is printed of it.
  func lines(showing content: Secret) throws -> [String] {
    let code: QRCode
    do throws(QRCodeError) { code = try QRCode(content) } catch {
      throw Failure(.other, error.description)
    }
    switch self {
    case .terminal: return code.terminalLines
    case .png(let path): return [try Self.write(code.png, to: path)]
    case .svg(let path): return [try Self.write(Array(code.svg.utf8), to: path)]
    }
  }

  private static func write(_ bytes: [UInt8], to path: String) throws -> String {
    let file: CInt
    do throws(SystemError) { file = try Files.create(path) } catch {
      throw Failure(.usage, "the file \(path) cannot be made: \(error)")
    }
    defer { close(file) }
    if let error = WriteTarget.file(file).writeAll(bytes).error {
      unlink(path)
      throw Failure(.other, "the file \(path) cannot be written: \(error)")
    }
    return "QR code in the file \(path)"
  }
}
