// SPDX-License-Identifier: GPL-3.0-or-later

/// What the service needs beside its unit: files of the system, as systemd and udev read them.
public enum SystemFiles {
  /// The socket, which systemd holds: whoever calls while the service stops or starts again waits, and starts it.
  public static let socketUnit = """
    [Unit]
    Description=Kodeoplæser, where services and the command line connect
    Documentation=man:kodeoplaeserd(8)

    [Socket]
    ListenStream=/run/kodeoplaeser/socket
    SocketMode=0666
    DirectoryMode=0755
    RemoveOnStop=no

    [Install]
    WantedBy=sockets.target
    """

  /// The socket of a person's own service, which nobody else reaches.
  public static let userSocketUnit = """
    [Unit]
    Description=Kodeoplæser, where one's own programs connect
    Documentation=man:kodeoplaeserd(8)

    [Socket]
    ListenStream=%t/kodeoplaeser/socket
    SocketMode=0600
    DirectoryMode=0700

    [Install]
    WantedBy=sockets.target
    """

  /// The account of the service, in no group but its own: the unit adds those of sound cards and input devices (sysusers.d(5)).
  public static let account = """
    #Type Name          ID  GECOS                                   Home directory        Shell
    u     \(ServiceUnit.account)  -   "Kodeoplaeser, a talking code reader"   /var/lib/kodeoplaeser -
    """

  /// Which keypad and which headset are the reader's alone: nothing, until a rule of the administrator's names them
  /// (udev(7)). A device is given to whoever sits at the console by its tag `uaccess`, which a rule of number 73 reads.
  public static let deviceRules = """
    # A keypad or a headset that is the reader's alone. Name it in a file of your own with a lower number, such as
    # /etc/udev/rules.d/60-reader.rules, by what "udevadm info /dev/input/eventN" and "udevadm info /dev/snd/controlCN" tell:
    #
    #   SUBSYSTEM=="input", ENV{ID_VENDOR_ID}=="04d9", ENV{ID_MODEL_ID}=="1203", ENV{KODEOPLAESER}="1"
    #   SUBSYSTEM=="sound", ENV{ID_SERIAL}=="Maker_Headset_0001", ENV{KODEOPLAESER}="1"
    #
    # Nobody at the console gets it then: only the groups input and audio open it, and root.
    ENV{KODEOPLAESER}!="1", GOTO="kodeoplaeser_end"
    SUBSYSTEM=="input", KERNEL=="event*", TAG-="uaccess", TAG-="seat", GROUP="input", MODE="0660"
    SUBSYSTEM=="input", KERNEL=="event*", ENV{LIBINPUT_IGNORE_DEVICE}="1"
    SUBSYSTEM=="sound", TAG-="uaccess", GROUP="audio", MODE="0660"
    SUBSYSTEM=="sound", ENV{PULSE_IGNORE}="1", ENV{ACP_IGNORE}="1"
    LABEL="kodeoplaeser_end"
    """
}
