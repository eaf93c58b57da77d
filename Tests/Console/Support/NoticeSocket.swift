// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The supervisor's end of sd_notify(3).
struct NoticeSocket {
  let path: String
  private let notices: AsyncStream<String>

  init(path: String) throws {
    self.path = path
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) {
      $0.copyBytes(from: Array(path.utf8).prefix($0.count - 1))
    }
    unlink(path)
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    let (notices, continuation) = AsyncStream.makeStream(of: String.self)
    self.notices = notices
    Thread.detachNewThread {
      var buffer = [UInt8](repeating: 0, count: 256)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      continuation.yield(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self))
      continuation.finish()
      close(descriptor)
    }
  }

  func first() async -> String? {
    for await notice in notices { return notice }
    return nil
  }
}
