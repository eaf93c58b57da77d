// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

extension KeypadError {
  /// The error for an errno(3) of a call on `path`.
  init(_ code: CInt, path: String) {
    switch code {
    case ENOENT, ENOTDIR, ENXIO: self = .notFound(path: path)
    case EACCES, EPERM: self = .notAllowed(path: path)
    case EBUSY: self = .inUse(path: path)
    case ENODEV: self = .gone(path: path)
    case ENOTTY: self = .notAKeypad(path: path)
    default: self = .system(path: path, reason: unsafe String(cString: strerror(code)))
    }
  }
}
