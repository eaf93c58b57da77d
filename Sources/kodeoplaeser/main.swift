// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

let echoRescue = EchoRescue()
let exitCode = await CommandLineProgram.run(Array(CommandLine.arguments.dropFirst()))
exit(exitCode.rawValue)
