// SPDX-License-Identifier: GPL-3.0-or-later
import Options

/// One row of the table of benchmarks: its command line, and what it does.
struct Benchmark: Sendable {
  let command: Command
  /// Measures and prints; whether what must hold holds.
  let run: @Sendable (Invocation) async throws -> Bool
}
