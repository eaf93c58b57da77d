// SPDX-License-Identifier: GPL-3.0-or-later
import Options

/// One measurement that anyone can repeat: `KODEOPLAESER_BENCHMARKS=1 swift run -c release Benchmarks NAME`.
struct Benchmark: Sendable {
  let command: Command
  /// Measures and prints; whether what must hold holds, where something must.
  let run: @Sendable (Invocation) async throws -> Bool

  init(command: Command, run: @escaping @Sendable (Invocation) async throws -> Bool) {
    self.command = command
    self.run = run
  }

  /// A measurement that takes one number at most.
  ///
  /// - Parameter packages: Debian packages that it needs beside those of the build.
  init(
    name: String, summary: String, packages: [String],
    run: @escaping @Sendable (_ arguments: [String]) async throws -> Bool
  ) {
    let needs = packages.isEmpty ? "" : "; needs \(packages.joined(separator: " "))"
    self.init(
      command: Command(
        name, summary + needs, operands: [Operand("NUMBER", "how often, or how long", isRequired: false)])
    ) { invocation in try await run(invocation.operands) }
  }
}

/// What a benchmark cannot do without.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}
