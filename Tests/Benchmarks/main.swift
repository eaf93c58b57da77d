// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import Platform

// Exits 0 where what a benchmark promises holds, 1 where it does not, 2 for a wrong command line.
let benchmarks: [Benchmark] = [
  .core, .soundLatency, .soundStop, .soundIdle, .soundStart, .soundEndurance, .keySilence, .daemonStart,
  .daemonIdle,
  .daemonRestart, .speech,
]
let program = Program(
  "Benchmarks", "measures what is promised in numbers, one benchmark a command",
  commands: benchmarks.map(\.command))

TaskThreads.run {
  do throws(OptionsError) {
    switch try program.parse(Array(CommandLine.arguments.dropFirst())) {
    case .help(let text): print(text, terminator: "")
    case .version: print("Benchmarks have no version; they measure the one they were built with")
    case .command(let invocation):
      do {
        return try await benchmarks.first { $0.command.name == invocation.command }?.run(invocation) == true
          ? 0 : 1
      } catch {
        print("Benchmarks: error: \(error)")
        return 1
      }
    }
    return 0
  } catch {
    print("Benchmarks: error: \(error.description)")
    return 2
  }
}
