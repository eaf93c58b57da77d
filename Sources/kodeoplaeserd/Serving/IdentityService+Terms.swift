// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

/// The operator's terms, and what an app is told without asking.
extension IdentityService {
  func terms(by _: Caller) async throws -> IdentityInterface.Terms.Reply {
    .init(
      terms: core.terms.map {
        .init(
          version: $0.version, language: $0.language, text: $0.text, digest: Hexadecimal.encode($0.digest))
      })
  }

  func acceptTerms(_ given: IdentityInterface.AcceptTerms.Parameters, by _: Caller) async throws {
    guard let digest = Hexadecimal.decode(given.digest) else {
      throw VarlinkReplyError.invalidParameter(.digest)
    }
    try await core.acceptTerms(digest, by: UserID(given.user))
  }

  /// Whether the app accepted notifications is looked at with each of them: it may choose anew meanwhile.
  func follow(
    _ given: IdentityInterface.Follow.Parameters, by _: Caller,
    _ call: VarlinkCall<IdentityInterface.Follow.Reply>
  ) async throws -> IdentityInterface.Follow.Reply {
    let id = try AuthenticatorID(wire: given.authenticator)
    let app = try await core.authenticator(id)
    guard app.kind == .app else { throw CoreError.refused(.notForThisKind(app.kind)) }
    for await news in await core.news(of: app.user) {
      let isOver = try await core.authenticator(id).state != .active
      let last = IdentityInterface.Follow.Reply(event: news.event, subject: news.subject)
      if isOver { return last }
      if try await core.isTold(news, to: id) { try await call.send(last) }
    }
    throw CancellationError()
  }
}
