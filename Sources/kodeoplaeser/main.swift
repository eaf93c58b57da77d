// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

let endingSignals = EndingSignals()
let exitCode = await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst()))
exit(exitCode.rawValue)
