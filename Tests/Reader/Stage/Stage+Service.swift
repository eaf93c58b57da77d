// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Keypad
import Speech
import Testing

@testable import Reader

/// What the service does in a play.
extension Stage {
  func service(_ words: [String], _ place: Comment) async throws {
    switch words.first {
    case "gets": try await gets(words[1], because: words.count > 2 ? words[2] : nil, place)
    case "cancels":
      let id = try #require(approval?.id, place)
      try await core.cancel(id)
      await receive(.ended(id, .cancelled))
    case "shows": _ = try await core.presented(try #require(approval?.id, place))
    case "submits" where words[1] == "own": try await submitsOwnCode(place)
    case "submits": await submits(words)
    case "change": try await change(Array(words.dropFirst()), place)
    default: try await asks(words, place)
    }
  }

  /// `service logOn "Borger.dk" "text" [by BINDING] [amount "1250.00" DKK to "payee" account] [command "c" [times 9]] [from "place" [elsewhere]] [stranger] [calls]
  /// [pending]`
  private func asks(_ words: [String], _ place: Comment) async throws {
    let action = try #require(Action(rawValue: words[0]), place)
    let owner = try #require(try await owner(named: words.after("of")), place)
    let text = try TransactionText(
      action: action, service: ServiceName(words[1]), body: words[2],
      amount: try words.after("amount").map { try Amount($0, currency: "DKK") }, payee: words.after("to"),
      account: words.after("account"), command: Self.command(words),
      language: words.after("in") ?? book.language.rawValue)
    let binding = words.after("by").map { Binding(rawValue: $0) } ?? .oneTimeCode
    let lifetime = words.after("for").flatMap { Int($0) }.map { Duration.seconds($0) }
    do {
      var request = ApprovalRequest(
        user: owner.user, text: text, binding: try #require(binding, place), lifetime: lifetime)
      request.isFromProgram = words.contains("program")
      request.asksAboutCalls = words.contains("calls")
      request.origin = try RequestOrigin(place: words.after("from"))
      let approval = try await core.request(request)
      self.approval = approval
      // What goes to another device is not announced as a request.
      guard approval.authenticator == owner.authenticator else { return await turnsAway(owner) }
      if words.after("in") != nil {
        return await receive(.arrived(try PendingApproval(foreign: approval, in: book)))
      }
      await receive(
        .arrived(
          try PendingApproval(
            approval, in: book, quoting: book,
            pendingChange: words.contains("pending") ? .waiting : words.contains("due") ? .due : nil,
            isElsewhere: words.contains("elsewhere"), isNewPayee: words.contains("stranger"))))
    } catch {
      lastRefusal = error as? CoreError
      await turnsAway(owner)
    }
  }

  /// What did not come to the reader, as the core tells it.
  private func turnsAway(_ owner: Owner) async {
    let news = await core.takeTurnedAway(of: owner.user)
    if !news.isEmpty { await receive(.turnedAway(news)) }
  }

  /// A command, or as many of it in a row as make it a long one.
  private static func command(_ words: [String]) -> String? {
    let times = words.after("times").flatMap { Int($0) } ?? 1
    return words.after("command").map { String(repeating: $0, count: times) }
  }

  /// `service gets OUTCOME [REASON]`: of a rejection, why; `open` where that is not said yet.
  private func gets(_ outcome: String, because reason: String?, _ place: Comment) async throws {
    if outcome == "refused" {
      guard case .refused = lastRefusal else {
        Issue.record("the service was not refused, \(place)")
        return
      }
      lastRefusal = nil
      return
    }
    let id = try #require(approval?.id, place)
    let now = try await core.approvalState(id)
    #expect(now.state.rawValue == outcome, place)
    if let reason { #expect((now.awaitsReason ? "open" : now.reason?.rawValue) == reason, place) }
    if let receipt = now.receipt {
      #expect(Receipt(compact: receipt).payload(verifiedWith: core.receiptKey) != nil, place)
    }
  }

  /// `service submits own`: the reader's own code, with the password; of a text that it `shows` before that.
  private func submitsOwnCode(_ place: Comment) async throws {
    let device = try #require(await owner?.device, place)
    do throws(CoreError) {
      let decided = try await core.submit(
        device.currentCode(at: core.wallTime()), password: Password.secret(typed: Self.password),
        to: try approvalID())
      await receive(.ended(decided.id, decided.state))
    } catch {
      lastRefusal = error
    }
  }

  private func approvalID() throws(CoreError) -> ApprovalID {
    guard let approval else { throw .refused(.unknownApproval) }
    return approval.id
  }

  /// `service submits heard` or `service submits wrong`, with the password.
  private func submits(_ words: [String]) async {
    guard let approval, let counter = approval.codeCounter, let device = await owner?.device,
      let right = try? device.boundCode(counter: counter, textDigest: approval.textDigest)
    else { return }
    let code = words[1] == "heard" ? right : Secret(utf8: "000000")
    do {
      let decided = try await core.submit(
        code, password: Password.secret(typed: Self.password), to: approval.id)
      self.approval = decided
      await receive(.ended(decided.id, decided.state))
    } catch {
      lastRefusal = error
      guard case .refused(let refusal) = error, let now = try? await core.approvalState(approval.id) else {
        return
      }
      let event: DialogueEvent =
        now.state.isLiving ? .fault(Fault(refusal, at: core.currentTime())) : .ended(now.id, now.state)
      await receive(event)
    }
  }
}

extension [String] {
  /// The word after another one.
  fileprivate func after(_ word: String) -> String? {
    guard let index = firstIndex(of: word), index > 2, index + 1 < count else { return nil }
    return self[index + 1]
  }
}

/// A person who does anything.
extension Stage {
  /// Types keys at random against a living request, hearing a little now and then, and expects of the core that an approval
  /// was heard.
  func typeAtRandom(_ keys: [Key], _ dice: inout Dice) async throws {
    try await service(["logOn", "Bank", "Log on."], "the typist's request")
    var wasHeard = false
    for _ in 0..<30 {
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: try await types(["PIN"], "typist")
      case 1: try await types(["code"], "typist")
      case 2...4: while !toBeHeard.isEmpty { try await hearNext() }
      default: await press(keys.randomElement(using: &dice) ?? .enter)
      }
      let id = try #require(approval?.id)
      let state = try await core.approvalState(id).state
      if state == .heard { wasHeard = true }
      #expect(state != .approved || wasHeard)
    }
  }

  private func hearNext() async throws {
    let next = toBeHeard.removeFirst()
    if next.isLast { await receive(.said(next.cue, complete: true)) }
  }
}
