// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Limit.varlink, then swift run InterfaceGenerator.
public import Varlink

extension LimitInterface {
  /// The interface as a server offers it.
  public static func served() throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(description, methods: [])
  }
}
