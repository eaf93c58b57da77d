// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Glibc
internal import Options

clinux_keep_memory_private()
let code: Int32
do throws(DaemonError) {
  code = try await Program.main(Array(CommandLine.arguments.dropFirst()))
} catch {
  StandardError.say(error.description)
  code = error.exitCode
}
exit(code)
