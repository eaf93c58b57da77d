// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
public import Options

/// The daemon's configuration file on the disk.
public enum ConfigurationFile {
  /// Why a file is not taken: one sentence, with the file and the line.
  public struct Refusal: Error, CustomStringConvertible {
    /// The sentence.
    public let description: String
  }

  /// Reads a file; nil where there is none of that name.
  ///
  /// - Throws: `Refusal` where it cannot be read, others than root and this account may write to it, or a line does not hold.
  public static func read(_ path: String) throws(Refusal) -> Configuration? {
    guard let text = try text(at: path) else { return nil }
    do throws(ConfigurationError) {
      return try Configuration(text, at: path, of: ServiceOptions.table)
    } catch {
      throw Refusal(description: error.description)
    }
  }

  /// The text of a file that root or this account alone may write to; nil where there is none of that name.
  public static func text(at path: String) throws(Refusal) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Refusal(description: "\(path) cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    try check(descriptor, path)
    return try text(of: descriptor, path)
  }

  /// Who may write here names the program's state, its keypad and its output.
  private static func check(_ descriptor: Int32, _ path: String) throws(Refusal) {
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      throw Refusal(description: "\(path) is no file")
    }
    guard [0, getuid()].contains(facts.st_uid), facts.st_mode & (S_IWGRP | S_IWOTH) == 0 else {
      throw Refusal(
        description:
          "\(path) can be changed by others than root and this account: chown root and chmod 644 it")
    }
  }

  private static func text(of descriptor: Int32, _ path: String) throws(Refusal) -> String {
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Refusal(description: "\(path) cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      bytes += chunk.prefix(count)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(description: "\(path) is no text in UTF-8")
    }
    return text
  }
}
