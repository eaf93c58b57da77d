// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc
internal import Reader
internal import Storage

/// Makes this reader somebody's: orders it from the core, keeps its seed and a key that it makes, activates it with a code of
/// its own.
///
/// Each step is kept before the next: an enrolment that was cut off goes on where it was when it is asked for again.
actor Enrolment {
  private let core: ApprovalCore
  private let memory: ReaderDatabase
  /// From the first look at who owns the reader to the last step: whoever else asks meanwhile comes too late.
  private var isEnrolling = false

  init(core: ApprovalCore, memory: ReaderDatabase) {
    self.core = core
    self.memory = memory
  }

  /// Whose reader this is; `nil` before an enrolment came to its end.
  func owner() async throws -> Owner? {
    guard let record = try memory.device() else { return nil }
    let known = try await core.authenticators(of: record.user)
    guard known.contains(where: { $0.id == record.authenticator && $0.state != .ordered }) else { return nil }
    return Owner(record)
  }

  /// - Throws: `EnrolmentError`, or what the core or the database threw.
  func enrol(_ user: UserID, password: Password, pin: PIN, systemAccount: UInt32?) async throws -> Owner {
    guard !isEnrolling else { throw EnrolmentError.readerIsTaken }
    isEnrolling = true
    defer { isEnrolling = false }
    if try await owner() != nil { throw EnrolmentError.readerIsTaken }
    if try await core.user(user) == nil {
      try await core.createUser(user, systemAccount: systemAccount)
    } else if try await core.authenticators(of: user).contains(where: { $0.state != .ordered }) {
      throw EnrolmentError.userExists
    }
    let (authenticator, device) = try await core.orderCodeDevice(.codeReader, for: user)
    let key = try SigningKey.generate()
    let record = DeviceRecord(
      user: user, authenticator: authenticator, serial: device.serial, seed: device.seed,
      deviceKey: key.rawRepresentation)
    try memory.keep(record)
    let code = try device.currentCode(at: core.wallTime(), limits: core.limits)
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: password, code: code, pin: pin,
      deviceKey: key.verifyingKey)
    return Owner(record)
  }
}

extension Enrolment: Enroller {
  /// The same, asked for from the keypad: whoever the daemon runs as is who may ask, unless that is root.
  func enrol(_ user: UserID, password: Password, pin: PIN) async throws(EnrolmentRefusal) -> Owner {
    do {
      return try await enrol(
        user, password: password, pin: pin, systemAccount: getuid() == 0 ? nil : getuid())
    } catch is EnrolmentError {
      throw .taken
    } catch let error as StorageError {
      throw .failed(Fault(error.phrase))
    } catch let error as CoreError {
      throw .failed(Fault(error, at: core.currentTime()))
    } catch {
      throw .failed(Fault("refused"))
    }
  }
}

/// Why nobody was enrolled.
enum EnrolmentError: Error {
  case readerIsTaken, userExists
}

extension Owner {
  fileprivate init(_ record: DeviceRecord) {
    self.init(
      user: record.user, authenticator: record.authenticator,
      device: CodeDevice(serial: record.serial, seed: record.seed))
  }
}
