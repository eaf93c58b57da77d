// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Devices
import JSON
import ServiceInterfaces
import Varlink

/// Somebody at the daemon's socket who answers as an authenticator: with its key, with another, or with none.
struct WireDevice {
  let wire: VarlinkClient
  let authenticator: String
  /// What it signs with; without one it gives no signature at all.
  var key: SigningKey?

  /// One request that waits.
  struct Request {
    let id: ApprovalID
    let digest: [UInt8]
    let state: String
    let authenticator: String
  }

  /// Everything that a device can do, each with its method and what goes with it.
  static func acts(pin: String, link: String? = nil, code: String? = nil) -> [Deed] {
    [
      Deed(.openApproval, .open, ["pin": pin]),
      Deed(.bindApproval, .bind, link.map { ["link": $0] } ?? ["code": code ?? ""]),
      Deed(.hearApproval, .heard), Deed(.approve, .approve), Deed(.extend, .extend),
      Deed(.reject, .reject(.changedMind), ["reason": "changedMind"]),
      Deed(.reject, .reject(.notMe), ["reason": "notMe"]), Deed(.freeze, .freeze),
    ]
  }

  struct Deed {
    let method: IdentityInterface.Method
    let act: DeviceAnswer.Act
    let fields: [String: String]

    init(_ method: IdentityInterface.Method, _ act: DeviceAnswer.Act, _ fields: [String: String] = [:]) {
      (self.method, self.act, self.fields) = (method, act, fields)
    }
  }

  /// The request of a user that waits, or the one of that name.
  func request(of user: String, named id: ApprovalID? = nil) async throws -> Request? {
    let reply = try await wire.identity.pendingApproval(.init(user: user, approvalID: id?.text))
    guard let found = reply.approval, let id = ApprovalID(found.approvalID),
      let digest = Hexadecimal.decode(found.textDigest)
    else { return nil }
    return Request(id: id, digest: digest, state: found.state, authenticator: found.authenticator)
  }

  /// Does it; `nil` where it was taken, else the name of the rule or the field that was refused.
  ///
  /// - Parameter signed: What the signature is over, where that is not this deed on this request.
  func refusal(of deed: Deed, on request: Request, signing signed: DeviceAnswer? = nil) async throws
    -> String?
  {
    var fields = deed.fields
    fields["approvalID"] = request.id.text
    fields["authenticator"] = authenticator
    if let key {
      let answer = signed ?? DeviceAnswer(deed.act, to: request.id, textDigest: request.digest)
      fields["signature"] = Base64.url.encode(try key.sign(answer.message))
    }
    do {
      try await wire.call(deed.method, .texts(fields))
      return nil
    } catch let error as VarlinkReplyError {
      return error.parameters["rule"]?.text ?? error.parameters["parameter"]?.text ?? error.name
    }
  }
}
