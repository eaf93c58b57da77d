// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Sound
public import Speech

/// Who has the reader say something.
public enum SayingProgram: Sendable {
  /// One that is registered under this name.
  case service(ServiceName)
  /// One of this account of the machine.
  case account(String)
  /// Any other.
  case unknown
}

/// Why something is not said for a program.
public enum SayingRefusal: Error, Sendable {
  case unspeakable(SpeechError)
  /// Others hear the output.
  case everyoneListens
  /// So many already wait to be said.
  case tooMany(waiting: Int)
}

extension SayingRefusal: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unspeakable(let error): error.description
    case .everyoneListens: "others can hear, and a program's words are for the listener alone"
    case .tooMany(let waiting): "\(waiting) texts wait to be heard already; try again in a while"
    }
  }
}

extension Conversation {
  /// Says a program's words as a stranger's, after the reader's own sentence that says whose they are.
  ///
  /// It waits until nothing of the reader's own is to be heard, no approval is dealt with and nothing is typed; what the reader
  /// has to say meanwhile cuts it off, and any key all that waits. It counts for nothing.
  ///
  /// - Throws: `SayingRefusal`, for words that give no sound, a language that is not there, or more than is heard at a time.
  public func say(_ text: String, language: LanguageCode?, for program: SayingProgram)
    async throws(SayingRefusal)
  {
    guard hearers == .personal else { throw .everyoneListens }
    guard text.count <= limits.sayingCharacters else {
      throw .unspeakable(.tooLong(limit: limits.sayingCharacters))
    }
    let words: [Speakable]
    do throws(SpeechError) {
      words = try await self.words(of: text, language, for: program)
    } catch {
      throw .unspeakable(error)
    }
    guard sayings < limits.sayingsWaiting else { throw .tooMany(waiting: sayings) }
    untakenSayings += 1
    input.yield(.saying(words))
  }

  private func words(of text: String, _ language: LanguageCode?, for program: SayingProgram)
    async throws(SpeechError) -> [Speakable]
  {
    let (own, quoting) = (
      try await languages.own(), try await languages.named(language ?? languages.language)
    )
    let quotation = try quoting.quotation(text, punctuation: await languages.punctuation)
    let (key, arguments) = program.phrase
    // What cannot be said is told to the one who asks, and not to the person.
    _ = try own.utterance(key, arguments)
    return [.phrase(key, arguments), .earcon(.quoteOpen)] + quotation.map { .quote($0) }
      + [.earcon(.quoteClose)]
  }
}

extension SayingProgram {
  fileprivate var phrase: (key: Phrase, arguments: [String: Argument]) {
    switch self {
    case .service(let name): (.serviceSays, ["service": .name(name.text)])
    case .account(let name): (.accountSays, ["account": .name(name)])
    case .unknown: (.programSays, [:])
    }
  }
}
