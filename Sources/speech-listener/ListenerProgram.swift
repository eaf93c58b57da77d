// SPDX-License-Identifier: GPL-3.0-or-later
import Options
import SpeechListener

/// The command that listens: exits 0 where all holds, 1 where something does not, 2 for a mistake in the command line or the
/// script, 6 for a file that cannot be used.
enum ListenerProgram {
  static let table = Program(
    "speech-listener", "says what is heard in a WAV file, and whether it is what should be heard",
    options: [
      Option(flag: "--json", "one JSON object a line instead of words"),
      Option(
        "--transcript", "FILE",
        "what the recording is compared with: one JSON object a line, with earcon or say, from and to"),
      Option(
        "--positions", "NUMBER", "samples a second by which the transcript counts, 22050 unless told",
        range: 4000...384_000),
      Option("--tones", "FILE", "the names of tones: {\"NAME\": [[HERTZ, HERTZ, MILLISECONDS], ...], ...}"),
      Option("--voice", "DIR", "the ten digits of the voice, 0.wav to 9.wav, by which digits are decided"),
      Option(
        "--silence", "MS", "how long nothing is heard between two sounds, 120 unless told", range: 5...5000),
      Option(
        "--audible", "DB", "decibels of full scale above which sound is audible, -60 unless told",
        range: -120 ... -1),
    ],
    commands: [
      Command(
        "hear",
        "tells tones, speech, silence, defects and levels, in order; 1 where a transcript tells another story",
        operands: [recording]),
      Command(
        "expect",
        "compares with a script, such as \"hears arrival, then quote 'Log on …', then silence >= 200 ms\"",
        operands: [recording, Operand("CLAUSE", "what is expected", isRequired: false)],
        options: [Option("--script", "FILE", "a file of what is expected, a clause a line")]),
      Command(
        "digits", "decides the digits that are spoken, each with its confidence from 0 to 1; needs --voice",
        operands: [
          recording, Operand("DIGITS", "those that should be heard; 1 where others are", isRequired: false),
        ],
        options: [
          Option("--confidence", "PERCENT", "1 where one is less sure than this", range: 0...100)
        ]),
    ])

  private static let recording = Operand("FILE", "a WAV file")

  static func run(_ arguments: [String]) -> CInt {
    do throws(OptionsError) {
      switch try table.parse(arguments) {
      case .help(let text): Output.write(text)
      case .version: Output.say("speech-listener 1")
      case .command(let invocation): return perform(invocation)
      }
      return 0
    } catch {
      Output.complain(error.description)
      return 2
    }
  }

  private static func perform(_ invocation: Invocation) -> CInt {
    do {
      let task = try ListenerTask(invocation)
      let output = Output(isJSON: invocation.has("--json"))
      switch invocation.command {
      case "hear": return try task.hear(output) ? 0 : 1
      case "expect": return try task.expect(output) ? 0 : 1
      default: return try task.decide(output) ? 0 : 1
      }
    } catch {
      Output.complain(error.sentence)
      return error.exitCode
    }
  }
}

/// Why a command cannot be performed.
enum ListenerFailure: Error {
  /// A file of that name cannot be used.
  case file(String, reason: String)
  /// What is asked is a mistake.
  case usage(String)

  var sentence: String {
    switch self {
    case .file(let path, let reason): "\(path): \(reason)"
    case .usage(let sentence): sentence
    }
  }

  var exitCode: CInt {
    switch self {
    case .file: 6
    case .usage: 2
    }
  }
}
