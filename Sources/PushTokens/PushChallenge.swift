public import Cryptography
// SPDX-License-Identifier: GPL-3.0-or-later
internal import JSON
internal import OneTimeCodes

/// A login that a privacyIDEA server asks its push token about: what the server signed, and nothing else.
public struct PushChallenge: Hashable, Sendable {
  /// What names it, and what an answer is signed over.
  public let nonce: String
  /// What the person is asked, in the server's words.
  public let question: String
  /// The heading of it.
  public let title: String
  /// The numbers that the person chooses from, where the session shows one of them; empty of a plain challenge.
  public let choices: [String]

  /// Bytes of a question and a title together, as many as the server keeps at most.
  static let mostTextBytes = 4096
  /// How many challenges of an answer are looked at: a person answers one at a time.
  static let most = 8

  /// What is open, of what the server answered to a poll: those that it signed for this token, and how many it did not.
  ///
  /// - Throws: `PushError.answer` for an answer that is none of a poll's.
  public static func open(for token: PushToken, answered body: [UInt8]) throws(PushError) -> (
    challenges: [PushChallenge], refused: Int
  ) {
    guard case .array(let offered)? = try PushReply(body).value else {
      throw .answer("it has no list of challenges")
    }
    let looked = offered.prefix(most)
    let challenges = looked.compactMap { PushChallenge($0, for: token) }
    return (challenges, looked.count - challenges.count)
  }

  /// A challenge whose signature holds over every field that is heard or answered; `nil` for any other.
  init?(_ offered: JSONValue, for token: PushToken) {
    func text(_ name: String) -> String? { offered[name]?.text }
    guard let nonce = text("nonce"), let url = text("url"), let serial = text("serial"),
      let question = text("question"), let title = text("title"), let verify = text("sslverify"),
      let signature = text("signature").flatMap({ try? Base32.decode($0) })
    else { return nil }
    let presence = text("require_presence")
    // The fields are signed in a row, so that only these bounds keep one from being read as part of another.
    guard serial == token.serial, url == token.url, ["0", "1"].contains(verify), !title.contains("|"),
      Self.isNonce(nonce), question.utf8.count + title.utf8.count <= Self.mostTextBytes,
      presence.map(Self.isPresence) ?? true
    else { return nil }
    let fields = [nonce, url, serial, question, title, verify] + (presence.map { [$0] } ?? [])
    let message = Array(fields.joined(separator: "|").utf8)
    guard token.serverKey.isValidSignature(signature.revealed(), for: message) else { return nil }
    self.nonce = nonce
    self.question = question
    self.title = title
    choices = presence.map { $0.split(separator: ",").map(String.init) } ?? []
  }

  /// Letters and digits, as base 32 has them, at most 128.
  private static func isNonce(_ text: String) -> Bool {
    (8...128).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "="): true
        default: false
        }
      }
  }

  /// Two to ten things to choose from, which no other field of a challenge looks like.
  private static func isPresence(_ text: String) -> Bool {
    let choices = text.split(separator: ",", omittingEmptySubsequences: false)
    return (2...10).contains(choices.count) && !text.contains("|")
      && choices.allSatisfy { (1...20).contains($0.utf8.count) }
  }
}

/// What the server says of an answer.
public struct PushOutcome: Hashable, Sendable {
  /// Whether it took it.
  public let isTaken: Bool
  /// The code that the person types in their session, where the server wants one there.
  public let code: Secret?

  /// Reads what the server answered.
  ///
  /// - Throws: `PushError.answer` for an answer that is none of its protocol's.
  public init(answered body: [UInt8]) throws(PushError) {
    let reply = try PushReply(body)
    guard case .bool(let isTaken)? = reply.value else { throw .answer("it has no value") }
    self.isTaken = isTaken
    let code = reply.detail?["display_code"]?.secret
    guard code.map(Self.canBeTyped) ?? true else { throw .answer("its code is none that can be typed") }
    self.code = code
  }

  /// privacyIDEA gives two digits; no server has a reason to give more than a one-time code has.
  private static func canBeTyped(_ code: Secret) -> Bool {
    code.withBytes { bytes in
      (1...10).contains(bytes.count) && bytes.indices.allSatisfy { (0x30...0x39).contains(bytes[$0]) }
    }
  }
}

/// The envelope of every answer.
struct PushReply {
  let value: JSONValue?
  let detail: JSONValue?

  /// Bytes of an answer: more than a challenge of the longest text and the signatures of eight.
  static let mostBytes = 65_536
  private static let limits = JSONLimits(depth: 8, values: 1000)

  init(_ body: [UInt8]) throws(PushError) {
    guard body.count <= Self.mostBytes else { throw .answer("it is longer than \(Self.mostBytes) bytes") }
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(reading: body, within: Self.limits, secrets: ["display_code"])
    } catch {
      throw .answer(error.description)
    }
    guard let result = json["result"] else { throw .answer("it has no result") }
    guard result["status"] == .bool(true) else { throw .answer("it says that the request failed") }
    value = result["value"]
    detail = json["detail"]
  }
}
