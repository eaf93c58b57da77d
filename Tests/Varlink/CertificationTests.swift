// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import JSON
import Testing

@testable import Varlink

/// varlink's own suite, both ways: its client against our server, our client against its server.
@Suite(.enabled(VarlinkPackage.absence) { await VarlinkPackage.isWanted() })
struct CertificationTests {
  private static let suite = ["-m", "varlink.tests.test_certification"]

  @Test func `varlink's client is certified by our server`() async throws {
    let path = try socketPath()
    let certification = CertificationServer()
    let description = try await VarlinkPackage.certificationDescription()
    let server = try certification.serve(at: path, description: description)
    let end = await (try VarlinkPackage.run(Self.suite + ["--client", "--varlink=unix:" + path])).end()
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.lines.last == "Certification passed")
    #expect(await certification.passed == 1)
    await server.stop()
  }

  @Test func `our client is certified by varlink's server`() async throws {
    _ = try await VarlinkPackage.certificationDescription()
    let path = try socketPath()
    let peer = try VarlinkPackage.run(Self.suite + ["--varlink=unix:" + path])
    try #require(await peer.line(with: "Listening on") != nil, "\(peer.errorText())")
    let client = try VarlinkClient(path: path)
    var values = try await client.call(Certification.signature("Start"), [:])
    let id = try #require(values["client_id"])
    values = [:]
    for (method, _) in Certification.steps {
      values["client_id"] = id
      values = try await client.call(Certification.signature(method), values)
    }
    values["client_id"] = id
    var replies: [JSONValue] = []
    for try await reply in try client.replies(Certification.signature("Test10"), values) {
      replies.append(reply["string"] ?? .null)
    }
    #expect(replies == Certification.manyReplies.map { .string($0) })
    try await client.send(
      Certification.signature("Test11"), oneway: ["client_id": id, "last_more_replies": .array(replies)])
    #expect(try await client.call(Certification.signature("End"), ["client_id": id]) == ["all_ok": true])
  }

  @Test func `a step that gives back something else is told what was wanted`() async throws {
    let path = try socketPath()
    let description = try await VarlinkPackage.certificationDescription()
    let server = try CertificationServer().serve(at: path, description: description)
    let client = try VarlinkClient(path: path)
    let id = try #require(try await client.call(Certification.signature("Start"), [:])["client_id"])
    _ = try await client.call(Certification.signature("Test01"), ["client_id": id])
    let wrong = VarlinkReplyError(
      Certification.interface + ".CertificationError", ["wants": ["bool": true], "got": ["bool": false]])
    await #expect(throws: wrong) {
      try await client.call(Certification.signature("Test02"), ["client_id": id, "bool": false])
    }
    await server.stop()
  }

  @Test func `varlink's command line asks our server about itself and calls it`() async throws {
    _ = try await VarlinkPackage.certificationDescription()
    try await serving { path in
      func ask(_ arguments: String...) async throws -> Child.End {
        await (try VarlinkPackage.run(["-m", "varlink.cli"] + arguments)).end()
      }
      let info = try await ask("info", "unix:" + path)
      #expect(info.status == 0, "\(info.errors)")
      #expect(info.lines.contains { $0.contains("org.example.echo") })
      let help = try await ask("help", "unix:\(path)/org.example.echo")
      #expect(help.lines.contains("interface org.example.echo"), "\(help.lines)")
      let call = try await ask("call", "unix:\(path)/org.example.echo.Say", #"{"text":"hello"}"#)
      #expect(call.status == 0, "\(call.errors)")
      #expect(call.lines.contains { $0.contains(#""text": "hello""#) }, "\(call.lines)")
    }
  }
}
