// SPDX-License-Identifier: GPL-3.0-or-later

/// An input device as it describes itself, from which follows what the reader does with it.
public struct InputDeviceDescription: Equatable, Sendable {
  /// What the reader does with a device that nobody named.
  public enum Use: String, Sendable {
    /// It is a numeric keypad and nothing else: it is taken.
    case taken
    /// It lists a whole keyboard with a keypad, as most numeric keypads do: it is taken once plus was pressed on it.
    case proposed
    /// It is a keyboard of the machine itself, or one that a program makes: it is left alone.
    case builtIn
    /// It has not the keys of a keypad: it is left alone.
    case unsuitable
  }

  /// How it is connected, and whose product it is.
  public let id: EventDevice.ID
  /// What it calls itself; words from outside.
  public let name: String
  /// Where it is plugged in; empty where that is not known.
  public let physicalPath: String
  /// What tells it from others of its make; empty where nothing does.
  public let uniqueID: String
  /// The codes of the keys that it can send.
  public let keys: Set<UInt16>
  /// Whether it is fixed to the machine though its bus is one that things are plugged into: sysfs, `removable`.
  public let isFixed: Bool

  /// A device of this description.
  public init(
    id: EventDevice.ID, name: String, physicalPath: String = "", uniqueID: String = "", keys: Set<UInt16>,
    isFixed: Bool = false
  ) {
    self.id = id
    self.name = name
    self.physicalPath = physicalPath
    self.uniqueID = uniqueID
    self.keys = keys
    self.isFixed = isFixed
  }

  /// What is done with it where nobody named it.
  public var use: Use {
    guard hasKeypad else { return .unsuitable }
    guard keys.contains(KeyCode.letterA) else { return .taken }
    // The digits above the letters are no keypad: what is proposed is answered with the plus of a keypad.
    guard keys.isSuperset(of: KeyCode.digits), keys.contains(KeyCode.plus) else { return .unsuitable }
    return isBuiltIn ? .builtIn : .proposed
  }

  /// Whether everything can be typed on it that the reader needs: each digit, plus, minus and Enter.
  public var hasKeypad: Bool {
    let digits = keys.isSuperset(of: KeyCode.digits) || keys.isSuperset(of: KeyCode.rowDigits)
    let plus =
      keys.contains(KeyCode.plus) || keys.contains(KeyCode.equal) && !keys.isDisjoint(with: KeyCode.shifts)
    return digits && plus && !keys.isDisjoint(with: KeyCode.minus) && !keys.isDisjoint(with: KeyCode.enter)
  }

  /// Whether it comes and goes by itself: wireless keypads sleep.
  public var isWireless: Bool { id.bus == InputBus.bluetooth }

  /// On any other bus than these two stand the keyboards of laptops, and those that programs make.
  private var isBuiltIn: Bool {
    isFixed || ![InputBus.usb, InputBus.bluetooth].contains(id.bus) || Self.isCalledInternal(name)
  }

  /// Some laptops have their keyboard on USB and call it so, as `Apple Internal Keyboard / Trackpad`.
  private static func isCalledInternal(_ name: String) -> Bool {
    name.split { !$0.isLetter }.contains { $0.lowercased() == "internal" }
  }
}

extension InputDeviceDescription {
  /// What the device that is open says of itself.
  ///
  /// - Parameter path: its file, by whose name sysfs knows it.
  public init(_ descriptor: CInt, path: String) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    self.init(
      id: EventDevice.id(descriptor) ?? EventDevice.ID(bus: 0, vendor: 0, product: 0),
      name: EventDevice.name(descriptor), physicalPath: EventDevice.physicalPath(descriptor),
      uniqueID: EventDevice.uniqueID(descriptor), keys: EventDevice.keys(descriptor),
      isFixed: SystemDevice.isFixed("/sys/class/input/\(file)/device"))
  }
}
