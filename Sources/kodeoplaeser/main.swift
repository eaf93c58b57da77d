// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Threads

clinux_keep_memory_private()
EndingSignals.listen()
TaskThreads.run {
  await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())).rawValue
}
