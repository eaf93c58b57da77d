// SPDX-License-Identifier: GPL-3.0-or-later

/// What a file says of a program's options: `key = value`, a line each, where a key is an option's name without its dashes and a flag is
/// `yes` or `no`. Empty lines count for nothing, nor do lines that begin with `#`.
public struct Configuration: Equatable, Sendable {
  struct Entry: Equatable {
    /// Nil for a flag that is `no`.
    let value: String?
    let line: Int
  }

  /// Where the text was read from.
  public let path: String
  private(set) var entries: [String: Entry] = [:]

  /// Reads a text by the table of the options that it may set.
  ///
  /// - Throws: the first line that the table does not allow.
  public init(_ text: String, at path: String, of options: [Option]) throws(ConfigurationError) {
    self.path = path
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      do throws(ConfigurationError.Reason) {
        try take(Self.trimmed(line), onLine: index + 1, options)
      } catch {
        throw ConfigurationError(path: path, line: index + 1, reason: error)
      }
    }
  }

  private mutating func take(_ line: Substring, onLine number: Int, _ options: [Option])
    throws(ConfigurationError.Reason)
  {
    guard let first = line.first, first != "#" else { return }
    guard let sign = line.firstIndex(of: "=") else { throw .noAssignment }
    let key = String(Self.trimmed(line[..<sign]))
    let value = String(Self.trimmed(line[line.index(after: sign)...]))
    guard let option = options.first(where: { $0.key == key }) else {
      throw .unknownKey(key, nearest: Nearest.word(to: key, among: options.map(\.key)))
    }
    if let earlier = entries[option.name] { throw .repeated(key, line: earlier.line) }
    entries[option.name] = Entry(value: try Self.value(value, of: option), line: number)
  }

  private static func value(_ given: String, of option: Option) throws(ConfigurationError.Reason) -> String? {
    guard option.value != nil else {
      guard let isSet = ["yes": true, "no": false][given] else { throw .notYesOrNo(option.key) }
      return isSet ? "" : nil
    }
    guard !given.isEmpty else { throw .noValue(option.key) }
    do throws(OptionsError) {
      try option.check(given)
    } catch {
      throw .notAllowed(error)
    }
    return given
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let begun = text.drop(while: \.isWhitespace)
    return begun.lastIndex { !$0.isWhitespace }.map { begun[...$0] } ?? ""
  }
}

extension Option {
  /// What it is called in a configuration file: its name without the dashes.
  public var key: String { String(name.drop { $0 == "-" }) }
}

extension Invocation {
  /// The same with what the file says of options that were not given: the command line counts before the file.
  public func completed(by configuration: Configuration) -> Invocation {
    var completed = self
    for (option, entry) in configuration.entries where !has(option) {
      completed.places[option] = "\(configuration.path), line \(entry.line)"
      if let value = entry.value { completed.values[option] = [value] }
    }
    return completed
  }

  /// Where in a file an option was set, as `FILE, line 3`; nil where it was given on the command line, or nowhere.
  public func place(of option: String) -> String? { places[option] }
}

/// A line of a configuration file that the table of options does not allow.
public struct ConfigurationError: Error, Equatable, Sendable {
  /// What is wrong with a line.
  public enum Reason: Error, Equatable, Sendable {
    /// There is no `=` in it.
    case noAssignment
    /// No option is called that; `nearest` is the key that was probably meant.
    case unknownKey(String, nearest: String?)
    /// The key stands on an earlier line.
    case repeated(String, line: Int)
    /// There is nothing after the `=`.
    case noValue(String)
    /// The option is a flag.
    case notYesOrNo(String)
    /// The table does not allow the value.
    case notAllowed(OptionsError)
  }

  /// The file.
  public let path: String
  /// Counted from 1.
  public let line: Int
  /// What is wrong.
  public let reason: Reason

  /// What programs and the reader's table of sentences know it by: it never changes.
  public static let code = "errorConfiguration"
}

extension ConfigurationError: CustomStringConvertible {
  /// One sentence: the file, the line, what is wrong and what to do.
  public var description: String { "\(path), line \(line): \(reason.sentence)" }
}

extension ConfigurationError.Reason {
  fileprivate var sentence: String {
    switch self {
    case .noAssignment: "this is no key = value; put # before a comment"
    case .unknownKey(let key, let nearest):
      "there is no key \(key)" + (nearest.map { "; did you mean \($0)?" } ?? "; see --help")
    case .repeated(let key, let line): "\(key) is set on line \(line) already; take one of them out"
    case .noValue(let key): "\(key) has no value; give one, or take the line out"
    case .notYesOrNo(let key): "\(key) is yes or no"
    case .notAllowed(let error): error.description
    }
  }
}
