// SPDX-License-Identifier: GPL-3.0-or-later
internal import Foundation
internal import Glibc
internal import Synchronization

/// A program that a test runs: its output line by line, its errors, its end.
///
/// It starts with no signal blocked, which a process begun from a task's thread would otherwise have inherited. Every
/// wait blocks a thread of the child's own, never one that tasks run on.
public final class Child: Sendable {
  public let pid: Int32
  private let input: FileHandle
  private let output: FileHandle
  private let errors: FileHandle
  private let reading = DispatchQueue(label: "child")
  private let unread = Mutex<[UInt8]>([])
  private let ended = Mutex<Int32?>(nil)

  /// Starts a program, found in `PATH`, with its arguments.
  ///
  /// - Parameters:
  ///   - environment: takes the place of this process's.
  ///   - handedOver: a descriptor that the program gets as number 3, as a service manager hands over a socket.
  public init(
    _ arguments: [String], environment: [String: String]? = nil, input text: String? = nil,
    handedOver: Int32? = nil
  ) throws {
    let (toChild, fromChild) = (Pipe(), Pipe())
    let errorFile = try Self.unnamedFile()
    let given = environment ?? ProcessInfo.processInfo.environment
    pid = try Self.spawn(
      arguments, given.map { "\($0)=\($1)" },
      descriptors: [
        (toChild.fileHandleForReading.fileDescriptor, 0), (fromChild.fileHandleForWriting.fileDescriptor, 1),
        (errorFile.fileDescriptor, 2),
      ] + (handedOver.map { [($0, Int32(3))] } ?? []))
    try fromChild.fileHandleForWriting.close()
    try toChild.fileHandleForReading.close()
    input = toChild.fileHandleForWriting
    output = fromChild.fileHandleForReading
    errors = errorFile
    if let text {
      write(text)
      endInput()
    }
  }

  deinit {
    if ended.withLock({ $0 == nil }) {
      kill(pid, SIGKILL)
      var status: Int32 = 0
      waitpid(pid, &status, 0)
    }
  }

  // MARK: Talking

  /// Types something.
  public func write(_ text: String) {
    signal(SIGPIPE, SIG_IGN)
    try? input.write(contentsOf: Data(text.utf8))
  }

  public func endInput() { try? input.close() }

  public func send(_ number: Int32) { kill(pid, number) }

  /// The next line of output, or nil at its end.
  public func nextLine() async -> String? {
    await onQueue { self.line() }
  }

  /// Waits for a line that has `part` in it; nil where the output ends without one.
  public func line(with part: String) async -> String? {
    while let line = await nextLine() {
      if line.contains(part) { return line }
    }
    return nil
  }

  /// How a program ended.
  public struct End: Sendable {
    /// Its exit status, or 128 and the signal that ended it, as a shell counts.
    public let status: Int32
    /// The lines not yet read, and everything on standard error.
    public let lines: [String]
    public let errors: String
  }

  /// Waits for the end.
  public func end() async -> End {
    var lines: [String] = []
    while let line = await nextLine() { lines.append(line) }
    let status = await onQueue { self.wait() }
    return End(status: status, lines: lines, errors: errorText())
  }

  /// What was written on standard error so far.
  public func errorText() -> String {
    try? errors.seek(toOffset: 0)
    return String(decoding: (try? errors.readToEnd()) ?? Data(), as: UTF8.self)
  }

  // MARK: -

  private func line() -> String? {
    while true {
      let line: String? = unread.withLock { unread in
        guard let end = unread.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end], as: UTF8.self)
      }
      if let line { return line }
      let bytes = output.availableData
      guard !bytes.isEmpty else { return nil }
      unread.withLock { $0 += bytes }
    }
  }

  private func wait() -> Int32 {
    ended.withLock { ended in
      if let ended { return ended }
      var status: Int32 = 0
      while waitpid(pid, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      let code = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
      ended = code
      return code
    }
  }

  private func onQueue<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { done in reading.async { done.resume(returning: body()) } }
  }
}

extension Child {
  /// Runs a program to its end at once, with files for its input and outputs: nothing to wait for but the program.
  public static func perform(_ arguments: [String], environment: [String: String]? = nil, input: [UInt8] = [])
    throws
    -> (status: Int32, output: String, errors: String)
  {
    let files = try (0..<3).map { _ in try unnamedFile() }
    try files[0].write(contentsOf: Data(input))
    try files[0].seek(toOffset: 0)
    let given = environment ?? ProcessInfo.processInfo.environment
    let pid = try spawn(
      arguments, given.map { "\($0)=\($1)" },
      descriptors: files.enumerated().map { ($1.fileDescriptor, Int32($0)) })
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let said = try files.dropFirst().map { file in
      try file.seek(toOffset: 0)
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
    return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), said[0], said[1])
  }
}
