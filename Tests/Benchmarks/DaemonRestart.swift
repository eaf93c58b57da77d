// SPDX-License-Identifier: GPL-3.0-or-later

import ApprovalCore
import Foundation
import Options
import Storage

extension Benchmark {
  /// From the end of one process to the first sound of the pending approval from the next, which is started as the
  /// printed unit has it.
  static let daemonRestart = Benchmark(
    command: Command(
      "daemon-restart",
      "measures the release daemon's end to the next one's first sound of what is pending, at most 1 s; needs "
        + SoundServer.packages.joined(separator: " "),
      operands: [Operand("NUMBER", "how often, 10 if none is given", isRequired: false)])
  ) { invocation in
    let count = invocation.operands.first.flatMap(Int.init) ?? 10
    let pause = try restartPause()
    let server = try SoundServer()
    let folder = try MeasuredDaemon.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try await makePending(inState: folder.appending(path: "state").path)
    let monitor = try SoundMonitor(server)
    var daemon = try MeasuredDaemon(audio: "alsa:default", environment: server.environment, in: folder)
    guard monitor.waitForSound(after: 0) != nil else {
      throw BenchmarkError(description: "the daemon says nothing of what is pending")
    }
    var values: [Double] = []
    for _ in 0..<count {
      // What is heard after the end is the next one's.
      monitor.waitForSilence(of: 1)
      monitor.forget()
      let end = daemon.crash()
      usleep(UInt32(pause * 1e6))
      daemon = try MeasuredDaemon(audio: "alsa:default", environment: server.environment, in: folder)
      if let sound = monitor.waitForSound(after: end) { values.append((sound - end) * 1000) }
    }
    let sample = Sample(values)
    let holds = values.count == count && sample.tail < 1000
    print(String(format: "  of that RestartSec %.0f ms", pause * 1000))
    print("  \(sample.milliseconds)  \(holds ? "holds" : "FAILS")")
    return holds
  }

  /// Seconds that the supervisor waits, as the daemon's own unit tells it.
  private static func restartPause() throws -> Double {
    let process = Process()
    let answer = Pipe()
    process.executableURL = try MeasuredDaemon.program
    process.arguments = ["run", "--print-unit"]
    process.standardOutput = answer
    try process.run()
    let unit = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let line = unit.split(separator: "\n").first { $0.hasPrefix("RestartSec=") }
    guard let text = line?.dropFirst("RestartSec=".count), text.hasSuffix("ms"),
      let milliseconds = Double(text.dropLast(2))
    else { throw BenchmarkError(description: "the unit has no RestartSec in ms") }
    return milliseconds / 1000
  }

  /// A state in which the reader is somebody's and a request waits for them.
  private static func makePending(inState path: String) async throws {
    let core = try IdentityProvider(store: try CoreDatabase(inFolder: path), clock: CoreMachineClock())
    let user = try UserID("anna")
    try await core.createUser(user, systemAccount: getuid() == 0 ? nil : getuid())
    let (authenticator, device) = try await core.orderCodeDevice(.codeReader, for: user)
    try ReaderDatabase(inFolder: path).keep(
      DeviceRecord(user: user, authenticator: authenticator, serial: device.serial, seed: device.seed))
    let code = try device.currentCode(at: core.currentTime())
    _ = try await core.activateCodeDevice(
      serial: device.serial, for: user, password: try Password("fjorten-kvist", for: user), code: code,
      pin: try PIN("270945"))
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay.")
    _ = try await core.request(ApprovalRequest(user: user, text: text, binding: .spokenCode))
  }
}
