// SPDX-License-Identifier: GPL-3.0-or-later

/// Where an input device is found, and where it is seen that one came or went.
protocol DeviceSource: Sendable {
  /// The folder that its file is in when it is there.
  var folder: String { get }

  /// Its own file, where that is known beforehand.
  var file: String? { get }

  /// Opens the device that is there now.
  func open() throws(KeypadError) -> InputDevice
}
