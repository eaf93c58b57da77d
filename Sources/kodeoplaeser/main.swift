// SPDX-License-Identifier: GPL-3.0-or-later
import Platform

ProcessMemory.keepPrivate()
EndingSignals.listen()
TaskThreads.run {
  await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst())).rawValue
}
