// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Synchronization

/// The codes that servers gave to be spoken, each until the next; and that a person asked for logins by key.
final class GivenCodes: Sendable {
  private let codes = Mutex<[PushHolding: Secret]>([:])
  /// Somebody pressed the key for the code of a push token.
  let asking: AsyncStream<Void>
  private let ask: AsyncStream<Void>.Continuation

  init() {
    (asking, ask) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func give(_ code: Secret, to holding: PushHolding) { codes.withLock { $0[holding] = code } }

  /// The code that waits to be heard; where none does, the servers are asked.
  func code(of holding: PushHolding) -> Secret? {
    let code = codes.withLock { $0[holding] }
    if code == nil { ask.yield(()) }
    return code
  }

  /// A new login makes an old code worth nothing.
  func forget(_ holding: PushHolding) { codes.withLock { $0[holding] = nil } }
}

/// A push token of a user, by the name that they gave it.
struct PushHolding: Hashable, Sendable {
  let user: UserID
  let name: String
}
