// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What proc(5) tells of a process.
struct ProcessFigures {
  let identifier: Int32

  /// Resident kilobytes, by the name that `/proc/PID/status` gives them.
  func kilobytes(_ name: String) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
    return Self.numbers(after: "\(name):", in: text).first ?? 0
  }

  /// Context switches of every thread until now, voluntary and not.
  var switches: [Int32: (name: String, count: Int)] {
    let folder = "/proc/\(identifier)/task"
    var result: [Int32: (String, Int)] = [:]
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard let id = Int32(entry),
        let text = try? String(contentsOfFile: "\(folder)/\(entry)/status", encoding: .utf8)
      else { continue }
      let name = text.split(separator: "\n").first.map { String($0.dropFirst(6)) } ?? ""
      result[id] = (name, Self.numbers(after: "ctxt_switches:", in: text).reduce(0, +))
    }
    return result
  }

  private static func numbers(after key: String, in text: String) -> [Int] {
    text.split(separator: "\n").filter { $0.contains(key) }
      .compactMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } }
  }
}
