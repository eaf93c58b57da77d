// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

/// The real `ssh-keygen`, in a folder of its own that goes with it.
final class SSHKeygen: Sendable {
  private static let path = "/usr/bin/ssh-keygen"
  private let folder: URL

  static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: path) }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "ssh-keygen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Makes a key and gives its public line.
  func makeKey(_ name: String, _ kind: String...) throws -> String {
    try run(["-q", "-N", "", "-C", "a comment with words", "-f", path(name), "-t"] + kind)
    return try String(contentsOfFile: path(name) + ".pub", encoding: .utf8)
  }

  func fingerprint(of name: String) throws -> String {
    let line = try run(["-l", "-f", path(name) + ".pub"])
    return try #require(line.split(separator: " ").dropFirst().first.map(String.init))
  }

  /// Signs as a person at a terminal would.
  func sign(_ message: [UInt8], with name: String, namespace: String, hash: String) throws -> [UInt8] {
    let file = path("message")
    try? FileManager.default.removeItem(atPath: file + ".sig")
    try Data(message).write(to: URL(filePath: file))
    try run(["-q", "-Y", "sign", "-n", namespace, "-O", "hashalg=\(hash)", "-f", path(name), file])
    return Array(try Data(contentsOf: URL(filePath: file + ".sig")))
  }

  /// Whether it finds a signature good, by whomever it is.
  func accepts(_ signature: String, over message: [UInt8], namespace: String) throws -> Bool {
    let file = path("signature")
    try signature.write(toFile: file, atomically: true, encoding: .utf8)
    let verdict = try? run(["-Y", "check-novalidate", "-n", namespace, "-s", file], input: message)
    return verdict != nil
  }

  private func path(_ name: String) -> String { folder.appending(path: name).path }

  @discardableResult
  private func run(_ arguments: [String], input: [UInt8] = []) throws -> String {
    let (status, text, _) = try Child.perform([Self.path] + arguments, input: input)
    guard status == 0 else { throw Failed(arguments: arguments) }
    return text
  }

  struct Failed: Error { let arguments: [String] }
}
