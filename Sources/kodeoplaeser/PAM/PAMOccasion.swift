// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import ServiceInterfaces
import Varlink

/// Why PAM asks: what its environment says, as text from outside that may be spoken. None of it is cut, and none is dropped: the
/// daemon refuses what is too long to be heard.
struct PAMOccasion {
  /// The module type; nil where it is not said.
  let type: String?
  /// The user as PAM names them, letter for letter; nil where nobody is named.
  let user: String?
  private let service: String
  /// Whether a far machine asks.
  private let isFar: Bool
  private let facts: [(fact: PAMWords.Fact, text: String)]
  /// What the caller is to run.
  private let command: Told

  /// What is told of a command.
  private enum Told {
    /// Nothing is run.
    case nothing
    case command(String)
    /// Something is run, and nobody can tell what.
    case unknown
  }

  /// Reads the items that pam_exec(8) exports; `command` is what the caller runs, told for programs that run a command as somebody
  /// else.
  ///
  /// - Throws: what reading the command throws.
  init(_ environment: [String: String], processRunning command: () throws -> String?) rethrows {
    func item(_ name: String) -> String? {
      guard let value = environment[name], PlainText.cleaned(value) != nil else { return nil }
      return value
    }
    type = item("PAM_TYPE")
    user = item("PAM_USER")
    isFar = environment["PAM_RHOST"] != nil
    let service = item("PAM_SERVICE")
    self.service = service.map(ShellQuoting.visible) ?? "PAM"
    if service.map(Self.runsCommand) ?? false {
      self.command = try command().map { .command($0) } ?? .unknown
    } else {
      self.command = .nothing
    }
    let found: [(PAMWords.Fact, String?)] = [
      (.terminal, item("PAM_TTY")), (.host, item("PAM_RHOST")), (.by, item("PAM_RUSER")),
    ]
    facts = found.compactMap { fact, text in text.map { (fact, ShellQuoting.visible($0)) } }
  }

  /// Whether who asks sits at this machine, in an active session of the account that PAM names.
  var isLocal: Bool {
    guard !isFar, let user, let uid = LocalSession.uid(of: user) else { return false }
    return LocalSession.isOf(uid, process: getppid())
  }

  /// sudo(8), sudo -i, doas(1), su(1) and su -: what they were told to run is what the user approves.
  private static func runsCommand(_ service: String) -> Bool {
    ["sudo", "doas", "su", "su-l"].contains(service) || service.hasPrefix("sudo-")
  }

  /// What is asked of the user: with a command, to approve it; else to let somebody log on.
  func request(user: String, language: String, lifetimeSeconds: Int) -> ApprovalInterface.Request.Parameters {
    var request = ApprovalInterface.Request.Parameters(
      user: user, service: service, action: .logOn, text: text(language))
    if case .command(let command) = command { request.command = command }
    if case .nothing = command {} else { request.action = .approve }
    request.language = language
    request.lifetimeSeconds = lifetimeSeconds
    return request
  }

  private func text(_ language: String) -> String {
    let words = PAMWords.told(in: language)
    let sentences = facts.map { "\(words.facts[$0.fact] ?? ""): \($0.text)." }
    switch command {
    case .command: return sentences.joined(separator: " ")
    case .unknown: return ([words.commandUnknown] + sentences).joined(separator: " ")
    case .nothing: return sentences.isEmpty ? words.nothingKnown : sentences.joined(separator: " ")
    }
  }

  /// The environment as PAM set it.
  static var environment: [String: String] {
    let names = ["PAM_TYPE", "PAM_USER", "PAM_SERVICE", "PAM_TTY", "PAM_RHOST", "PAM_RUSER"]
    let values = names.compactMap { name in Environment[name].map { (name, $0) } }
    return Dictionary(values, uniquingKeysWith: { $1 })
  }

  /// What the process that called PAM was told to run (proc(5), cmdline). SUDO_COMMAND is not believed: sudo sets it only
  /// afterwards, so where it stands before, somebody else has set it.
  static func callerCommand() throws -> String? {
    let descriptor = open("/proc/\(getppid())/cmdline", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: longestCommand + 1)
    var count = 0
    while count < bytes.count {
      let more = bytes[count...].withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard more > 0 else { break }
      count += more
    }
    guard count <= longestCommand else {
      throw Failure(.usage, "the command is too long to be heard; hint: put it into a script")
    }
    return ShellQuoting.line(ofArguments: bytes[..<count])
  }

  /// Bytes of a command that are read: more than the daemon lets be heard (4,000 characters of at most four bytes, and their
  /// marks), and no cut one is taken for a whole.
  private static let longestCommand = 1 << 16
}
