// SPDX-License-Identifier: GPL-3.0-or-later
internal import Options
internal import Platform

ProcessMemory.keepPrivate()
ProcessMemory.shareHeap()
TaskThreads.run {
  do throws(DaemonError) {
    return try await Program.main(Array(CommandLine.arguments.dropFirst()))
  } catch {
    StandardError.say(error.description, .failed)
    ServiceNotice.state("Ended: \(error.description)")
    return error.exitCode
  }
}
