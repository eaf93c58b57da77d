// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// The numbers of keys, as far as keypads send them: linux/input-event-codes.h.
public enum KeyCode {
  /// KEY_KP0 to KEY_KP9, in the order of their digits.
  public static let digits = codes([
    KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9,
  ])
  /// KEY_0 to KEY_9 above the letters, in the order of their digits.
  public static let rowDigits = codes([KEY_0, KEY_1, KEY_2, KEY_3, KEY_4, KEY_5, KEY_6, KEY_7, KEY_8, KEY_9])
  /// KEY_NUMERIC_0 to KEY_NUMERIC_9 of telephones, in the order of their digits.
  public static let telephoneDigits = codes([
    KEY_NUMERIC_0, KEY_NUMERIC_1, KEY_NUMERIC_2, KEY_NUMERIC_3, KEY_NUMERIC_4, KEY_NUMERIC_5,
    KEY_NUMERIC_6, KEY_NUMERIC_7, KEY_NUMERIC_8, KEY_NUMERIC_9,
  ])
  /// What a keypad sends for its digits while a Num Lock of its own is off, in the order of the digits.
  public static let digitsWithoutNumLock = codes([
    KEY_INSERT, KEY_END, KEY_DOWN, KEY_PAGEDOWN, KEY_LEFT, KEY_CLEAR, KEY_RIGHT, KEY_HOME, KEY_UP,
    KEY_PAGEUP,
  ])
  /// KEY_KPPLUS.
  public static let plus = UInt16(KEY_KPPLUS)
  /// Minus: KEY_KPMINUS, KEY_MINUS.
  public static let minus = codes([KEY_KPMINUS, KEY_MINUS])
  /// Star: KEY_KPASTERISK, KEY_NUMERIC_STAR.
  public static let star = codes([KEY_KPASTERISK, KEY_NUMERIC_STAR])
  /// Slash: KEY_KPSLASH, KEY_SLASH.
  public static let slash = codes([KEY_KPSLASH, KEY_SLASH])
  /// The full stop, the comma in its place, and what it sends while Num Lock is off.
  public static let dot = codes([KEY_KPDOT, KEY_KPCOMMA, KEY_DOT, KEY_COMMA, KEY_DELETE])
  /// Enter: KEY_KPENTER, KEY_ENTER.
  public static let enter = codes([KEY_KPENTER, KEY_ENTER])
  /// KEY_BACKSPACE.
  public static let backspace = UInt16(KEY_BACKSPACE)
  /// KEY_EQUAL, which is plus with a shift key on the keyboards that keypads take after.
  public static let equal = UInt16(KEY_EQUAL)
  /// KEY_8, which is star with a shift key there.
  public static let eight = UInt16(KEY_8)
  /// The two shift keys.
  public static let shifts = codes([KEY_LEFTSHIFT, KEY_RIGHTSHIFT])
  /// KEY_NUMLOCK.
  public static let numLock = UInt16(KEY_NUMLOCK)
  /// KEY_ESC.
  public static let escape = UInt16(KEY_ESC)
  /// KEY_A, which a keyboard has and a numeric keypad has not.
  public static let letterA = UInt16(KEY_A)

  /// Whether it is one of the three rows of letters of a keyboard, or the space bar.
  public static func isForWriting(_ code: UInt16) -> Bool {
    switch Int32(code) {
    case KEY_Q...KEY_P, KEY_A...KEY_L, KEY_Z...KEY_M, KEY_SPACE: true
    default: false
    }
  }

  /// Whether it is a key, and no button of a mouse, a pen or a game pad.
  public static func isKey(_ code: UInt16) -> Bool {
    code < BTN_MISC || (KEY_OK..<BTN_DPAD_UP).contains(Int32(code))
  }

  private static func codes(_ numbers: [Int32]) -> [UInt16] { numbers.map(UInt16.init) }
}

/// How input devices are connected: BUS_* of linux/input.h.
public enum InputBus {
  /// BUS_USB.
  public static let usb: UInt16 = 0x03
  /// BUS_BLUETOOTH.
  public static let bluetooth: UInt16 = 0x05
}
