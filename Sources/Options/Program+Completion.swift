// SPDX-License-Identifier: GPL-3.0-or-later

/// What may stand at a place of the command line, as the program itself tells it: `NAME print-candidates KIND`, one a line.
public enum Candidates: String, CaseIterable, Sendable {
  /// The users that this person may ask for.
  case users
  /// Other services' accounts.
  case accounts
  /// What the reader's menu sets.
  case settings
}

/// The shells that a completion is printed for.
public enum Shell: String, CaseIterable, Sendable {
  /// Installed under the program's name for bash, `_NAME` for zsh, `NAME.fish` for fish.
  case bash, zsh, fish
}

extension Program {
  /// The script by which a shell completes commands and their groups, options, choices, and what the program knows itself.
  public func completion(for shell: Shell) -> String {
    let lines =
      switch shell {
      case .bash: bashLines
      case .zsh: zshLines
      case .fish: fishLines
      }
    return lines.joined(separator: "\n") + "\n"
  }

  private var function: String { "_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined() }

  /// Every option that has choices or candidates, once by its name.
  private var valued: [Option] {
    let all = (options + commands.flatMap(\.options)).filter { !$0.choices.isEmpty || $0.candidates != nil }
    let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    return byName.values.sorted { $0.name < $1.name }
  }

  /// Commands of two words before those of one, so that the longer is tried first.
  private var longestFirst: [Command] { commands.sorted { $0.words.count > $1.words.count } }

  /// The first words, each with its summary; a group has those of its commands.
  private var firstWords: [(word: String, summary: String)] {
    var known: Set<String> = []
    return commands.compactMap { command in
      guard let first = command.words.first, known.insert(first).inserted else { return nil }
      let rest = commands.filter { $0.words.first == first && $0.words.count > 1 }.map { $0.words[1] }
      let own = commands.first { $0.name == first }
      return (first, own?.summary ?? rest.joined(separator: ", "))
    }
  }

  private func asked(_ candidates: Candidates) -> String {
    "\(name) print-candidates \(candidates.rawValue) 2>/dev/null"
  }

  private func optionNames(of command: Command) -> [String] { (command.options + options).map(\.name) }

  // MARK: bash

  private var bashLines: [String] {
    var lines = [
      "\(function)() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} IFS=$'\\n'",
      "  local line=\" $(IFS=' '; echo \"${COMP_WORDS[*]:1:COMP_CWORD-1}\") \" words=''", "  case $before in",
    ]
    lines += valued.map { "    \($0.name)) words=\(bashWords($0.choices, $0.candidates)) ;;" }
    lines += ["    *) case $line in"]
    lines += longestFirst.map {
      "      *' \($0.name) '*) words=\(bashWords(optionNames(of: $0), $0.candidates)) ;;"
    }
    lines += groups.map { "      *' \($0) '*) words=\(bashWords(seconds(of: $0).map(\.word), nil)) ;;" }
    lines += [
      "      *) words=\(bashWords(firstWords.map(\.word) + ["help"] + options.map(\.name), nil)) ;;",
      "    esac ;;", "  esac", "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))",
      "  COMPREPLY=(\"${COMPREPLY[@]// /\\\\ }\")", "}",
    ]
    return lines + ["complete -o default -F \(function) \(name)"]
  }

  private func bashWords(_ words: [String], _ candidates: Candidates?) -> String {
    "$'" + words.joined(separator: "\\n") + (words.isEmpty ? "'" : "\\n'")
      + (candidates.map { "\"$(\(asked($0)))\"" } ?? "")
  }

  // MARK: zsh

  private var zshLines: [String] {
    var lines = [
      "#compdef \(name)", "\(function)() {", "  local line=\" ${(j: :)words[2,CURRENT-1]} \"",
      "  local -a found", "  case ${words[CURRENT-1]} in",
    ]
    for option in valued {
      lines.append("    \(option.name)) found=(\(option.choices.joined(separator: " ")))")
      if let candidates = option.candidates { lines.append("      " + zshAsked(candidates)) }
      lines.append("      compadd -a found; return ;;")
    }
    lines += ["  esac", "  case $line in"]
    for command in longestFirst {
      lines.append("    *' \(command.name) '*)")
      if let candidates = command.candidates {
        lines += ["      " + zshAsked(candidates), "      compadd -a found"]
      }
      let rows = (command.options + options).map { (word: $0.name, summary: $0.help) }
      lines.append("      found=(\(zshRows(rows))); _describe -o option found ;;")
    }
    for group in groups {
      lines.append("    *' \(group) '*) found=(\(zshRows(seconds(of: group)))); _describe command found ;;")
    }
    lines.append("    *) found=(\(zshRows(firstWords))); _describe command found ;;")
    return lines + ["  esac", "}", "\(function) \"$@\""]
  }

  private func zshAsked(_ candidates: Candidates) -> String { "found+=(${(f)\"$(\(asked(candidates)))\"})" }

  private func zshRows(_ rows: [(word: String, summary: String)]) -> String {
    rows.map { "'\($0.word):\(Self.unquoted($0.summary))'" }.joined(separator: " ")
  }

  /// Fit to stand between single quotes.
  private static func unquoted(_ text: String) -> String {
    text.reduce(into: "") { $0 += $1 == "'" ? "’" : String($1) }
  }

  // MARK: fish

  private var fishLines: [String] {
    var lines = ["complete -c \(name) -f"]
    lines += firstWords.map {
      "complete -c \(name) -n __fish_use_subcommand -a \($0.word) -d '\(Self.unquoted($0.summary))'"
    }
    for group in groups {
      let seconds = seconds(of: group)
      let condition =
        "__fish_seen_subcommand_from \(group); and not __fish_seen_subcommand_from "
        + seconds.map(\.word).joined(separator: " ")
      lines += seconds.map {
        "complete -c \(name) -n '\(condition)' -a \($0.word) -d '\(Self.unquoted($0.summary))'"
      }
    }
    for option in options { lines.append("complete -c \(name)" + fishOption(option)) }
    for command in commands {
      let condition = command.words.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and ")
      let start = "complete -c \(name) -n '\(condition)'"
      if let candidates = command.candidates { lines.append("\(start) -a '(\(asked(candidates)))'") }
      lines += command.options.map { start + fishOption($0) }
    }
    return lines
  }

  private func fishOption(_ option: Option) -> String {
    let values = option.choices.joined(separator: " ") + (option.candidates.map { "(\(asked($0)))" } ?? "")
    let value = option.value == nil ? "" : values.isEmpty ? " -r" : " -x -a '\(values)'"
    return " -l \(option.name.dropFirst(2))\(value) -d '\(Self.unquoted(option.help))'"
  }
}
