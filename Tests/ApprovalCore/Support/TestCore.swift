// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Devices
import Foundation
import Storage
import Testing

@testable import ApprovalCore

/// A core on a real database and a real outbox, in a folder that goes with it.
final class TestCore {
  let clock = TestClock()
  let folder = FileManager.default.temporaryDirectory.path + "/kodeoplaeser-core-\(UUID().uuidString)"
  private(set) var core: IdentityProvider
  /// The keys that the apps and code readers made for themselves.
  private var keys: [AuthenticatorID: SigningKey] = [:]

  let anna: UserID
  let service: ServiceName
  static let password = "Regnvejr i Skive"
  static let pin = "270945"

  private let work: any BackgroundWork
  private let limits: Limits

  init(work: any BackgroundWork = BackgroundTasks(), limits: Limits = Limits()) throws {
    (self.work, self.limits) = (work, limits)
    anna = try UserID("anna.aa")
    service = try ServiceName("Borger.dk")
    core = try Self.open(folder, clock, work, limits)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  private static func open(
    _ folder: String, _ clock: TestClock, _ work: any BackgroundWork, _ limits: Limits,
    under terms: Terms? = nil
  ) throws -> IdentityProvider {
    try IdentityProvider(
      store: CoreDatabase(inFolder: folder), clock: clock, limits: limits, passwordCost: .forTests,
      gateway: MessageFolder(folder + "/outbox"),
      wording: MessageWording(phoneNumber: "phone {code} ok", temporaryPIN: "pin {code} ok"),
      backgroundWork: work, terms: terms)
  }

  /// The program ends and begins again.
  func restart(under terms: Terms? = nil) async throws {
    // The old core must let go of the database first.
    core = try IdentityProvider(store: EmptyStore(), clock: clock)
    core = try Self.open(folder, clock, work, limits, under: terms)
  }

  // MARK: Messages

  /// Every message that left, oldest first.
  func messages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder + "/outbox").filter { !$0.hasPrefix(".") }
      .sorted()
      .map { try String(contentsOfFile: folder + "/outbox/" + $0, encoding: .utf8) }
  }

  /// The code in the last message, which is taken from the telephone.
  func receive() throws -> Secret {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/outbox").filter {
      !$0.hasPrefix(".")
    }
    let path = try folder + "/outbox/" + #require(names.max())
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try FileManager.default.removeItem(atPath: path)
    let words = text.split { $0.isWhitespace }
    return Secret(utf8: String(try #require(words.dropFirst(3).first)))
  }

  // MARK: People

  func enrolAnna() async throws {
    try await core.createUser(anna)
  }

  func bindPhone(_ number: String = "20123456") async throws {
    try await core.sendPhoneCode(to: PhoneNumber(number), for: anna)
    try await core.bindPhone(code: receive(), for: anna)
  }

  func chosenPassword(_ text: String = TestCore.password) throws -> Password {
    try Password(text, for: anna)
  }

  // MARK: Authenticators

  func activateApp() async throws -> AppDevice {
    try await finish(core.beginApp(for: anna))
  }

  func finish(_ id: AuthenticatorID, pin: String = TestCore.pin, biometrics: Bool = false) async throws
    -> AppDevice
  {
    try await core.acceptTemporaryPIN(receive(), for: id)
    let key = try SigningKey.generate()
    let device = try await core.activateApp(
      id, pin: PIN(pin), repeated: Secret(utf8: pin), biometrics: biometrics, notifications: true,
      deviceKey: key.verifyingKey)
    keys[id] = key
    clock.pass(.minutes(2))
    return device
  }

  func activate(_ kind: AuthenticatorKind, counting: Bool = false, replacing old: AuthenticatorID? = nil)
    async throws
    -> (id: AuthenticatorID, device: CodeDevice)
  {
    let (id, device) = try await core.orderCodeDevice(
      kind, for: anna, movingFactor: counting ? .counter : .time, replacing: old)
    let code = try counting ? device.code(ofPress: 0) : device.currentCode(at: clock.wall)
    let key = kind == .codeReader ? try SigningKey.generate() : nil
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: anna, password: chosenPassword(), code: code, pin: PIN(Self.pin),
      deviceKey: key?.verifyingKey)
    keys[id] = key
    // The code of the activation is spent; the next step has another.
    clock.pass(.minutes(2))
    return (id, device)
  }

  /// An app or code reader of Anna's as a program elsewhere has it, with its key.
  func signer(_ id: AuthenticatorID) throws -> DeviceSigner {
    DeviceSigner(id, key: try #require(keys[id]))
  }

  // MARK: Approvals

  func text(_ body: String = "Log på") throws -> TransactionText {
    try TransactionText(action: .logOn, service: service, body: body)
  }

  func request(_ binding: Binding, body: String = "Log på") async throws -> Approval {
    try await core.request(ApprovalRequest(user: anna, text: text(body), binding: binding))
  }

  func state(_ id: AuthenticatorID) async throws -> AuthenticatorState {
    try await core.device(id).state
  }
}

/// What the call is refused with; a call that is not refused is an issue.
func refusal<Value>(
  of call: () async throws -> Value, sourceLocation: SourceLocation = #_sourceLocation
) async -> Refusal? {
  do {
    _ = try await call()
    Issue.record("it was not refused", sourceLocation: sourceLocation)
  } catch CoreError.refused(let refusal) {
    return refusal
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
  }
  return nil
}

/// The next notice that `wanted` finds, of those told from the moment this was made.
struct Notices {
  private var iterator: AsyncStream<CoreNotice>.Iterator

  init(_ core: IdentityProvider) async {
    iterator = await core.notices().makeAsyncIterator()
  }

  mutating func next<Wanted>(_ wanted: (CoreNotice) -> Wanted?) async -> Wanted? {
    while let notice = await iterator.next() {
      if let found = wanted(notice) { return found }
    }
    return nil
  }
}
