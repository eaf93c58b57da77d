// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Push.varlink, then swift run InterfaceGenerator.

extension PushInterface {
  /// The interface in varlink's language: dk.kodeoplaeser.Push.varlink, word for word.
  public static let description = [text1].joined(separator: "\n\n")
}

extension PushInterface {
  static let text1 = #"""
    # SPDX-License-Identifier: GPL-3.0-or-later

    # Carry what push tokens send to their servers, over HTTPS, and bring back what these answer. For kodeoplaeser-push, which root or the
    # reader's own account runs: it holds no key, decides nothing, and sees no more than the network does.
    #
    # A field that is marked so holds a secret: it is not written down, neither by who sends it nor by who gets it.
    interface dk.kodeoplaeser.Push

    # Take what is to be sent, each as it comes, until this connection closes: with more. The first reply follows at once where something
    # waits. Whoever takes last gets it all.
    # [Supports 'more' flag]
    method Carry() -> (
      # What names it in Answer and Fail.
      exchange: int,
      # Where to: an address that begins with https://. It is not to be redirected.
      url: string,
      # The body of a POST, application/x-www-form-urlencoded; a GET without it.
      # [Secret]
      form: ?string
    )

    # Bring what a server answered.
    method Answer(
      # Which exchange.
      exchange: int,
      # The status of HTTP.
      httpStatus: int,
      # The body in UTF-8, at most 65536 bytes.
      # [Secret]
      answer: string
    ) -> ()

    # Say that a server could not be asked, or that its answer was not to be taken.
    method Fail(
      # Which exchange.
      exchange: int,
      # Why, in words.
      reason: string
    ) -> ()

    # Have every server asked for logins once more, unless it is being asked. What is to be sent for that comes by Carry.
    method Poll() -> (
      # How many push tokens there are.
      tokens: int
    )

    # Somebody else carries now.
    error TakenOver ()

    # There is no such exchange under way.
    error NoSuchExchange ()

    """#
}
