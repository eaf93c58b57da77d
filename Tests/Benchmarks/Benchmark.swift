// SPDX-License-Identifier: GPL-3.0-or-later

/// One measurement that anyone can repeat: `swift run -c release Benchmarks NAME`.
struct Benchmark: Sendable {
  let name: String
  let summary: String
  /// Debian packages that it needs beside those of the build.
  let packages: [String]
  /// - Parameter arguments: what follows the name on the command line.
  let run: @Sendable (_ arguments: [String]) async throws -> Void
}

/// What a benchmark cannot do without.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
}
