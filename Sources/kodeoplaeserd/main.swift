// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Options
internal import Threads

clinux_keep_memory_private()
clinux_share_heap()
TaskThreads.run {
  do throws(DaemonError) {
    return try await Program.main(Array(CommandLine.arguments.dropFirst()))
  } catch {
    StandardError.say(error.description)
    return error.exitCode
  }
}
