// SPDX-License-Identifier: GPL-3.0-or-later

/// The systemd unit file that `run --print-unit` prints: the daemon as a service, shut in as far as it goes.
enum UnitFile {
  /// The file's text, for a program at this path, and for text messages that leave where they were told to.
  static func text(program: String, messages: MessageOutlet? = nil) -> String {
    let start = quoted(program) + " run" + (messages.map { " --messages " + quoted($0.description) } ?? "")
    return sections(starting: start, letting: messages).map { name, lines in
      (["[\(name)]"] + lines.map { "\($0.key)=\($0.value)" }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static func sections(
    starting start: String, letting messages: MessageOutlet?
  ) -> [(name: String, lines: [Line])] {
    [
      ("Unit", about), ("Service", [("ExecStart", start)] + running + shutIn + outlet(messages)),
      ("Install", [("WantedBy", "multi-user.target")]),
    ]
  }

  /// The folder that messages leave through is the one place outside the state that is written to; where it is
  /// another user's, its group is what lets the daemon in.
  private static func outlet(_ messages: MessageOutlet?) -> [Line] {
    guard let messages else { return [] }
    return [("ReadWritePaths", quoted(messages.folder))]
      + (messages.group.map { [("SupplementaryGroups", "\($0)")] } ?? [])
  }

  /// A path as systemd reads it back: specifiers and spaces escaped (systemd.unit(5), systemd.service(5)).
  private static func quoted(_ path: String) -> String {
    path.map { escapes[$0] ?? String($0) }.joined()
  }

  private static let escapes: [Character: String] = ["%": "%%", "\\": "\\\\", " ": "\\x20"]

  private typealias Line = (key: String, value: String)

  private static let about: [Line] = [
    ("Description", "Kodeoplæser, a talking code reader"),
    ("After", "sound.target"),
    ("StartLimitIntervalSec", "0"),
  ]

  /// It says when it is ready and that it is alive, and is restarted at once where it is silent. That it is asked whether it
  /// is alive wakes it every five seconds, and nothing else does while it rests.
  private static let running: [Line] = [
    ("Type", "notify"),
    ("NotifyAccess", "main"),
    ("Environment", "\(bootVariable)=%b"),
    ("ExecReload", "/bin/kill -HUP $MAINPID"),
    ("WatchdogSec", "10s"),
    ("Restart", "always"),
    ("RestartSec", "100ms"),
    ("TimeoutStopSec", "5s"),
    ("StateDirectory", "kodeoplaeser"),
    ("StateDirectoryMode", "0700"),
    ("RuntimeDirectory", "kodeoplaeser"),
    ("RuntimeDirectoryMode", "0755"),
    ("UMask", "0077"),
  ]

  /// Where the unit hands down the name of the boot, which `ProcSubset=pid` hides.
  static let bootVariable = "KODEOPLAESER_BOOT"

  /// What it needs is a sound card, an input device and its socket: everything else is taken away. Memory for new code
  /// and every network but Unix sockets are never needed; a crash leaves no core file with secrets in it.
  private static let shutIn: [Line] = [
    ("LimitCORE", "0"),
    ("LimitRTPRIO", "5"),
    ("LimitNICE", "-11"),
    ("NoNewPrivileges", "yes"),
    ("CapabilityBoundingSet", ""),
    ("AmbientCapabilities", ""),
    ("SupplementaryGroups", "audio input"),
    ("DevicePolicy", "closed"),
    ("DeviceAllow", "char-alsa rw"),
    ("DeviceAllow", "char-input rw"),
    ("DeviceAllow", "/dev/console w"),
    ("ProtectSystem", "strict"),
    ("ProtectHome", "yes"),
    ("ProtectProc", "invisible"),
    ("ProcSubset", "pid"),
    ("ProtectClock", "yes"),
    ("ProtectHostname", "yes"),
    ("ProtectKernelLogs", "yes"),
    ("ProtectKernelModules", "yes"),
    ("ProtectKernelTunables", "yes"),
    ("ProtectControlGroups", "yes"),
    ("PrivateTmp", "yes"),
    ("PrivateNetwork", "yes"),
    ("RestrictAddressFamilies", "AF_UNIX"),
    ("RestrictNamespaces", "yes"),
    ("RestrictRealtime", "no"),
    ("RestrictSUIDSGID", "yes"),
    ("RemoveIPC", "yes"),
    ("LockPersonality", "yes"),
    ("MemoryDenyWriteExecute", "yes"),
    ("SystemCallArchitectures", "native"),
    ("SystemCallFilter", "@system-service"),
    ("SystemCallErrorNumber", "EPERM"),
  ]
}
