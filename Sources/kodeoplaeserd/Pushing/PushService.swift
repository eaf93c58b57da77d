// SPDX-License-Identifier: GPL-3.0-or-later
internal import PushTokens
internal import ServiceInterfaces
internal import Varlink

/// `dk.kodeoplaeser.Push`: what carries the tokens' messages.
struct PushService: PushInterface.Handlers {
  let logins: PushLogins

  func carry(by _: VarlinkPeer, _ call: VarlinkCall<PushInterface.Carry.Reply>) async throws
    -> PushInterface.Carry.Reply
  {
    for await exchange in await logins.exchanges() {
      let reply = PushInterface.Carry.Reply(exchange)
      guard call.wantsMore else { return reply }
      try await call.send(reply)
    }
    throw PushInterface.TakenOver()
  }

  func answer(_ answer: PushInterface.Answer.Parameters, by _: VarlinkPeer) async throws {
    let body = Array(answer.answer.plain.utf8)
    guard await logins.take(status: answer.httpStatus, body, of: answer.exchange) else {
      throw PushInterface.NoSuchExchange()
    }
  }

  func fail(_ failure: PushInterface.Fail.Parameters, by _: VarlinkPeer) async throws {
    guard await logins.fail(failure.exchange, because: failure.reason) else {
      throw PushInterface.NoSuchExchange()
    }
  }

  func poll(by _: VarlinkPeer) async throws -> PushInterface.Poll.Reply {
    .init(tokens: try await logins.poll())
  }
}

extension PushInterface.Carry.Reply {
  fileprivate init(_ exchange: PushExchange) {
    let request = exchange.request
    self.init(
      exchange: exchange.number, url: request.url,
      form: request.method == .post ? SecretText(request.body) : nil)
  }
}
