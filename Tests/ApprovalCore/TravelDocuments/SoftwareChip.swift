// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography

@testable import ApprovalCore

/// A passport's chip in software: the other side of basic access control and secure messaging.
actor SoftwareChip: PassportChip {
  /// What somebody between does with an answer, given its number from 0.
  typealias Meddling = @Sendable (_ number: Int, _ answer: [UInt8]) -> [UInt8]

  private let accessInformation: String
  private let files: [UInt16: [UInt8]]
  private let meddling: Meddling
  private let nonce: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
  private var session: (encryption: TripleDES, authentication: TripleDES, counter: UInt64)?
  private var selected: [UInt8] = []
  /// What was answered before anybody meddled.
  private(set) var answers: [[UInt8]] = []

  init(
    accessInformation: String, files: [UInt16: [UInt8]],
    meddling: @escaping Meddling = { _, answer in answer }
  ) {
    self.accessInformation = accessInformation
    self.files = files
    self.meddling = meddling
  }

  func answer(to command: [UInt8]) async throws(PassportChipError) -> [UInt8] {
    let honest: [UInt8]
    do { honest = try command[0] & 0x0C == 0x0C ? protected(command) : plain(command) } catch {
      throw .cryptography(error)
    }
    answers.append(honest)
    return meddling(answers.count - 1, honest)
  }

  // MARK: Before the session

  private func plain(_ command: [UInt8]) throws(CryptographyError) -> [UInt8] {
    switch command[1] {
    case 0xA4: command.suffix(7) == [0xA0, 0, 0, 2, 0x47, 0x10, 1] ? [0x90, 0] : [0x6A, 0x82]
    case 0x84: nonce + [0x90, 0]
    case 0x82: try authenticate(Array(command[5..<45]))
    default: [0x6D, 0]
    }
  }

  private func authenticate(_ proof: [UInt8]) throws(CryptographyError) -> [UInt8] {
    let seed = PassportKeys.seed(of: accessInformation)
    let (encryption, authentication) = try ciphers(of: seed)
    let told = try encryption.decrypt(Array(proof[..<32]))
    guard try authentication.retailMAC(Array(proof[..<32])) == Array(proof[32...]), told[8..<16] == nonce[...]
    else { return [0x63, 0x00] }
    let material = [UInt8](repeating: 0x5A, count: 16)
    let next = try ciphers(of: Secret(zip(told[16...], material).map { $0 ^ $1 }))
    let counter = (nonce.suffix(4) + told[4..<8]).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    session = (next.encryption, next.authentication, counter)
    let answer = try encryption.encrypt(nonce + told[..<8] + material)
    return try answer + authentication.retailMAC(answer) + [0x90, 0]
  }

  private func ciphers(
    of seed: Secret
  ) throws(CryptographyError) -> (encryption: TripleDES, authentication: TripleDES) {
    (
      try TripleDES(key: PassportKeys.key(of: seed, for: .encryption)),
      try TripleDES(key: PassportKeys.key(of: seed, for: .authentication))
    )
  }

  // MARK: Within the session

  private func protected(_ command: [UInt8]) throws(CryptographyError) -> [UInt8] {
    let body = Array(command[5..<5 + Int(command[4])])
    let covered = Array(body.dropLast(10))
    guard let session, let objects = DataObject.sequence(body),
      try code(over: TripleDES.pad(Array(command[..<4])) + covered) == objects.last?.value
    else { return [0x69, 0x88] }
    let given = Dictionary(uniqueKeysWithValues: objects.map { ($0.tag, $0.value) })
    var data: [UInt8] = []
    if let enciphered = given[0x87] {
      data = TripleDES.unpad(try session.encryption.decrypt(Array(enciphered.dropFirst()))) ?? []
    }
    let (answer, status) = perform(command, data, expected: given[0x97].map { Int($0[0]) } ?? 0)
    return try protect(answer, status)
  }

  private func perform(_ command: [UInt8], _ data: [UInt8], expected: Int) -> ([UInt8], [UInt8]) {
    switch command[1] {
    case 0xA4:
      guard let file = files[UInt16(data[0]) << 8 | UInt16(data[1])] else { return ([], [0x6A, 0x82]) }
      selected = file
      return ([], [0x90, 0])
    case 0xB0:
      let offset = Int(command[2]) << 8 | Int(command[3])
      return (Array(selected.dropFirst(offset).prefix(expected)), [0x90, 0])
    default: return ([], [0x6D, 0])
    }
  }

  private func protect(_ data: [UInt8], _ status: [UInt8]) throws(CryptographyError) -> [UInt8] {
    var body: [UInt8] = []
    if let session, !data.isEmpty {
      let blocks = try session.encryption.encrypt(TripleDES.pad(data))
      body += DataObject(tag: 0x87, value: [1] + blocks).encoded
    }
    body += DataObject(tag: 0x99, value: status).encoded
    return try body + DataObject(tag: 0x8E, value: code(over: body)).encoded + status
  }

  private func code(over bytes: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard var session else { return [] }
    session.counter &+= 1
    self.session = session
    let counted = (0..<8).map { UInt8(truncatingIfNeeded: session.counter >> (56 - 8 * $0)) }
    return try session.authentication.retailMAC(counted + bytes)
  }
}

extension SoftwareChip {
  /// A chip that holds these lines as its zone and opens to the keys of `zone`.
  init(
    _ zone: MachineReadableZone, holding lines: String? = nil, common: [UInt8] = SoftwareChip.common,
    meddling: @escaping Meddling = { _, answer in answer }
  ) {
    let inner = DataObject(tag: 0x5F1F, value: Array((lines ?? zone.text).utf8)).encoded
    self.init(
      accessInformation: zone.accessInformation,
      files: [0x011E: common, 0x0101: DataObject(tag: 0x61, value: inner).encoded], meddling: meddling)
  }

  /// Version 1.7, Unicode 4.0.0, data groups 1, 2 and 14, and perhaps something that nobody knows yet.
  static func common(_ groups: [UInt8] = [0x61, 0x75, 0x6E], more: [DataObject] = []) -> [UInt8] {
    let objects =
      [
        DataObject(tag: 0x5F01, value: Array("0107".utf8)),
        DataObject(tag: 0x5F36, value: Array("040000".utf8)),
        DataObject(tag: 0x5C, value: groups),
      ] + more
    return DataObject(tag: 0x60, value: objects.flatMap(\.encoded)).encoded
  }

  static let common = common()
}
