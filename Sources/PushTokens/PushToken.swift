public import Cryptography
// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
internal import OneTimeCodes

/// A push token of a privacyIDEA server: what it signs with, and what the server signs with.
///
/// Everything here is a value: requests are made for somebody else to send, and answers are read that somebody else brought.
public struct PushToken: Sendable {
  /// Where the server takes what the token sends.
  public let url: String
  /// The token's number there.
  public let serial: String
  /// The key that never leaves.
  public let key: RSASigningKey
  /// What the server signs challenges with.
  public let serverKey: RSAVerifyingKey

  /// A token that was enrolled.
  public init(url: String, serial: String, key: RSASigningKey, serverKey: RSAVerifyingKey) {
    self.url = url
    self.serial = serial
    self.key = key
    self.serverKey = serverKey
  }

  /// Letters, digits, `-` and `_`, at most 40: what cannot be taken for anything else where it is signed.
  static func isSerial(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
      }
  }

  /// Asks for the challenges that are open.
  ///
  /// - Parameter timestamp: now, RFC 3339 in UTC; the server takes it within a minute.
  public func poll(at timestamp: String) throws(PushError) -> PushRequest {
    let signature = try sign("\(serial)|\(timestamp)")
    return PushRequest(
      .get, url,
      [("serial", serial), ("timestamp", timestamp), ("signature", signature)])
  }

  /// What tells the server the person's decision of one challenge.
  public func answer(_ decision: PushDecision, to challenge: PushChallenge) throws(PushError) -> PushRequest {
    let signed = [challenge.nonce, serial] + decision.signedFields
    let signature = try sign(signed.joined(separator: "|"))
    let fields = [("nonce", challenge.nonce), ("serial", serial), ("signature", signature)]
    return PushRequest(.post, url, fields + decision.fields)
  }

  private func sign(_ text: String) throws(PushError) -> String {
    do throws(CryptographyError) {
      return PaddedBase32.encode(try key.sign(Array(text.utf8)))
    } catch {
      throw .cryptography(error)
    }
  }
}

/// What the person decided of a challenge.
public enum PushDecision: Hashable, Sendable {
  /// They approve; with the number that they typed, where the challenge has some to choose from.
  case approve(presence: String? = nil)
  /// They do not want it after all.
  case decline
  /// Somebody else started it.
  case declineAsNotMine

  /// What the signature covers beside challenge and serial.
  fileprivate var signedFields: [String] {
    switch self {
    case .approve(let presence): presence.map { [$0] } ?? []
    case .decline: ["decline", "cancelled"]
    case .declineAsNotMine: ["decline", "unknown_trigger"]
    }
  }

  fileprivate var fields: [(String, String)] {
    switch self {
    case .approve(let presence): presence.map { [("presence_answer", $0)] } ?? []
    case .decline: [("decline", "1"), ("decline_reason", "cancelled")]
    case .declineAsNotMine: [("decline", "1"), ("decline_reason", "unknown_trigger")]
    }
  }
}

/// A token that is being enrolled: its address, and the key that it will have.
public struct PushEnrolment: Sendable {
  /// The address that the server showed.
  public let address: PushAddress
  /// The key that was made for it.
  public let key: RSASigningKey

  /// An enrolment with a key that was made before.
  public init(_ address: PushAddress, key: RSASigningKey) {
    self.address = address
    self.key = key
  }

  /// Tells the server the public half of the key. A telephone would tell the address of its notifications, too; this token polls.
  public var request: PushRequest {
    PushRequest(
      .post, address.url,
      [
        ("enrollment_credential", String(decoding: address.credential.revealed(), as: UTF8.self)),
        ("serial", address.serial), ("fbtoken", "none"),
        ("pubkey", PaddedBase64.encode(key.verifyingKey.derRepresentation)),
      ])
  }

  /// The token, of what the server answered.
  ///
  /// - Throws: `PushError.answer` where it did not enrol it, or gave no key that challenges can be verified with.
  public func token(answered body: [UInt8]) throws(PushError) -> PushToken {
    let answer = try PushReply(body)
    guard answer.value == .bool(true), let text = answer.detail?["public_key"]?.text else {
      throw .answer("it enrolled nothing")
    }
    guard let bytes = PaddedBase64.decode(text),
      let serverKey = try? RSAVerifyingKey(derRepresentation: bytes)
    else { throw .answer("its public key is none that challenges can be verified with") }
    return PushToken(url: address.url, serial: address.serial, key: key, serverKey: serverKey)
  }
}

/// An HTTPS request that is whole: whoever sends it adds nothing, and can change nothing that is signed.
public struct PushRequest: Hashable, Sendable {
  /// How it is sent.
  public enum Method: String, Sendable {
    /// With everything in the address, or in the body.
    case get = "GET"
    case post = "POST"
  }

  /// How it is sent.
  public let method: Method
  /// Where to.
  public let url: String
  /// The body, `application/x-www-form-urlencoded`; empty where it is got.
  public let body: String

  init(_ method: Method, _ url: String, _ fields: [(String, String)]) {
    let form = fields.map { $0.0 + "=" + PercentCoding.encode($0.1) }.joined(separator: "&")
    self.method = method
    self.url = method == .get ? url + "?" + form : url
    body = method == .get ? "" : form
  }
}

/// Base 32 and base 64 with their padding, as Python's decoders want it.
enum PaddedBase32 {
  static func encode(_ bytes: [UInt8]) -> String {
    let text = Base32.encode(Secret(bytes))
    return text + String(repeating: "=", count: (8 - text.utf8.count % 8) % 8)
  }
}

enum PaddedBase64 {
  static func encode(_ bytes: [UInt8]) -> String {
    let text = Base64.standard.encode(bytes)
    return text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
  }

  /// In either alphabet, with line breaks and padding or without.
  static func decode(_ text: String) -> [UInt8]? {
    let plain = text.filter { !$0.isWhitespace && $0 != "=" }
    return Base64.standard.decode(plain) ?? Base64.url.decode(plain)
  }
}
