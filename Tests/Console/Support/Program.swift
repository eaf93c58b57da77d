// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation

/// A real process of one of our programs.
struct Program: Sendable {
  struct Outcome: Sendable {
    let code: Int32
    let output: String
    let errors: String
  }

  private let child: Child

  /// Where one of our programs is.
  static func path(_ name: String) -> String { built.appendingPathComponent(name).path }

  /// Where the programs were built: beside the test bundle.
  private static let built = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  init(
    _ name: String, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    under prefix: [String] = []
  ) throws {
    child = try Child(
      ["env", "-C", folder.path] + prefix + [Self.path(name)] + arguments,
      environment: ProcessInfo.processInfo.environment.merging(environment) { _, new in new })
  }

  var pid: Int32 { child.pid }

  /// The lines it prints, as they come.
  var lines: AsyncStream<String> {
    AsyncStream { [child] in await child.nextLine() }
  }

  func type(_ text: String) { child.write(text) }

  func endInput() { child.endInput() }

  func send(_ signal: Int32) { child.send(signal) }

  /// Waits for the end and gives what was printed and not read before.
  func outcome() async -> Outcome {
    let end = await child.end()
    return Outcome(code: end.status, output: end.lines.joined(separator: "\n"), errors: end.errors)
  }

  /// Runs to the end with this as standard input.
  static func run(
    _ name: String, _ arguments: [String], input: String = "",
    in folder: URL = FileManager.default.temporaryDirectory, environment: [String: String] = [:]
  ) async throws -> Outcome {
    let program = try Program(name, arguments, in: folder, environment: environment)
    program.type(input)
    program.endInput()
    return await program.outcome()
  }
}
