// SPDX-License-Identifier: GPL-3.0-or-later
private import Platform

/// The isolation of everything that touches eSpeak NG: code marked with it runs on one thread of its own.
///
/// libespeak-ng is global state: one voice, one set of parameters, one clause being translated. So
/// every `espeak_*` call of the process is made on this thread, from `Synthesis`, and by nobody else.
/// The thread lives as long as the process, sleeps when nothing is to be said, and may
/// be held up for as long as a sink takes its chunk; no other work shares it.
@globalActor
public actor Synthesis {
  public static let shared = Synthesis()
  private let thread = SerialThread(name: "synthesis")

  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }
}
