// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

clinux_keep_memory_private()
let endingSignals = EndingSignals()
let exitCode = await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst()))
exit(exitCode.rawValue)
