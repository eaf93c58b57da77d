// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import ServiceInterfaces
import Varlink

/// Why PAM asks: what its environment says, as text from outside that may be spoken.
struct PAMOccasion {
  /// The module type; nil where it is not said.
  let type: String?
  let user: String?
  private let service: String
  private let facts: [(fact: PAMWords.Fact, text: String)]
  /// What sudo is to run, whole: the daemon refuses what is too long to be heard, and nothing is cut.
  private let command: String?

  /// Reads the items that pam_exec(8) exports; `command` is what the caller runs, told for sudo alone.
  init(_ environment: [String: String], processRunning command: String?) {
    func item(_ name: String) -> String? { PlainText.cleaned(environment[name], longest: PlainText.name) }
    type = item("PAM_TYPE")
    user = item("PAM_USER")
    let service = item("PAM_SERVICE")
    self.service = service ?? "PAM"
    let isSudo = service.map { $0 == "sudo" || $0.hasPrefix("sudo-") } ?? false
    self.command = isSudo ? CommandText.visible(environment["SUDO_COMMAND"] ?? command) : nil
    let found: [(PAMWords.Fact, String?)] = [
      (.terminal, item("PAM_TTY")), (.host, item("PAM_RHOST")), (.by, item("PAM_RUSER")),
    ]
    facts = found.compactMap { fact, text in text.map { (fact, $0) } }
  }

  /// What is asked of the user: with a command, to approve it; else to let somebody log on.
  func request(user: String, language: String, lifetimeSeconds: Int) -> ApprovalInterface.Request.Parameters {
    var request = ApprovalInterface.Request.Parameters(
      user: user, service: service, action: command == nil ? .logOn : .approve, text: text(language))
    request.command = command
    request.language = language
    request.lifetimeSeconds = lifetimeSeconds
    return request
  }

  func words(_ language: String?) -> PAMWords { PAMWords.told(in: language) }

  private func text(_ language: String) -> String {
    let words = words(language)
    let sentences = facts.map { "\(words.facts[$0.fact] ?? ""): \($0.text)." }
    return (sentences.isEmpty && command == nil ? [words.nothingKnown] : sentences).joined(separator: " ")
  }

  /// The environment as PAM set it.
  static var environment: [String: String] {
    let names = ["PAM_TYPE", "PAM_USER", "PAM_SERVICE", "PAM_TTY", "PAM_RHOST", "PAM_RUSER", "SUDO_COMMAND"]
    let values = names.compactMap { name in Environment[name].map { (name, $0) } }
    return Dictionary(values, uniquingKeysWith: { $1 })
  }

  /// What the process that called PAM was told to run (proc(5), cmdline): sudo has not set SUDO_COMMAND by then.
  static var callerCommand: String? {
    let descriptor = open("/proc/\(getppid())/cmdline", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: longestCommand)
    var count = 0
    while count < bytes.count {
      let more = bytes[count...].withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard more > 0 else { break }
      count += more
    }
    return words(bytes[..<count], isCut: count == bytes.count)
  }

  /// As many bytes as a program's arguments can have (execve(2), a quarter of the default stack).
  private static let longestCommand = 2 << 20

  /// The arguments on one line, each ended by a NUL in proc(5); what was cut off is said to be, as `PlainText` says it.
  static func words(_ bytes: some Collection<UInt8>, isCut: Bool) -> String? {
    let ended = bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast(isCut ? 0 : 1)
    let words = ended.map { CommandText.argument(String(decoding: $0, as: UTF8.self)) }
    return words.isEmpty ? nil : words.joined(separator: " ") + (isCut ? " …" : "")
  }
}
