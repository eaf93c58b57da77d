// SPDX-License-Identifier: GPL-3.0-or-later
import Platform

ProcessMemory.keepPrivate()
TaskThreads.run { await PushProgram.run(Array(CommandLine.arguments.dropFirst())) }
