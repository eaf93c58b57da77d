// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Every benchmark, by the name it is called by; a room adds its own lines.
let benchmarks: [Benchmark] = [
  .soundLatency, .soundStop, .soundIdle, .soundStart, .soundEndurance,
]

let arguments = CommandLine.arguments.dropFirst()
let chosen = benchmarks.filter { $0.name == arguments.first || $0.name.hasPrefix("\(arguments.first ?? "?")-") }
guard !chosen.isEmpty else {
  for benchmark in benchmarks {
    print("\(benchmark.name): \(benchmark.summary)")
    if !benchmark.packages.isEmpty { print("  needs: apt-get install \(benchmark.packages.joined(separator: " "))") }
  }
  exit(arguments.isEmpty ? 0 : 2)
}
for benchmark in chosen {
  do {
    print("\(benchmark.name): \(benchmark.summary)")
    try await benchmark.run(Array(arguments.dropFirst()))
  } catch {
    print("\(benchmark.name): \(error)")
    exit(6)
  }
}
