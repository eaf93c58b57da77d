// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Installation
import Options

/// What an installation consists of: a table of where each file goes and what it is made of.
struct InstalledFiles {
  /// What one file is made of.
  enum Source {
    /// A program that stands beside this one.
    case program(String)
    /// A file of the source tree.
    case file(String)
    /// A file that is written from a table of this program.
    case text(String)
    /// What the program beside this one prints.
    case printed(by: String, [String])
    /// The PAM module, compiled with cc(1) from the source tree.
    case module
  }

  /// One file: its path on the installed system, its mode, and what it is made of.
  struct Row {
    let path: String
    let source: Source
    var mode: mode_t = 0o644
  }

  /// Where programs and data go: `/usr/local`, or `/usr` for a package.
  let prefix: String
  /// The source tree, which has the voices and the module's source.
  let tree: SourceTree

  /// The list of what was installed, which uninstalling goes by.
  static func manifest(under prefix: String) -> String { prefix + "/share/kodeoplaeser/installed" }

  /// Every file, a folder's files one by one.
  func rows() throws -> [Row] {
    programs + (try voices()) + documents + completions + system + pam
  }

  private var programs: [Row] {
    [
      Row(path: prefix + "/bin/kodeoplaeser", source: .program("kodeoplaeser"), mode: 0o755),
      Row(path: prefix + "/sbin/kodeoplaeserd", source: .program("kodeoplaeserd"), mode: 0o755),
    ]
  }

  private func voices() throws -> [Row] {
    try tree.files(under: "Voices").map {
      Row(path: "\(prefix)/share/kodeoplaeser/\($0)", source: .file($0))
    }
  }

  private var documents: [Row] {
    [
      Row(
        path: prefix + "/share/man/man1/kodeoplaeser.1",
        source: .text(Manual.page)),
      Row(
        path: prefix + "/share/man/man8/kodeoplaeserd.8",
        source: .printed(by: "kodeoplaeserd", ["print-manual"])),
    ]
  }

  private var completions: [Row] {
    [
      (Shell.bash, "bash-completion/completions/kodeoplaeser"), (.zsh, "zsh/site-functions/_kodeoplaeser"),
      (.fish, "fish/vendor_completions.d/kodeoplaeser.fish"),
    ].map { shell, path in
      Row(path: "\(prefix)/share/\(path)", source: .text(CommandTable.program.completion(for: shell)))
    }
  }

  /// systemd and udev read these under `/usr/local/lib` as under `/usr/lib`.
  private var system: [Row] {
    [
      Row(
        path: prefix + "/lib/systemd/system/kodeoplaeserd.service",
        source: .text(ServiceUnit.text(program: prefix + "/sbin/kodeoplaeserd") + "\n")),
      Row(
        path: prefix + "/lib/systemd/system/kodeoplaeserd.socket",
        source: .text(SystemFiles.socketUnit + "\n")),
      Row(
        path: prefix + "/lib/systemd/user/kodeoplaeserd.service",
        source: .text(ServiceUnit.userText(program: prefix + "/sbin/kodeoplaeserd") + "\n")),
      Row(
        path: prefix + "/lib/systemd/user/kodeoplaeserd.socket",
        source: .text(SystemFiles.userSocketUnit + "\n")),
      Row(
        path: prefix + "/share/kodeoplaeser/kodeoplaeserd.conf", source: .text(ServiceOptions.sample)),
      Row(path: accountFile, source: .text(SystemFiles.account + "\n")),
      Row(
        path: prefix + "/lib/udev/rules.d/72-kodeoplaeser.rules",
        source: .text(SystemFiles.deviceRules + "\n")),
    ]
  }

  /// The file that systemd-sysusers(8) makes the service's account from.
  var accountFile: String { prefix + "/lib/sysusers.d/kodeoplaeser.conf" }

  /// Where the system keeps PAM's modules is found by one that is there; pam-auth-update(8) reads one folder alone.
  private var pam: [Row] {
    guard let folder = Self.moduleFolder, tree.has("Sources/PAMModule/pam_kodeoplaeser.c") else { return [] }
    return [
      Row(path: folder + "/pam_kodeoplaeser.so", source: .module),
      Row(
        path: "/usr/share/pam-configs/kodeoplaeser",
        source: .file("Sources/PAMModule/pam-configs/kodeoplaeser")),
      Row(
        path: prefix + "/share/kodeoplaeser/sshd_config.d/kodeoplaeser.conf",
        source: .file("Sources/PAMModule/sshd_config.d/kodeoplaeser.conf")),
      Row(
        path: prefix + "/share/man/man8/pam_kodeoplaeser.8",
        source: .file("Sources/PAMModule/pam_kodeoplaeser.8")),
    ]
  }

  /// The folder of PAM's own modules.
  static let moduleFolder: String? =
    ["x86_64-linux-gnu", "aarch64-linux-gnu", "arm-linux-gnueabihf", "riscv64-linux-gnu", "i386-linux-gnu"]
    .map { "/usr/lib/\($0)/security" }.first { access($0 + "/pam_unix.so", F_OK) == 0 }
    ?? ["/usr/lib64/security", "/usr/lib/security"].first { access($0 + "/pam_unix.so", F_OK) == 0 }
}
