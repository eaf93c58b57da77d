// SPDX-License-Identifier: GPL-3.0-or-later

private import Dispatch
private import Glibc
private import Synchronization

/// The one thread that eSpeak NG runs on.
///
/// libespeak-ng is global state: one voice, one set of parameters, one clause being translated. So
/// every `espeak_*` call of the process is made on this thread, from `Synthesis`, and by nobody else.
/// The thread lives as long as the process, sleeps on a semaphore when nothing is to be said, and may
/// be held up for as long as a sink takes its chunk; no other work shares it.
final class SynthesisThread: SerialExecutor {
  private let waiting = Mutex<[UnownedJob]>([])
  private let wake = DispatchSemaphore(value: 0)

  init() {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(self).toOpaque()
    let result = unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<SynthesisThread>.fromOpaque(context).takeRetainedValue().run()
      }, context)
    // Without a thread there is no speech at all, and a silent reader is worse than a stopped one.
    precondition(result == 0, "no thread for speech: error \(result)")
    pthread_detach(thread)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    waiting.withLock { $0.append(job) }
    wake.signal()
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { unsafe UnownedSerialExecutor(ordinary: self) }

  private func run() -> Never {
    while true {
      wake.wait()
      let job = waiting.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      if let job { unsafe job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
  }
}

/// The isolation of everything that touches eSpeak NG: code marked with it runs on `SynthesisThread`.
@globalActor
public actor Synthesis {
  public static let shared = Synthesis()
  private let thread = SynthesisThread()

  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }
}
