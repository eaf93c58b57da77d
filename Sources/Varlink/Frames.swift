// SPDX-License-Identifier: GPL-3.0-or-later

/// Cuts a stream of bytes into messages, each ended by one NUL.
package struct Frames {
  /// Bytes of a message that has begun and not ended.
  package private(set) var begun: [UInt8] = []
  private let longest: Int

  package init(longest: Int) { self.longest = longest }

  /// The messages that `bytes` complete. Throws once one is longer than it may be; nothing is to be read after.
  package mutating func receive(_ bytes: some Collection<UInt8>) throws(VarlinkError) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0) {
      try append(rest[..<end])
      messages.append(begun)
      begun = []
      rest = rest[rest.index(after: end)...]
    }
    try append(rest)
    return messages
  }

  private mutating func append(_ bytes: some Collection<UInt8>) throws(VarlinkError) {
    guard begun.count + bytes.count <= longest else { throw .messageTooLong }
    begun += bytes
  }
}
