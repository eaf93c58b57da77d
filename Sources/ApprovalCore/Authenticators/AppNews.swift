// SPDX-License-Identifier: GPL-3.0-or-later

/// Something that an app is told of its user without asking.
///
/// 1. What changes what may approve, and who may ask, is told to every app of the user: whoever did not do it stops it there.
/// 2. A request that waits, and what only reminds, is told to an app that accepted notifications.
public struct AppNews: Hashable, Sendable {
  /// What happened, by the name that the log has for it.
  public let event: String
  /// What it is about, as the log has it.
  public let subject: String
  /// Whether it is told to an app that accepted no notifications, too.
  public let isForAll: Bool
  /// Of a request, how it is bound: an app is told of those that it could answer.
  let binding: Binding?

  init(_ event: String, _ subject: String = "", isForAll: Bool = true, binding: Binding? = nil) {
    (self.event, self.subject, self.isForAll, self.binding) = (event, subject, isForAll, binding)
  }
}

extension CoreNotice {
  /// What an app is told of it; `nil` where it is not about its user, or is the reader's to say.
  func news(of user: UserID) -> AppNews? {
    switch self {
    case .approval(let approval) where approval.user == user && approval.isNew:
      AppNews("approval.requested", approval.id.text, isForAll: false, binding: approval.binding)
    case .authenticator(let news, let device) where device.user == user:
      AppNews("authenticator.\(news.rawValue)", device.id.description)
    case .methodSwitch(let news, let app) where app.user == user:
      AppNews("methodSwitch.\(news.rawValue)", app.id.description, isForAll: news != .due)
    case .recovery(let news, user): AppNews("recovery.\(news.rawValue)", user.canonical)
    case .passwordChanged(user): AppNews("user.passwordChanged", user.canonical)
    case .phoneChanged(user): AppNews("phone.changed", user.canonical)
    case .recoveryCodesMade(user): AppNews("recovery.codesMade", user.canonical)
    case .accountLetAsk(let account, user): AppNews("user.account", String(account))
    case .accountTaken(user): AppNews("user.account")
    case .serviceLetAsk(let service, user): AppNews("service.unfrozen", service.text)
    case .serviceRegistered(let service): AppNews("service.registered", service.text)
    case .guesserWaits(let guesser) where guesser.user == user:
      AppNews("guessing.waits", guesser.asker.text)
    case .stateAccepted: AppNews("state.accepted")
    default: nil
    }
  }
}

extension Approval {
  /// Whether nothing became of it yet; one that was given more time is told of as well, and is not.
  fileprivate var isNew: Bool { state == .requested && extensionsLeft > 0 }
}

/// What apps are told of their users.
extension IdentityProvider {
  /// What happens to a user from now on; a reader that is slow misses the oldest.
  public func news(of user: UserID) -> AsyncStream<AppNews> {
    watch(keeping: .bufferingNewest(Self.keptNews)) { $0.news(of: user) }
  }

  /// More than happens while somebody reads one of them.
  private static var keptNews: Int { 64 }

  /// Whether an app is told of something, as it is set now.
  public func isTold(_ news: AppNews, to app: AuthenticatorID) throws(CoreError) -> Bool {
    let app = try device(app)
    if news.isForAll { return true }
    return app.wantsNotifications && news.binding.map(app.allows) ?? true
  }
}
