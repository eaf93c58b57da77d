// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import JSON
import ServiceInterfaces
import Testing
import Varlink

/// An account of the machine at the daemon's socket: a process with that uid, which calls what it is told. To be another's than
/// this process's it needs root.
final class Account: Sendable {
  /// What a call was answered with.
  enum Answer {
    case reply([String: JSONValue])
    case error(String, [String: JSONValue])

    /// The error's name without its interface; `nil` of a reply.
    var error: String? {
      if case .error(let name, _) = self { name.split(separator: ".").last.map(String.init) } else { nil }
    }

    /// The rule that said no, where one did.
    var rule: String? { self["rule"] }

    subscript(field: String) -> String? {
      switch self {
      case .reply(let fields), .error(_, let fields): fields[field]?.text
      }
    }
  }

  private let child: Child

  init(_ uid: UInt32, in house: Household) throws {
    let program = house.folder.path + "/asker"
    if !FileManager.default.fileExists(atPath: program) {
      let copying = try Child.perform(["cp", Program.path("Asker"), program])
      try #require(copying.status == 0, "\(copying.errors)")
    }
    let identity =
      uid == getuid() ? [] : ["setpriv", "--reuid=\(uid)", "--regid=\(uid)", "--clear-groups"]
    child = try Child(identity + [program, house.folder.path + "/socket"])
  }

  deinit { child.endInput() }

  @discardableResult
  func call(_ method: IdentityInterface.Method, _ fields: [String: JSONValue] = [:]) async throws -> Answer {
    try await call("dk.kodeoplaeser.Identity." + method.rawValue, fields)
  }

  /// Every reply to a call that asks for more, as they come; nothing else is called after it.
  func follow(_ method: String) -> AsyncStream<[String: JSONValue]> {
    child.write("more \(method) {}\n")
    return AsyncStream { [child] in
      guard let line = await child.nextLine(), line.hasPrefix("reply "),
        case .object(let fields)? = try? JSONValue(reading: Array(line.utf8.dropFirst(6)))
      else { return nil }
      return fields
    }
  }

  @discardableResult
  func call(_ method: String, _ fields: [String: JSONValue] = [:]) async throws -> Answer {
    let written = String(decoding: try JSONValue.object(fields).written(), as: UTF8.self)
    child.write("\(method) \(written)\n")
    let line = try #require(await child.nextLine(), "the account's process ended")
    let parts = line.split(separator: " ", maxSplits: line.hasPrefix("error") ? 2 : 1).map(String.init)
    guard case .object(let answered) = try JSONValue(reading: Array(parts[parts.count - 1].utf8)) else {
      throw Household.Silence()
    }
    return parts[0] == "reply" ? .reply(answered) : .error(parts[1], answered)
  }
}

extension VarlinkClient {
  /// Calls with what no client of ours would send.
  @discardableResult
  func call(_ method: IdentityInterface.Method, _ fields: [String: JSONValue]) async throws
    -> [String: JSONValue]
  {
    try await call(VarlinkMethodType("dk.kodeoplaeser.Identity." + method.rawValue), fields)
  }
}

extension [String: JSONValue] {
  /// Fields that are all texts.
  static func texts(_ texts: [String: String]) -> [String: JSONValue] { texts.mapValues { .string($0) } }
}
