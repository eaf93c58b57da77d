// SPDX-License-Identifier: GPL-3.0-or-later

extension Program {
  /// A completion script for bash: commands first, then the command's options, then an option's choices.
  public var bashCompletion: String {
    let function = "_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    let every = options.map(\.name)
    var lines = [
      "\(function)() {", "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
      "  case $before in",
    ]
    for option in Set(commands.flatMap(\.options)).sorted(by: { $0.name < $1.name })
    where !option.choices.isEmpty {
      lines.append(
        "    \(option.name)) COMPREPLY=($(compgen -W '\(option.choices.joined(separator: " "))' -- \"$word\")); return ;;"
      )
    }
    lines += ["  esac", "  case \" ${COMP_WORDS[*]:1:COMP_CWORD-1} \" in"]
    for command in commands.sorted(by: { $0.words.count > $1.words.count }) {
      let words = (command.options.map(\.name) + every).joined(separator: " ")
      lines.append("    *' \(command.name) '*) COMPREPLY=($(compgen -W '\(words)' -- \"$word\")) ;;")
    }
    let first = (commands.map(\.name) + every).joined(separator: " ")
    lines += ["    *) COMPREPLY=($(compgen -W '\(first)' -- \"$word\")) ;;", "  esac", "}"]
    return (lines + ["complete -o default -F \(function) \(name)"]).joined(separator: "\n") + "\n"
  }
}
