// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Glibc

/// What stands in the memory of another process that may be read: `/proc/PID/smaps` and `/proc/PID/mem`, which root alone
/// reads of a process that is not dumpable.
struct MemoryScan {
  /// One thing that is looked for, in every way that it may be written.
  struct Secret {
    let name: String
    let spellings: [[UInt8]]

    /// A text: as UTF-8, in both orders of UTF-16 and UTF-32, and in lower case.
    init(_ name: String, text: String) {
      self.name = name
      spellings = Set([text, text.lowercased()]).flatMap { text in
        [Array(text.utf8)]
          + [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian]
          .compactMap {
            text.data(using: $0).map(Array.init)
          }
      }
    }

    /// A number that is typed or spoken: as text, its digits apart, and each digit as the number that it is.
    init(_ name: String, digits: String) {
      self.name = name
      let apart = digits.map(String.init)
      spellings =
        Secret(name, text: digits).spellings + [" ", ", "].map { Array(apart.joined(separator: $0).utf8) }
        + [digits.compactMap(\.wholeNumberValue).map(UInt8.init)].filter(Self.isTelling)
    }

    /// Small numbers with zeros between stand in any memory: a code of such digits is not looked for as numbers.
    private static func isTelling(_ digits: [UInt8]) -> Bool { digits.count { $0 == 0 } < 3 }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      spellings = [bytes]
    }
  }

  /// One place where a secret stands.
  struct Finding: CustomStringConvertible {
    let secret: String
    let address: UInt
    let mapping: String
    /// Whether its page is kept from the swap: the flag `lo` of proc(5).
    let isLocked: Bool
    /// What stands around it, printable characters alone.
    let around: String

    var description: String {
      "\(secret) at \(String(address, radix: 16)) of \(mapping)\(isLocked ? " locked" : ""): \(around)"
    }
  }

  private struct Mapping {
    let range: Range<UInt>
    let name: String
    var isLocked = false
  }

  /// Every place, while the process stands still.
  static func findings(of secrets: [Secret], in process: Int32) throws -> [Finding] {
    kill(process, SIGSTOP)
    defer { kill(process, SIGCONT) }
    let memory = open("/proc/\(process)/mem", O_RDONLY | O_CLOEXEC)
    guard memory >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EACCES) }
    defer { close(memory) }
    return try mappings(of: process).flatMap { mapping in
      findings(of: secrets, in: mapping, bytes(of: mapping, memory))
    }
  }

  /// The readable mappings but those of a file that are never written: they hold what the file holds, whatever code was drawn. A
  /// line of `smaps` that begins with an address begins one, and its flags come last.
  private static func mappings(of process: Int32) throws -> [Mapping] {
    var found: [Mapping] = []
    for line in try lines(of: "/proc/\(process)/smaps") {
      let words = line.split(separator: " ", omittingEmptySubsequences: true)
      let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      if ends.count == 2 {
        found.append(
          Mapping(range: ends[0]..<ends[1], name: words[1] + " " + (words.dropFirst(5).first ?? "anonymous")))
      } else if words[0] == "VmFlags:", let last = found.indices.last {
        found[last].isLocked = words.contains("lo")
      }
    }
    return found.filter { $0.name.hasPrefix("rw") || $0.name.hasPrefix("r") && !$0.name.contains(" /") }
  }

  /// To the end, however little each read(2) gives: files of proc(5) have no length.
  private static func lines(of path: String) throws -> [Substring] {
    guard let file = FileHandle(forReadingAtPath: path), let data = try file.readToEnd() else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }

  /// What can be read of it; the kernel's own pages cannot.
  private static func bytes(of mapping: Mapping, _ memory: Int32) -> [UInt8] {
    let chunk = 1 << 20
    var bytes: [UInt8] = []
    for start in stride(from: mapping.range.lowerBound, to: mapping.range.upperBound, by: chunk) {
      let wanted = min(chunk, Int(mapping.range.upperBound - start))
      let part = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = max(0, pread(memory, buffer.baseAddress, wanted, off_t(start)))
      }
      bytes += part
      guard part.count == wanted else { break }
    }
    return bytes
  }

  private static func findings(of secrets: [Secret], in mapping: Mapping, _ bytes: [UInt8]) -> [Finding] {
    secrets.flatMap { secret in
      secret.spellings.flatMap { places(of: $0, in: bytes) }.map { place in
        let around = bytes[max(0, place - 24)..<min(bytes.count, place + 48)]
        return Finding(
          secret: secret.name, address: mapping.range.lowerBound + UInt(place), mapping: mapping.name,
          isLocked: mapping.isLocked,
          around: String(decoding: around.map { (0x20..<0x7F).contains($0) ? $0 : 0x2E }, as: UTF8.self))
      }
    }
  }

  private static func places(of wanted: [UInt8], in bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress else { return [] }
      var places: [Int] = []
      var from = 0
      while let found = clinux_find(base + from, all.count - from, wanted, wanted.count) {
        places.append(found - base)
        from = places[places.count - 1] + 1
      }
      return places
    }
  }
}
