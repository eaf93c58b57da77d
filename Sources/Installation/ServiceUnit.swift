// SPDX-License-Identifier: GPL-3.0-or-later

/// The unit file of the machine's service, for systemd.
public enum ServiceUnit {
  /// The account that the service runs as; `SystemFiles.account` has systemd make it.
  public static let account = "kodeoplaeser"

  /// The file's text.
  ///
  /// - Parameters:
  ///   - program: the path of `kodeoplaeserd`.
  ///   - arguments: what it is started with after `run`.
  ///   - folders: what it writes to beside its state, such as the outbox of messages.
  ///   - groups: the groups that let it in there.
  public static func text(
    program: String, arguments: [String] = [], writingTo folders: [String] = [], groups: [UInt32] = []
  ) -> String {
    let start = ([program, "run"] + arguments).map(quoted).joined(separator: " ")
    let places = folders.map { ("ReadWritePaths", quoted($0)) }
    let entries = groups.map { ("SupplementaryGroups", "\($0)") }
    let sections: [(name: String, lines: [Line])] = [
      ("Unit", about), ("Service", [("ExecStart", start)] + running + shutIn + places + entries),
      ("Install", [("WantedBy", "multi-user.target")]),
    ]
    return text(of: sections)
  }

  /// The unit of a person's own service, which their user manager starts: it speaks their codes, and answers their own programs. Its
  /// account may write to what it answers with, so that PAM takes no answer of it.
  public static func userText(program: String) -> String {
    text(of: [
      ("Unit", aboutUser),
      (
        "Service",
        [("ExecStart", ([program, "run"]).map(quoted).joined(separator: " "))] + living + shutInUser
      ),
      ("Install", [("WantedBy", "default.target")]),
    ])
  }

  private static func text(of sections: [(name: String, lines: [Line])]) -> String {
    sections.map { name, lines in
      (["[\(name)]"] + lines.map { "\($0.key)=\($0.value)" }).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// A path as systemd reads it back: specifiers and spaces escaped (systemd.unit(5), systemd.service(5)).
  private static func quoted(_ path: String) -> String {
    path.map { escapes[$0] ?? String($0) }.joined()
  }

  private static let escapes: [Character: String] = ["%": "%%", "\\": "\\\\", " ": "\\x20"]

  private typealias Line = (key: String, value: String)

  private static let about: [Line] =
    [
      ("Description", "Kodeoplæser, a talking code reader"),
      ("Documentation", "man:kodeoplaeserd(8)"),
      ("Wants", "kodeoplaeserd.socket"),
      ("After", "kodeoplaeserd.socket sound.target"),
    ] + startLimit

  private static let aboutUser: [Line] =
    [
      ("Description", "Kodeoplæser, a talking code reader of one's own"),
      ("Documentation", "man:kodeoplaeserd(8)"),
      ("Wants", "kodeoplaeserd.socket"),
      ("After", "kodeoplaeserd.socket pipewire.service pulseaudio.service"),
    ] + startLimit

  /// A daemon that cannot start says why by ear each time, which takes some seconds: within a minute no limit would be met.
  private static let startLimit: [Line] = [("StartLimitIntervalSec", "10min"), ("StartLimitBurst", "20")]

  /// It says when it is ready and that it is alive, and is restarted at once where it is silent, twenty times in ten minutes at
  /// most: then systemd gives it up, with the last reason in its status. That it is asked whether it
  /// is alive wakes it every five seconds, and nothing else does while it rests.
  private static let living: [Line] = [
    ("Type", "notify"),
    ("NotifyAccess", "main"),
    ("Environment", "\(bootVariable)=%b"),
    ("ExecReload", "/bin/kill -HUP $MAINPID"),
    ("WatchdogSec", "10s"),
    ("Restart", "always"),
    ("RestartSec", "100ms"),
    ("TimeoutStopSec", "5s"),
    ("UMask", "0077"),
  ]

  private static let running: [Line] =
    living + [
      ("User", account),
      ("Group", account),
      ("StateDirectory", "kodeoplaeser"),
      ("StateDirectoryMode", "0700"),
      ("RuntimeDirectory", "kodeoplaeser"),
      ("RuntimeDirectoryMode", "0755"),
      ("RuntimeDirectoryPreserve", "yes"),
    ]

  /// Where the unit hands down the name of the boot, which `ProcSubset=pid` hides.
  public static let bootVariable = "KODEOPLAESER_BOOT"

  /// What it needs is a sound card, an input device and its socket: everything else is taken away. Memory for new code
  /// and every network but Unix sockets are never needed; a crash leaves no core file with secrets in it. What IPC the account
  /// made stays: the semaphore of alsa-lib's dmix is the card's other players' too.
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
    ("PrivateMounts", "yes"),
    ("PrivateNetwork", "yes"),
    ("IPAddressDeny", "any"),
    ("RestrictAddressFamilies", "AF_UNIX"),
    ("RestrictNamespaces", "yes"),
    ("RestrictRealtime", "no"),
    ("RestrictSUIDSGID", "yes"),
    ("RemoveIPC", "no"),
    ("LockPersonality", "yes"),
    ("MemoryDenyWriteExecute", "yes"),
    ("SystemCallArchitectures", "native"),
    ("SystemCallFilter", "@system-service"),
    ("SystemCallFilter", "~@privileged"),
    ("SystemCallErrorNumber", "EPERM"),
  ]

  /// What a user manager, which is no root, can take away: it opens the person's own sound server and nothing of the network.
  private static let shutInUser: [Line] = [
    ("LimitCORE", "0"),
    ("NoNewPrivileges", "yes"),
    ("RestrictAddressFamilies", "AF_UNIX"),
    ("RestrictNamespaces", "yes"),
    ("RestrictSUIDSGID", "yes"),
    ("LockPersonality", "yes"),
    ("MemoryDenyWriteExecute", "yes"),
    ("SystemCallArchitectures", "native"),
    ("SystemCallFilter", "@system-service"),
    ("SystemCallFilter", "~@privileged"),
    ("SystemCallErrorNumber", "EPERM"),
  ]
}
