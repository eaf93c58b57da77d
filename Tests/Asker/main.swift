// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import JSON
import Platform
import Varlink

// A program that calls what it is told, one call a line, as whatever account it runs as: `METHOD {parameters}`. It answers each
// with a line, `reply {…}` or `error NAME {…}`; `more METHOD {parameters}` with a line for each reply, until there are no more.

struct Call: Codable, Sendable {
  let fields: [String: JSONValue]

  init(_ fields: [String: JSONValue]) { self.fields = fields }
  init(from decoder: any Decoder) throws {
    fields = try decoder.singleValueContainer().decode([String: JSONValue].self)
  }
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fields)
  }
}

func text(_ fields: [String: JSONValue]) -> String {
  (try? JSONValue.object(fields).written()).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
}

func answer(to line: Substring, from client: VarlinkClient) async -> String {
  let wantsMore = line.hasPrefix("more ")
  let parts = line.dropFirst(wantsMore ? 5 : 0).split(separator: " ", maxSplits: 1)
  guard parts.count == 2, case .object(let fields)? = try? JSONValue(reading: Array(parts[1].utf8)) else {
    return "error line {}"
  }
  let method = VarlinkMethodType<Call, Call>(String(parts[0]))
  do {
    guard wantsMore else { return "reply " + text(try await client.call(method, Call(fields)).fields) }
    for try await reply in try client.replies(method, Call(fields)) { tell("reply " + text(reply.fields)) }
    return "end"
  } catch let error as VarlinkReplyError {
    return "error \(error.name) \(text(error.parameters))"
  } catch {
    return "error \(error) {}"
  }
}

func tell(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDOUT_FILENO, bytes, bytes.count)
}

TaskThreads.run {
  guard CommandLine.arguments.count == 2, let client = try? VarlinkClient(path: CommandLine.arguments[1])
  else {
    tell("error unreachable {}")
    return 1
  }
  while let line = readLine() { tell(await answer(to: line[...], from: client)) }
  return 0
}
