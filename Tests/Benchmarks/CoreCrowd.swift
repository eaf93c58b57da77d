// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import ServiceInterfaces
import Storage
import Varlink

/// People who approve at the same time through a daemon's socket, each asked by a service: both sides over varlink, every
/// answer with the signature of its app's key.
///
/// The daemon gives no account more than 32 connections, so theirs come from several: that takes root.
final class CoreCrowd: Sendable {
  private let people: [CoreCrowdPerson]
  private let daemon: CoreCrowdDaemon

  static var isPossible: Bool { getuid() == 0 }

  /// Fills a state with so many people, and starts the release daemon on it.
  init(people count: Int) throws {
    let folder = try MeasuredDaemon.makeFolder()
    let keys = try (0..<count).map { _ in try SigningKey.generate() }
    try Self.fill(folder.appending(path: "state").path, keys)
    daemon = CoreCrowdDaemon(try MeasuredDaemon(audio: "wav-unpaced:heard.wav", in: folder), in: folder)
    let socket = folder.appending(path: "socket").path
    people = try keys.enumerated().map { number, key in
      try CoreCrowdPerson(number: number, key: key, socket: socket)
    }
  }

  /// Lets everyone approve so often, all at the same time.
  ///
  /// - Returns: how long all of it took, and how long each approval did.
  func run(_ count: Int) async throws -> (whole: Duration, each: [Duration]) {
    let start = ContinuousClock.now
    let each = try await withThrowingTaskGroup(of: [Duration].self) { group in
      for person in people { group.addTask { try await person.approve(count) } }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    return (ContinuousClock.now - start, each)
  }

  private static func fill(_ folder: String, _ keys: [SigningKey]) throws {
    let database = try CoreDatabase(inFolder: folder)
    let seed = Secret([UInt8](repeating: 7, count: 32))
    let verifier = try MAC.hmac(
      .sha256, key: seed, Array("kodeoplaeser-pin-1\0".utf8) + CoreNation.pin.revealed())
    for (number, key) in keys.enumerated() {
      let user = try CoreNation.user(number)
      var app = Authenticator(
        id: CoreCrowdPerson.authenticator(number), user: user, kind: .app, state: .active)
      (app.binding, app.seed, app.pinVerifier) = (.oneTimeCode, seed, verifier)
      app.publicKey = key.verifyingKey.rawRepresentation
      app.activatedAt = Instant(milliseconds: 1_700_000_000_000)
      var person = User(id: user, createdAt: Instant(milliseconds: 1_700_000_000_000))
      person.systemAccount = CoreCrowdPerson.account(number)
      try database.commit([.user(person), .authenticator(app)], .ordered)
    }
    for group in 0...(keys.count - 1) / CoreCrowdPerson.peopleOfOneAccount {
      let name = try ServiceName(CoreCrowdPerson.service(ofGroup: group))
      let account = CoreCrowdPerson.firstServiceAccount + UInt32(group)
      try database.commit([.service(RegisteredService(name: name, systemAccount: account))], .ordered)
    }
    try database.settle()
  }
}

/// The daemon with its folder, which goes with it.
private final class CoreCrowdDaemon: @unchecked Sendable {
  // Nothing is done with the daemon but to let it go, once.
  private let daemon: MeasuredDaemon
  private let folder: URL

  init(_ daemon: MeasuredDaemon, in folder: URL) { (self.daemon, self.folder) = (daemon, folder) }

  deinit {
    _ = daemon.crash()
    try? FileManager.default.removeItem(at: folder)
  }
}

/// One of them, with a connection for the service and one for the app.
struct CoreCrowdPerson: Sendable {
  private let user: String
  private let authenticator: String
  private let key: SigningKey
  private let serviceName: String
  private let service: VarlinkClient
  private let app: VarlinkClient

  static let peopleOfOneAccount = 16
  static let firstServiceAccount: UInt32 = 62_000

  /// The account that a person has on this machine, and their app with it.
  static func account(_ number: Int) -> UInt32 { 63_000 + UInt32(number) }
  static func service(ofGroup group: Int) -> String { "Bank \(group)" }
  static func authenticator(_ number: Int) -> AuthenticatorID { AuthenticatorID(Int64(number + 1)) }

  init(number: Int, key: SigningKey, socket: String) throws {
    user = try CoreNation.user(number).canonical
    authenticator = Self.authenticator(number).description
    self.key = key
    let group = number / Self.peopleOfOneAccount
    serviceName = Self.service(ofGroup: group)
    service = try Self.client(of: Self.firstServiceAccount + UInt32(group), socket)
    app = try Self.client(of: Self.account(number), socket)
  }

  /// Connects as an account: the kernel keeps who it was (SO_PEERCRED).
  private static func client(of account: UInt32, _ socket: String) throws -> VarlinkClient {
    guard seteuid(account) == 0 else { throw BenchmarkError(description: "only root connects as others") }
    defer { seteuid(0) }
    return try VarlinkClient(toDaemonAt: socket)
  }

  /// Approves so often; how long each took.
  func approve(_ count: Int) async throws -> [Duration] {
    var each: [Duration] = []
    for number in 0..<count {
      let text = try TransactionText(
        action: .approve, service: ServiceName(serviceName), body: "Overfør penge til konto \(number) i dag")
      let start = ContinuousClock.now
      try await approve(text)
      each.append(ContinuousClock.now - start)
    }
    return each
  }

  private func approve(_ text: TransactionText) async throws {
    let asked = try await service.approval.request(
      .init(
        user: user, service: text.service.text, action: .approve, text: text.body, binding: .oneTimeCode))
    guard let approval = ApprovalID(asked.approvalID), let code = asked.oneTimeCode else {
      throw BenchmarkError(description: "the request was answered without a code")
    }
    func signed(_ act: DeviceAnswer.Act) throws -> String {
      let answer = DeviceAnswer(act, to: approval, textDigest: text.digest)
      return Base64.url.encode(try key.sign(answer.message))
    }
    let (id, device) = (approval.text, authenticator)
    let pin = SecretText(String(decoding: CoreNation.pin.revealed(), as: UTF8.self))
    try await app.identity.openApproval(
      .init(approvalID: id, authenticator: device, signature: try signed(.open), pin: pin))
    try await app.identity.bindApproval(
      .init(approvalID: id, authenticator: device, signature: try signed(.bind), code: code))
    try await app.identity.hearApproval(
      .init(approvalID: id, authenticator: device, signature: try signed(.heard)))
    let approved = try await app.identity.approve(
      .init(approvalID: id, authenticator: device, signature: try signed(.approve)))
    let seen = try await service.call(ApprovalInterface.Watch.method, .init(approvalID: id))
    guard seen.state == .approved, seen.receipt != nil, seen.receipt == approved.receipt else {
      throw BenchmarkError(description: "an approval over the socket was not approved")
    }
  }
}
