// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// The way text messages leave: the one seam between the core and whatever sends them.
///
/// A message goes in two steps, and the core keeps which of them were taken, so that a crash between any two sends nothing
/// twice and loses nothing:
///
/// 1. `prepare` makes it ready under its ID and lets nothing go. Prepared again, it replaces what was prepared.
/// 2. `release` lets what was prepared go, in one step that is done or not done. What is no longer there has gone.
///
/// The core prepares again only what it never asked to release.
public protocol MessageGateway: Sendable {
  /// Makes a message ready to go, so that it is still there after a power cut.
  func prepare(_ message: OutgoingMessage) throws(MessageGatewayError)
  /// Lets a prepared message go; nothing happens where it has gone already.
  func release(_ message: OutgoingMessage) throws(MessageGatewayError)
  /// Takes back a message whose code was used, where it still lies about; it may have gone long ago.
  func withdraw(_ message: OutgoingMessage)
}

extension MessageGateway {
  /// What it let go, others have.
  public func withdraw(_: OutgoingMessage) {}
}

/// A gateway did not take a message, which waits to be handed over again.
public struct MessageGatewayError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, without the message or its number.
  public let description: String

  /// An error with its sentence for the log.
  public init(_ description: String) {
    self.description = description
  }

  /// What programs know it by: it never changes.
  public var code: String { Self.code }

  /// Which gateway and why is the log's business: the code is one.
  public static let code = "errorMessageNotSent"
}

/// Text messages on their way out, and the codes in them on their way back.
extension IdentityProvider {
  /// Hands every waiting message to the gateway, each once; for the start, and for another try after it failed.
  ///
  /// - Parameter isAnnounced: Whether the watchers are told where some wait still; they need not hear it at every try.
  /// - Returns: How many wait still: 0 unless the gateway failed, or there is none.
  @discardableResult
  public func deliverMessages(isAnnounced: Bool = true) throws(CoreError) -> Int {
    let waiting = try read { store throws(StoreError) in try store.waitingMessages() }
    guard let gateway else { return waiting.count }
    var left = 0
    for message in waiting where try !deliver(message, by: gateway) { left += 1 }
    if left > 0, isAnnounced { tell(.messagesWait) }
    return left
  }

  /// Takes a message the steps it has not taken yet; each is kept before the next (`MessageGateway`).
  private func deliver(_ message: OutgoingMessage, by gateway: any MessageGateway) throws(CoreError) -> Bool {
    var message = message
    do throws(MessageGatewayError) {
      if message.preparedAt == nil { try gateway.prepare(message) }
    } catch {
      return false
    }
    if message.preparedAt == nil {
      message.preparedAt = wallTime()
      try keep([.message(message)], [])
    }
    do throws(MessageGatewayError) {
      try gateway.release(message)
    } catch {
      return false
    }
    message.handedOverAt = wallTime()
    // Sent, its code is nobody's business here any more.
    message.text = Secret([])
    try keep([.message(message)], [AuditEvent("message.sent", subject: message.id)])
    return true
  }

  // MARK: Codes

  /// Sends a code and keeps it beside its message, then tries to let the message go.
  ///
  /// - Throws: `tooSoon` within a minute of the code before.
  func send(
    _ code: Secret, _ purpose: PendingCode.Purpose, of user: UserID, about subject: String,
    to phone: PhoneNumber,
    with changes: [Change] = [], telling events: [AuditEvent]
  ) throws(CoreError) {
    let now = now()
    if let last = try pendingCode(purpose, of: user) {
      let next = last.expiresAt - limits.messageCodeLifetime + limits.messageInterval
      guard now >= next else { throw .refused(.tooSoon(until: next)) }
    }
    let pending = PendingCode(
      purpose: purpose, user: user, code: code, subject: subject, expiresAt: now + limits.messageCodeLifetime,
      triesLeft: limits.messageCodeTries)
    let message = OutgoingMessage(
      id: try ApprovalID.random().text, to: phone, text: wording.text(purpose, code: code),
      createdAt: wallTime())
    try keep(changes + [.pendingCode(pending), .message(message)], events)
    sent(message, purpose, of: user)
    // Kept, it goes with the next ones; that it waits is told.
    do throws(CoreError) { try deliverMessages() } catch { tell(.messagesWait) }
  }

  func pendingCode(_ purpose: PendingCode.Purpose, of user: UserID) throws(CoreError) -> PendingCode? {
    try read { store throws(StoreError) in try store.pendingCode(purpose, of: user) }
  }

  /// Takes a code back. A right one is the caller's to spend, in the commit of what it was for.
  ///
  /// - Throws: `noCodeWaits`, `codeLapsed`, or `wrongCode` with the tries left: none, and the code is gone.
  func redeem(_ code: Secret, _ purpose: PendingCode.Purpose, of user: UserID) throws(CoreError)
    -> PendingCode
  {
    guard var pending = try pendingCode(purpose, of: user), pending.triesLeft > 0 else {
      throw .refused(.noCodeWaits)
    }
    guard now() < pending.expiresAt else { throw .refused(.codeLapsed) }
    guard pending.code == code else {
      pending.triesLeft -= 1
      // Kept even when no try is left: it is what the next message's minute is counted from.
      try keep([.pendingCode(pending)], [AuditEvent("code.wrong", user: user, subject: purpose.rawValue)])
      throw .refused(.wrongCode(triesLeft: pending.triesLeft))
    }
    if let message = lastMessage(purpose, of: user) { gateway?.withdraw(message) }
    return pending
  }
}
