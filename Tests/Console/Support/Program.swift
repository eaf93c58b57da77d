// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A real process of one of our programs.
struct Program: Sendable {
  struct Outcome: Sendable {
    let code: Int32
    let output: String
    let errors: String
  }

  private let process: Process
  private let input: Pipe
  let output: LineReader
  private let errors: LineReader
  private let exit: AsyncStream<Int32>

  /// Where the programs were built: beside the test bundle.
  private static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  init(_ name: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    let (exit, ended) = AsyncStream.makeStream(of: Int32.self)
    let (input, out, err) = (Pipe(), Pipe(), Pipe())
    let process = Process()
    process.executableURL = Self.folder.appendingPathComponent(name)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    process.standardInput = input
    process.standardOutput = out
    process.standardError = err
    process.terminationHandler = { process in
      ended.yield(
        process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus)
      ended.finish()
    }
    try process.run()
    try out.fileHandleForWriting.close()
    try err.fileHandleForWriting.close()
    self.process = process
    self.input = input
    self.exit = exit
    output = LineReader(out)
    errors = LineReader(err)
  }

  var pid: Int32 { process.processIdentifier }

  func type(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  func endInput() throws {
    try input.fileHandleForWriting.close()
  }

  func send(_ signal: Int32) {
    kill(pid, signal)
  }

  /// Waits for the end and gives what was printed and not read before.
  func outcome() async -> Outcome {
    async let printed = Self.all(output)
    async let said = Self.all(errors)
    var code: Int32 = -1
    for await value in exit { code = value }
    return Outcome(code: code, output: await printed, errors: await said)
  }

  private static func all(_ reader: LineReader) async -> String {
    var lines: [String] = []
    for await line in reader.lines { lines.append(line) }
    return lines.joined(separator: "\n")
  }

  /// Runs to the end with this as standard input.
  static func run(
    _ name: String, _ arguments: [String], input: String = "",
    in folder: URL = FileManager.default.temporaryDirectory,
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    let program = try Program(name, arguments, in: folder, environment: environment)
    try? program.type(input)
    try? program.endInput()
    return await program.outcome()
  }
}
