// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ServiceInterfaces
import Storage
import Testing
import Varlink

@testable import ApprovalCore
@testable import kodeoplaeserd

/// A watcher over the real socket that takes nothing while the whole machine asks.
@Suite(.timeLimit(.minutes(20))) struct SlowWatcherTests {
  private let folder = Folder()

  @Test func `a watcher that was slow through five thousand other approvals hears how its own ended`()
    async throws
  {
    let place = folder.made("slow").path
    // Nobody is told off for a flood here: it is the watcher that is tried.
    var limits = Limits()
    limits.unansweredRequests = 10_000
    let core = try IdentityProvider(
      store: CoreDatabase(inFolder: place), clock: SystemClock(), limits: limits)
    let request = try await askable(core)
    let server = try serve(core, at: place + "/socket")
    let watched = try await core.request(request).id

    let peer = try UnreadPeer(place + "/socket")
    let answer = #"{"parameters":{"state":"requested"}}"#
    let held = try UnreadPeer.answersHeld(bytes: answer.utf8.count + 1)
    // The connection is full when the first state of the watch comes, which thus waits until the peer reads.
    try peer.send([String](repeating: call(watched, more: false), count: held) + [call(watched, more: true)])
    while await core.watchers.takers.isEmpty { await Task.yield() }

    try await core.cancel(watched)
    for _ in 0..<5000 { try await core.cancel(core.request(request).id) }

    let last = #"{"parameters":{"state":"cancelled"}}"#
    let heard = await peer.read(to: last)
    #expect(heard.count == held + 2)
    #expect(heard.suffix(2) == [#"{"continues":true,"parameters":{"state":"requested"}}"#, last])
    await server.stop()
  }

  private func call(_ id: ApprovalID, more: Bool) -> String {
    #"{"method":"dk.kodeoplaeser.Approval.Watch","parameters":{"approvalID":"\#(id.text)"}"#
      + (more ? #","more":true}"# : "}")
  }

  private func serve(_ core: IdentityProvider, at path: String) throws -> VarlinkServer {
    var limits = VarlinkLimits()
    limits.messageTime = .seconds(3600)
    let permission = Permission(own: getuid(), isOwners: { _ in false })
    let service = ApprovalService(
      core: core, permission: permission, requests: Requests(), allowsPressing: false)
    return try VarlinkServer(
      VarlinkListener(path: path, access: .owner),
      about: VarlinkService(vendor: "", product: "", version: "", url: ""),
      interfaces: [service.served()], limits: limits, brokenLimit: LimitInterface.error)
  }

  /// A user with an authenticator, and what is asked of them.
  private func askable(_ core: IdentityProvider) async throws -> ApprovalRequest {
    let user = try UserID("anna")
    try await core.createUser(user)
    let (_, device) = try await core.orderCodeDevice(.codeReader, for: user)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: Password(Household.password, for: user),
      code: device.currentCode(at: core.currentTime()), pin: PIN(Household.pin))
    var request = ApprovalRequest(
      user: user, text: try TransactionText(action: .logOn, service: ServiceName("Bank"), body: ""),
      binding: .oneTimeCode)
    request.asker = getuid()
    return request
  }
}
