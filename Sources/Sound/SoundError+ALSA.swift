// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

extension SoundError {
  /// Why snd_pcm_open(3) refused.
  static func opening(_ output: String, _ code: Int32) -> SoundError {
    switch -code {
    case ENOENT, ENODEV, ENXIO, ECONNREFUSED: .missing(output: output)
    case EBUSY, EAGAIN: .busy(output: output)
    case EACCES, EPERM: .forbidden(output: output)
    default: .device(output: output, code: code)
    }
  }

  /// Why a device that played stopped playing. A sound server that ends or restarts gives any of the errors of a
  /// broken connection.
  static func playing(_ output: String, _ code: Int32) -> SoundError {
    switch -code {
    case ENODEV, ENXIO, EBADFD, EIO, ECONNREFUSED, ECONNRESET, ENOTCONN, ECONNABORTED, ESHUTDOWN, ENOENT:
      .gone(output: output)
    case ESTRPIPE: .suspended(output: output)
    case EBUSY: .busy(output: output)
    default: .device(output: output, code: code)
    }
  }
}
