// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

extension CodeDevice {
  /// The suite of codes bound to a text: a counter, and the text's SHA-256 as the question (RFC 6287 §6).
  public static let boundCodeSuite = "OCRA-1:HOTP-SHA256-6:C-QH64"

  /// A device with a fresh seed and a random serial.
  static func random(_ movingFactor: MovingFactor, limits: Limits) throws(CoreError) -> CodeDevice {
    do throws(CryptographyError) {
      let serial = String(decoding: try Random.digits(limits.serialDigits).revealed(), as: UTF8.self)
      return CodeDevice(serial: serial, seed: try Random.secret(seedLength), movingFactor: movingFactor)
    } catch {
      throw .cryptography(error)
    }
  }

  /// The code that is good for one text and nothing else: spoken after the text was heard.
  ///
  /// - Parameters:
  ///   - counter: The counter of the approval (`Approval.codeCounter`).
  ///   - textDigest: SHA-256 of the text, 32 bytes.
  public func boundCode(counter: UInt64, textDigest: [UInt8]) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      let ocra = try OCRA(key: seed, suite: OCRASuite(Self.boundCodeSuite))
      return try ocra.code(for: .signing(textDigest, counter: counter)).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// The code of a press of the button, on a device that counts them: HOTP, SHA-256 (RFC 4226).
  public func code(ofPress counter: UInt64, limits: Limits = Limits()) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      return try counting(limits).code(at: counter).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// The device's own code of the moment, good for nothing in particular: TOTP, SHA-256 (RFC 6238).
  public func currentCode(at now: Instant, limits: Limits = Limits()) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      return try generator(limits).code(at: now).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// How long the code of the moment is still shown before the next one takes its place.
  public func timeLeft(at now: Instant, limits: Limits = Limits()) throws(CoreError) -> Duration {
    do throws(OneTimeCodeError) {
      return try generator(limits).end(ofStepAt: now).duration(since: now)
    } catch {
      throw .oneTimeCode(error)
    }
  }

  func generator(_ limits: Limits) throws(OneTimeCodeError) -> TOTP {
    try TOTP(key: seed, algorithm: .sha256, digits: limits.oneTimeCodeDigits, step: limits.readerCodeStep)
  }

  func counting(_ limits: Limits) throws(OneTimeCodeError) -> HOTP {
    try HOTP(key: seed, algorithm: .sha256, digits: limits.oneTimeCodeDigits)
  }

  static let seedLength = 32
}
