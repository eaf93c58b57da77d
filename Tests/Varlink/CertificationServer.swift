// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import Testing

@testable import Varlink

/// A server of `org.varlink.certification` on our code: takes the steps of each client in their order, and nothing else.
actor CertificationServer {
  /// What the next step of each client is.
  private var awaited: [String: String] = [:]
  private(set) var passed = 0

  /// Serves the description that varlink's package brings.
  nonisolated func serve(at path: String, description: String) throws -> VarlinkServer {
    var methods = [VarlinkMethod(Certification.signature("Start")) { _, _ in await self.start() }]
    var given: Certification.Values = [:]
    for (method, answer) in Certification.steps {
      let wanted = given
      methods.append(
        VarlinkMethod(Certification.signature(method)) { values, _ in
          try await self.take(method, values, wanted)
          return answer
        })
      given = answer
    }
    let mytype = given
    methods += [
      VarlinkMethod(several: Certification.signature("Test10")) { values, call in
        try await self.take("Test10", values, mytype)
        for reply in Certification.manyReplies.dropLast() { try await call.send(["string": .string(reply)]) }
        return ["string": .string(Certification.manyReplies.last ?? "")]
      },
      VarlinkMethod(Certification.signature("Test11")) { values, _ in
        let replies = JSONValue.array(Certification.manyReplies.map { .string($0) })
        try await self.take("Test11", values, ["last_more_replies": replies])
        return [:]
      },
      VarlinkMethod(Certification.signature("End")) { values, _ in
        try await self.take("End", values, [:])
        return ["all_ok": true]
      },
    ]
    return try VarlinkServer(
      VarlinkListener(path: path, access: .owner), about: Echo.about,
      interfaces: [VarlinkInterface(description, methods: methods)], brokenLimit: Echo.error)
  }

  private func start() -> Certification.Values {
    let client = UUID().uuidString
    awaited[client] = "Test01"
    return ["client_id": .string(client)]
  }

  private func take(_ method: String, _ values: Certification.Values, _ wanted: Certification.Values) throws {
    guard let client = values["client_id"]?.text, awaited[client] == method else {
      throw VarlinkReplyError(Certification.interface + ".ClientIdError")
    }
    var got = values
    got["client_id"] = nil
    guard JSONValue.object(got).plain == JSONValue.object(wanted).plain else {
      awaited[client] = nil
      throw VarlinkReplyError(
        Certification.interface + ".CertificationError", ["wants": .object(wanted), "got": .object(got)])
    }
    awaited[client] = Self.order.drop { $0 != method }.dropFirst().first
    if method == "End" { passed += 1 }
  }

  private static let order = Certification.steps.map(\.method) + ["Test10", "Test11", "End"]
}
