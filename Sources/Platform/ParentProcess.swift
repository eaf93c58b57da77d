// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// The process that started this one.
public enum ParentProcess {
  /// Has the kernel send this process a signal when its parent ends: prctl(2) PR_SET_PDEATHSIG. A parent that had ended before is
  /// not noticed.
  public static func signalEnd(by number: Int32) { clinux_signal_parents_end(number) }
}
