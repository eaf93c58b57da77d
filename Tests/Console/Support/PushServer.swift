// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import OneTimeCodes
import Testing

@testable import PushTokens

/// What a privacyIDEA server knows and says of one push token, without the network.
final class PushServer {
  let url = "https://push.example.dk/ttype/push"
  let serial = "PIPU0006EF85"
  private let key: RSASigningKey
  private var tokenKey: RSAVerifyingKey?

  init() throws { key = try RSASigningKey.generate() }

  /// What is shown to whoever enrols.
  var address: String {
    "otpauth://pipush/\(serial)?url=\(PercentCoding.encode(url))&ttl=10&issuer=Skole"
      + "&enrollment_credential=9311ee50678983c0&v=1&serial=\(serial)&sslverify=1"
  }

  /// Takes the public half of the token's key, and gives its own.
  func enrol(_ form: String) throws -> String {
    let fields = try PercentCoding.parameters(form[...])
    try #require(fields["serial"] == serial && fields["enrollment_credential"] == "9311ee50678983c0")
    let bytes = try #require(PaddedBase64.decode(fields["pubkey"] ?? ""))
    tokenKey = try RSAVerifyingKey(derRepresentation: bytes)
    let own = PaddedBase64.encode(key.verifyingKey.derRepresentation)
    return #"{"result": {"status": true, "value": true}, "detail": {"public_key": "\#(own)"}}"#
  }

  /// Whether an address asks for challenges, signed by the token.
  func isPoll(_ address: String) throws -> Bool {
    guard address.hasPrefix(url + "?") else { return false }
    let fields = try PercentCoding.parameters(address.dropFirst(url.count + 1))
    return try isSigned(fields, "\(serial)|\(fields["timestamp"] ?? "")")
  }

  /// What a form decides of a challenge, where the token signed that.
  func decision(_ form: String, on nonce: String) throws -> String? {
    let fields = try PercentCoding.parameters(form[...])
    let named = ["decline_reason", "presence_answer"].compactMap { fields[$0] }
    let signed = [nonce, serial] + (fields["decline"] == nil ? [] : ["decline"]) + named
    guard try isSigned(fields, signed.joined(separator: "|")) else { return nil }
    return fields["decline_reason"] ?? fields["presence_answer"] ?? "approve"
  }

  private func isSigned(_ fields: [String: String], _ message: String) throws -> Bool {
    let signature = try Base32.decode(fields["signature"] ?? "")
    return try #require(tokenKey).isValidSignature(signature.revealed(), for: Array(message.utf8))
  }

  /// A challenge, with fields that its signature does not cover where they are changed after it.
  func challenge(
    _ nonce: String, _ question: String, title: String = "Skolen", presence: String? = nil,
    by other: RSASigningKey? = nil, changing changes: [String: String] = [:]
  ) throws -> [String: String] {
    var fields = [
      "nonce": nonce, "url": url, "serial": serial, "question": question, "title": title, "sslverify": "1",
    ]
    fields["require_presence"] = presence
    let signed = [nonce, url, serial, question, title, "1"] + (presence.map { [$0] } ?? [])
    let message = Array(signed.joined(separator: "|").utf8)
    fields["signature"] = PaddedBase32.encode(try (other ?? key).sign(message))
    return fields.merging(changes) { $1 }
  }

  /// The answer to a poll.
  static func open(_ challenges: [[String: String]]) throws -> String {
    let list = String(decoding: try JSONEncoder().encode(challenges), as: UTF8.self)
    return #"{"result": {"status": true, "value": \#(list)}}"#
  }

  /// The answer to an answer.
  static func outcome(_ isTaken: Bool, code: String? = nil) -> String {
    let detail = code.map { #", "detail": {"display_code": "\#($0)"}"# } ?? ""
    return #"{"result": {"status": true, "value": \#(isTaken)}\#(detail)}"#
  }
}
