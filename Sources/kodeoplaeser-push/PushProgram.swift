// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Options
import Platform
import ServiceInterfaces
import Varlink

/// The command: exits 0 where there is no push token, 2 for a mistake in the command line, 5 where the daemon is not there or goes
/// away, so that a service manager starts it again.
enum PushProgram {
  private static let systemSocket = "/run/kodeoplaeser/socket"

  static let table = Program(
    "kodeoplaeser-push", "carries what push tokens send to their servers, and what these answer",
    commands: [
      Command(
        "run", "works until the daemon goes away; ends at once where there is no push token",
        options: [
          Option("--socket", "PATH", "where the daemon listens, \(systemSocket) unless told"),
          Option(
            "--interval", "SECONDS", "how long between two times that each server is asked, 10 unless told",
            range: 1...3600),
          Option(
            "--certificates", "FILE", "the authorities that servers are trusted by, instead of the system's"),
        ])
    ], defaultCommand: "run")

  static func run(_ arguments: [String]) async -> Int32 {
    do throws(OptionsError) {
      switch try table.parse(arguments) {
      case .help(let text): print(text)
      case .version: print("kodeoplaeser-push 1")
      case .command(let invocation): return await perform(invocation)
      }
      return 0
    } catch {
      complain(error.description)
      return 2
    }
  }

  private static func perform(_ invocation: Invocation) async -> Int32 {
    do {
      guard try await Carrying(invocation, socket: invocation["--socket"] ?? systemSocket).run() else {
        complain("there is no push token; kodeoplaeser account add takes one")
        return 0
      }
      return 5
    } catch let error as VarlinkError {
      complain(error.aboutDaemon)
    } catch let error as WebError {
      complain(error.description)
      return 2
    } catch {
      complain("the daemon refuses: \(error)")
    }
    return 5
  }

  static func complain(_ sentence: String) {
    let line = Array("kodeoplaeser-push: \(sentence)\n".utf8)
    _ = unsafe write(STDERR_FILENO, line, line.count)
  }
}

/// Takes what is to be sent, sends it, and brings what was answered; has the daemon ask the servers again and again.
struct Carrying {
  private let daemon: VarlinkClient
  private let web: Web
  private let interval: Duration

  init(_ invocation: Invocation, socket: String) throws {
    web = try Web(certificates: invocation["--certificates"])
    interval = .seconds(invocation.number("--interval") ?? 10)
    daemon = try VarlinkClient(toDaemonAt: socket)
  }

  /// Works until the daemon goes away; false where it has no push token, or none any more.
  func run() async throws -> Bool {
    guard try await daemon.push.poll().tokens > 0 else { return false }
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask { try await carry() }
      group.addTask { try await pollOn() }
      defer { group.cancelAll() }
      return try await group.next() ?? true
    }
  }

  private func pollOn() async throws -> Bool {
    repeat { try await Task.sleep(for: interval) } while try await daemon.push.poll().tokens > 0
    return false
  }

  /// Each server has its own time: a slow one keeps none of the others waiting.
  private func carry() async throws -> Bool {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for try await exchange in try daemon.push.carry() {
        group.addTask { try await perform(exchange) }
      }
      return true
    }
  }

  private func perform(_ exchange: PushInterface.Carry.Reply) async throws {
    do throws(WebError) {
      let answer = try await web.send(exchange.form?.secret, to: exchange.url)
      try? await daemon.push.answer(
        .init(exchange: exchange.exchange, httpStatus: answer.status, answer: SecretText(answer.text)))
    } catch {
      try? await daemon.push.fail(.init(exchange: exchange.exchange, reason: error.description))
    }
  }
}
