// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Limit.varlink, then swift run InterfaceGenerator.

extension LimitInterface {
  /// The interface in varlink's language: dk.kodeoplaeser.Limit.varlink, word for word.
  public static let description = [text1].joined(separator: "\n\n")
}

extension LimitInterface {
  static let text1 = #"""
    # SPDX-License-Identifier: GPL-3.0-or-later

    # What a peer is told before its connection is closed, because it broke a limit. These come as replies
    # to the call under way, or to none. No other peer notices. A connection on which no call is under way is
    # closed without a word after fifteen minutes, or when the places are all taken and its user holds the most of them:
    # nothing was lost, and the next call goes over a new one.
    interface dk.kodeoplaeser.Limit

    # The message is longer than a message may be.
    error MessageTooLong (
      # How many bytes a message may have, without the NUL that ends it.
      bytes: int
    )

    # The message was begun and not finished in time.
    error MessageTooSlow (
      # How many seconds a message may take.
      seconds: int
    )

    # There are too many connections, of this user or of all together.
    error TooManyConnections (
      # How many there may be.
      most: int
    )

    # What came is no varlink call: not UTF-8, not JSON, nested too deep, or without a method.
    error NotAMessage (
      # What is wrong with it.
      reason: string
    )

    """#
}
