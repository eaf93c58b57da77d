// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import ServiceInterfaces
internal import Sound

/// What is wrong with a device, as where it stands.
extension ReaderInterface.Condition {
  /// - Parameter trouble: why an output cannot be heard; `nil` where it can.
  init(_ trouble: SoundError?) {
    self =
      switch trouble {
      case nil: .ready
      case .busy?: .busy
      case .missing?: .none
      default: .gone
      }
  }

  /// - Parameters:
  ///   - trouble: why a keypad cannot be used.
  ///   - former: how it stood before.
  init(_ trouble: KeypadError, after former: Self) {
    self =
      switch trouble {
      case .inUse: .busy
      case .notFound where former == .none: .none
      default: .gone
      }
  }
}
