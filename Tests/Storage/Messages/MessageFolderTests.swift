// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

struct MessageFolderTests {
  let scratch: Scratch
  let message: OutgoingMessage

  init() throws {
    scratch = try Scratch()
    message = OutgoingMessage(
      id: String(repeating: "a", count: 32), to: try PhoneNumber("20123456"),
      text: Secret(utf8: "Kodeoplæser 123456"),
      createdAt: Instant(milliseconds: 1_795_233_845_000))
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path).sorted()
  }

  @Test(arguments: MessageFormat.allCases)
  func `a prepared message is hidden, and gone once it is released`(format: MessageFormat) throws {
    let folder = try MessageFolder(scratch.path, format: format)
    try folder.prepare(message)
    #expect(try names().allSatisfy { $0.hasPrefix(".") })
    try folder.release(message)
    #expect(try names() == [format.name(of: message)])
    #expect(try names().allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `the spool's file says to whom and what`() throws {
    let folder = try MessageFolder(scratch.path)
    try folder.prepare(message)
    try folder.release(message)
    let path = try scratch.path + "/" + #require(names().first)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "To: +4520123456\n\nKodeoplæser 123456\n")
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
  }

  private func release(_ message: OutgoingMessage, format: MessageFormat = .spool) throws -> MessageFolder {
    let folder = try MessageFolder(scratch.path, format: format)
    try folder.prepare(message)
    try folder.release(message)
    return folder
  }

  /// The file of the message as if it had lain there so long.
  private func age(_ seconds: Int) throws {
    let path = try scratch.path + "/" + #require(names().first)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -Double(seconds))], ofItemAtPath: path)
  }

  @Test func `a message whose code was used does not lie in the spool any more`() throws {
    let folder = try release(message)
    folder.withdraw(message)
    #expect(try names() == [])
    folder.withdraw(message)
  }

  @Test(arguments: [(0, true), (590, true), (600, false), (90_000, false), (-500, true), (-601, false)])
  func `a message whose code lapsed leaves the spool, also at the next start`(seconds: Int, stays: Bool)
    throws
  {
    let folder = try release(message)
    try age(seconds)
    folder.removeLapsed()
    #expect(try names().isEmpty == !stays)
    _ = try release(message)
    try age(seconds)
    _ = try MessageFolder(scratch.path)
    #expect(try names().isEmpty == !stays)
  }

  @Test func `what is no message of ours, and gammu-smsd's, stays`() throws {
    for name in ["notes.txt", "20261121T040405_.txt", "20261121T040405_a.wav", "20261121_a.txt"] {
      try scratch.write([1], to: name)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: scratch.path + "/" + name)
    }
    _ = try MessageFolder(scratch.path)
    #expect(try names().count == 4)
    let gammu = try release(message, format: .gammu)
    gammu.withdraw(message)
    gammu.removeLapsed()
    #expect(try names().count == 5)
  }

  @Test func `gammu-smsd's file has its documented name, and UTF-16 with its mark`() throws {
    let folder = try MessageFolder(scratch.path, format: .gammu)
    try folder.prepare(message)
    try folder.release(message)
    let name = try #require(names().first)
    #expect(name == "OUTA20261121_040405_00_+4520123456_\(message.id).txt")
    #expect(name.utf8.count < 100)
    let data = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + name))
    #expect(data.prefix(2) == Data([0xFE, 0xFF]))
    #expect(String(data: data, encoding: .utf16) == "Kodeoplæser 123456")
    let facts = try FileManager.default.attributesOfItem(atPath: scratch.path + "/" + name)
    let folderFacts = try FileManager.default.attributesOfItem(atPath: scratch.path)
    #expect(facts[.posixPermissions] as? Int == 0o640)
    #expect(facts[.groupOwnerAccountID] as? Int == folderFacts[.groupOwnerAccountID] as? Int)
  }

  @Test func `gammu-smsd's folder is not made, for it would be nobody's`() throws {
    #expect(throws: StorageError.self) { try MessageFolder(scratch.path + "/outbox", format: .gammu) }
    #expect(try names() == [])
  }

  @Test func `a message released again is not sent again`() throws {
    let folder = try MessageFolder(scratch.path)
    try folder.prepare(message)
    try folder.release(message)
    let path = try scratch.path + "/" + #require(names().first)
    try FileManager.default.removeItem(atPath: path)  // Sent.
    try folder.release(message)
    #expect(try names() == [])
  }

  @Test func `a message prepared again, after a crash in the middle, is one message`() throws {
    try scratch.write([1, 2], to: ".\(message.id).new")
    let folder = try MessageFolder(scratch.path)
    try folder.prepare(message)
    try folder.prepare(message)
    try folder.release(message)
    #expect(try names().count == 1)
  }

  @Test func `a folder that is gone is an error without the number`() throws {
    let path = scratch.path + "/outbox"
    let folder = try MessageFolder(path)
    try folder.prepare(message)
    try FileManager.default.removeItem(atPath: path)
    for step in [folder.prepare, folder.release] {
      let error = try #require(throws: MessageGatewayError.self) { try step(message) }
      #expect(!error.description.contains("4520123456"))
      #expect(error.code == "errorMessageNotSent")
    }
  }
}
