// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

/// A peer that calls, and takes nothing of what it is answered until it is told to.
final class UnreadPeer: Sendable {
  private let descriptor: Int32
  private let reading = DispatchQueue(label: "unread peer")

  init(_ path: String) throws {
    descriptor = clinux_unix_socket(true)
    try #require(clinux_unix_connect(descriptor, path) == 0)
  }

  deinit { close(descriptor) }

  /// How many answers of `bytes` each a connection holds that nobody reads, and not one more.
  static func answersHeld(bytes: Int) throws -> Int {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    defer { for end in ends { close(end) } }
    let answer = [UInt8](repeating: 0x20, count: bytes)
    var held = 0
    while Foundation.send(ends[0], answer, bytes, Int32(MSG_DONTWAIT)) == bytes { held += 1 }
    return held
  }

  func send(_ calls: [String]) throws {
    let bytes: [UInt8] = calls.flatMap { [UInt8]($0.utf8) + [0] }
    try #require(Foundation.send(descriptor, bytes, bytes.count, 0) == bytes.count)
  }

  /// Every message until `last` has come, the connection is closed, or the task is cancelled.
  func read(to last: String) async -> [String] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { done in
        reading.async { done.resume(returning: self.readBlocking(to: Array(last.utf8) + [0])) }
      }
    } onCancel: {
      shutdown(descriptor, Int32(SHUT_RDWR))
    }
  }

  private func readBlocking(to last: [UInt8]) -> [String] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while !bytes.suffix(last.count).elementsEqual(last) {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }
}
