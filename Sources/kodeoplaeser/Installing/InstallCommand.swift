// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Options
import Platform

/// Puts the programs, what they speak and what the system needs to run them where they belong, and takes away just that.
struct InstallCommand {
  private let prefix: String
  /// A folder that stands for `/`, where a package is made; empty for this system.
  private let root: String

  static let options = [
    Option("--prefix", "DIR", "where programs and data go, /usr/local if none is given"),
    Option("--destdir", "DIR", "a folder that stands for /, to make a package of; nothing is started then"),
  ]

  init(_ invocation: Invocation) throws {
    prefix = try Self.absolute(invocation["--prefix"] ?? "/usr/local", "--prefix")
    root = try invocation["--destdir"].map { try Self.absolute($0, "--destdir") } ?? ""
  }

  private static func absolute(_ path: String, _ option: String) throws -> String {
    guard path.hasPrefix("/") else {
      throw Failure(.usage, "\(option) takes a whole path, and \(path) is none")
    }
    var path = path
    while path.hasSuffix("/") { path.removeLast() }
    return path
  }

  // MARK: Installing

  /// Everything is made before the first file is written, so that what cannot be made leaves what was there.
  func install() throws -> ExitCode {
    let tree = try SourceTree()
    let files = InstalledFiles(prefix: prefix, tree: tree)
    let module = TemporaryModule()
    defer { module.remove() }
    var made: [(path: String, bytes: [UInt8], mode: mode_t)] = []
    for row in try files.rows() {
      guard let bytes = try contents(of: row, in: tree, module) else { continue }
      made.append((row.path, bytes, row.mode))
    }
    var manifest = Manifest()
    for file in made {
      try manifest.write(file.bytes, to: file.path, under: root, mode: file.mode)
      Console.say(root + file.path)
    }
    try manifest.write(to: InstalledFiles.manifest(under: prefix), under: root)
    return begin(account: files.accountFile)
  }

  /// The bytes of a file; nil for the module where it cannot be compiled, which is said.
  private func contents(of row: InstalledFiles.Row, in tree: SourceTree, _ module: TemporaryModule) throws
    -> [UInt8]?
  {
    switch row.source {
    case .program(let name): return try Self.read("\(tree.built)/\(name)")
    case .file(let name): return try Self.read(tree.path(of: name))
    case .text(let text): return Array(text.utf8)
    case .printed(let program, let arguments):
      guard let text = ChildProgram.output(of: ["\(tree.built)/\(program)"] + arguments) else {
        throw Failure(.usage, "\(tree.built)/\(program) does not run; build it first, as the README says")
      }
      return Array(text.utf8)
    case .module:
      let source = tree.path(of: "Sources/PAMModule/pam_kodeoplaeser.c")
      guard module.compile(source, calling: prefix + "/bin/kodeoplaeser") else {
        Console.complain(
          "the PAM module was left out: cc does not compile \(source); it needs gcc and libpam0g-dev")
        return nil
      }
      return try Self.read(module.path)
    }
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Failure(.usage, "\(path) cannot be read: \(SystemError.last)") }
    defer { close(file) }
    var (bytes, chunk) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure(.other, "\(path) cannot be read: \(SystemError.last)") }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
    }
  }

  // MARK: The system

  private var isThisSystem: Bool { root.isEmpty && access("/run/systemd/system", F_OK) == 0 }

  /// Has systemd make the account, read the units and start the service, again where an earlier version runs.
  private func begin(account: String) -> ExitCode {
    guard isThisSystem else { return .approvedOrDone }
    let steps = [
      ["systemd-sysusers", account], ["udevadm", "control", "--reload"], ["systemctl", "daemon-reload"],
      ["systemctl", "enable", "kodeoplaeserd.socket", "kodeoplaeserd.service"],
      // Both are stopped first: a socket is not started beside a service that runs, as that of an earlier version does.
      ["systemctl", "stop", "kodeoplaeserd.socket", "kodeoplaeserd.service"],
      ["systemctl", "start", "kodeoplaeserd.socket", "kodeoplaeserd.service"],
    ]
    for step in steps where ChildProgram.output(of: step) == nil {
      Console.complain(
        "installed, and not started: \"\(step.joined(separator: " "))\" failed; try it by hand")
      return .other
    }
    Console.say("The reader runs. With nobody enrolled it leads through the first start by ear.")
    return .approvedOrDone
  }

  // MARK: Uninstalling

  /// Takes away what the list of the installation names, and folders that are empty then. Users, approvals and settings stay
  /// in /var/lib/kodeoplaeser.
  func uninstall() throws -> ExitCode {
    let list = root + InstalledFiles.manifest(under: prefix)
    let manifest = Manifest(reading: String(decoding: try Self.read(list), as: UTF8.self))
    if isThisSystem {
      _ = ChildProgram.output(
        of: ["systemctl", "disable", "--now", "kodeoplaeserd.socket", "kodeoplaeserd.service"])
    }
    for path in try manifest.remove(under: root, withList: list) { Console.say(path) }
    if isThisSystem { _ = ChildProgram.output(of: ["systemctl", "daemon-reload"]) }
    return .approvedOrDone
  }
}
