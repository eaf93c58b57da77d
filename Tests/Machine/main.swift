// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Options

// Exits 0 where every story is as it should be, 1 where one is not, 2 for a mistake in the command line.

/// The command line.
enum MachineProgram {
  static let table = Program(
    "Machine", "tells stories on a whole machine in qemu, and listens to its headset",
    commands: [
      Command(
        "tell", "tells stories, all unless named: " + Story.all.map(\.name).joined(separator: ", "),
        operands: [
          Operand("IMAGE", "the folder that Tests/Machine/Guest/image filled"),
          Operand("STORY", "one of them, or several with commas between", isRequired: false),
        ],
        options: [
          Option("--programs", "DIR", "where the release programs are, .build/release unless told"),
          Option(flag: "--short", "those that CI tells"),
        ]),
      Command("list", "lists the stories"),
    ])

  static func run(_ arguments: [String]) -> Int32 {
    do throws(OptionsError) {
      switch try table.parse(arguments) {
      case .help(let text): say(text)
      case .version: say("Machine has no version; it boots the programs it is given")
      case .command(let invocation) where invocation.command == "list":
        for story in Story.all { say("\(story.name)\(story.isShort ? " (short)" : ""): \(story.summary)") }
      case .command(let invocation): return tell(invocation)
      }
      return 0
    } catch {
      return complain(error.description)
    }
  }

  private static func tell(_ invocation: Invocation) -> Int32 {
    var stories = Story.all.filter { $0.isShort || !invocation.has("--short") }
    if let names = invocation.operands.dropFirst().first?.split(separator: ",").map(String.init) {
      stories = Story.all.filter { names.contains($0.name) }
      if let unknown = names.first(where: { name in !stories.contains { $0.name == name } }) {
        return complain(
          "there is no story \(unknown); there are \(Story.all.map(\.name).joined(separator: ", "))")
      }
    }
    let image = URL(filePath: invocation.operands[0])
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let programs = URL(filePath: invocation["--programs"] ?? package.appending(path: ".build/release").path)
    do {
      let ear = try Ear(package: package, programs: programs, in: image)
      return tell(stories) { try Rig(image: image, ear: ear, folder: image.appending(path: $0.name)) } ? 0 : 1
    } catch {
      say("Machine: error: \(error)")
      return 1
    }
  }

  private static func tell(_ stories: [Story], _ rig: (Story) throws -> Rig) -> Bool {
    let start = ContinuousClock.now
    var failed = 0
    for (number, story) in stories.enumerated() {
      say("\(number + 1) of \(stories.count), \(story.name): \(story.summary) …")
      let begin = ContinuousClock.now
      let holds = tell(story, rig)
      failed += holds ? 0 : 1
      say("  \(holds ? "holds" : "FAILS"), after \((ContinuousClock.now - begin).components.seconds) seconds")
    }
    say(
      "\(stories.count - failed) of \(stories.count) hold, in \((ContinuousClock.now - start).components.seconds) seconds"
    )
    return failed == 0
  }

  private static func tell(_ story: Story, _ rig: (Story) throws -> Rig) -> Bool {
    do {
      let rig = try rig(story)
      defer { rig.end() }
      do {
        try story.tell(rig)
        return true
      } catch {
        say("  \(error)")
        for line in rig.machines.last?.transcript.lastLines ?? [] { say("    \(line)") }
        say(rig.machines.last?.lastWords ?? "")
      }
    } catch {
      say("  \(error)")
    }
    return false
  }

  private static func complain(_ sentence: String) -> Int32 {
    FileHandle.standardError.write(Data("Machine: error: \(sentence)\n".utf8))
    return 2
  }
}

/// Prints a line that whoever waits sees at once.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

exit(MachineProgram.run(Array(CommandLine.arguments.dropFirst())))
