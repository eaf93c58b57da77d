// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// What a program leaves whose terminal went away: nobody sees its last words, so it is asked for its transcript.
final class Aftermath {
  let transcriptPath: String
  /// Open in the program as long as it lives.
  let endPath: String
  private let folder: URL
  private let transcript: LineReader
  private let end: LineReader

  init(in folder: URL) throws {
    self.folder = folder
    transcriptPath = folder.appendingPathComponent("transcript").path
    endPath = folder.appendingPathComponent("end").path
    for path in [transcriptPath, endPath] { try #require(mkfifo(path, 0o600) == 0) }
    transcript = LineReader(path: transcriptPath)
    end = LineReader(path: endPath)
  }

  /// Waits until the program is gone. Its story stopped at the question: whether it could still reject depends on which it
  /// noticed first, the signal or the end of its keys. Its folder, with keys and database, is gone too.
  func expectNothingApproved() async throws {
    var states: [String] = []
    for await line in transcript.lines {
      states += [try JSONDecoder().decode(Household.Line.self, from: Data(line.utf8)).state].compactMap(
        \.self)
    }
    for await _ in end.lines {}
    #expect(states.prefix(4) == ["requested", "opened", "bound", "heard"])
    #expect(states.dropFirst(4).allSatisfy { $0 == "rejected" })
    let left = folder.appendingPathComponent("left").path
    #expect((try? FileManager.default.contentsOfDirectory(atPath: left)) == [])
  }
}
