// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Keypad
import Speech
import Testing

@testable import Reader

/// Changes of what may approve, blocks and recoveries in a play.
extension Stage {
  /// `service change KIND [DEVICE] [SUBJECT]`: the core asks for a change by itself.
  func change(_ words: [String], _ place: Comment) async throws {
    let kind = try #require(IdentityChange.Kind(rawValue: words[0]), place)
    let device = words.count > 1 ? AuthenticatorKind(rawValue: words[1]) : nil
    let change = IdentityChange(kind, of: device, subject: words.count > 2 ? words[2] : "")
    let owner = try #require(await owner, place)
    do throws(CoreError) {
      approval = try await core.request(change, of: owner.user, by: 1000)
    } catch {
      lastRefusal = error
      return
    }
    await receive(.arrived(try PendingApproval(try #require(approval, place), in: book, quoting: book)))
  }

  /// `elsewhere blocks`, `elsewhere deletes`, `elsewhere unblocks` (the notice of it), `elsewhere locks [app]`
  /// (by wrong PINs over the wire), `elsewhere recovers
  /// requested|due|stopped|done`.
  func hinders(_ words: [String]) async throws {
    guard let owner = try await owner(named: words.last) else { return }
    let user = await tag(owner.user)
    switch words[0] {
    case "blocks":
      try await core.block(owner.authenticator, of: owner.user)
      await receive(.hindered(.blockedOnRequest, phrase: .announceThisBlocked, of: user))
    case "deletes":
      try await core.delete(owner.authenticator, of: owner.user)
      if user != nil { return await leave(owner) }
      await receive(.hindered(.noAuthenticator, phrase: .announceThisDeleted))
    case "locks":
      let isOwn = words.last != "app"
      let authenticators = try await core.authenticators(of: owner.user)
      let locked = isOwn ? owner.authenticator : try #require(authenticators.first { $0.kind == .app }).id
      for _ in 0..<core.limits.pinTries {
        try? await core.changePIN(
          on: locked, from: Secret(utf8: "999999"), to: PIN(Self.pin),
          repeated: Secret(utf8: Self.pin))
      }
      guard isOwn else { return }
      let obstacle = try await core.authenticator(owner.authenticator).obstacle(at: core.currentTime())
      await receive(.hindered(obstacle, phrase: nil, of: user))
    case "unblocks": await receive(.hindered(nil, phrase: .announceThisUnblocked, of: user))
    default: try await recovers(words[1], owner)
    }
  }

  private func recovers(_ news: String, _ owner: Owner) async throws {
    let news = try #require(RecoveryNews(rawValue: news))
    if news == .requested {
      let codes = try await core.makeRecoveryCodes(for: owner.user)
      _ = try await core.beginRecovery(
        of: owner.user, password: Password.secret(typed: Self.password), with: .code(codes[0]))
    }
    if news == .stopped { try? await core.stopRecovery(of: owner.user) }
    let isWaiting = try await core.recoveryDue(of: owner.user) != nil
    await receive(.recovery(news, isWaiting: isWaiting, of: await tag(owner.user)))
  }

  /// Writes letters as a person does on the keypad, a `+` between two of one key.
  func write(_ text: String) async {
    var last: Int?
    for character in text {
      guard let key = Writing.characters.firstIndex(where: { $0.contains(character) }),
        let place = Writing.characters[key].firstIndex(of: character), let digit = Digit(value: UInt8(key))
      else { continue }
      if last == key { await press(.plus) }
      for _ in 0...place { await press(.digit(digit)) }
      last = key
    }
  }
}
